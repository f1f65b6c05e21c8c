import { isDeepStrictEqual } from "node:util";
import { echoes, fixed, replaces, type Thing, type Unknown, type Values, type World } from "./world";

/** Chooses among as many as are there. */
export type Pick = (among: number) => number;

/** Another world, and what the plan to it does not tell; nothing where the edit finds nothing to change. */
export type Edit = (world: World, pick: Pick, fresh: () => string) => Edited | undefined;

export interface Edited {
  readonly world: World;
  readonly unknown?: readonly Unknown[];
}

const oneOf = <T>(among: readonly T[], pick: Pick): T | undefined => among[pick(among.length)];

const thingsOf = (world: World, ...types: readonly string[]): readonly Thing[] =>
  Object.values(world.things).filter(({ type }) => types.length === 0 || types.includes(type));

const withThing = (world: World, thing: Thing): World => ({
  ...world,
  things: { ...world.things, [thing.address]: thing },
});

const withoutThing = (world: World, { address }: Thing): World => ({
  ...world,
  things: Object.fromEntries(Object.entries(world.things).filter(([other]) => other !== address)),
});

const set = (thing: Thing, values: Values): Thing => ({
  ...thing,
  values: { ...thing.values, ...values },
  written: [...new Set([...thing.written, ...Object.keys(values)])],
});

const account = "123456789012";
const outside = `arn:aws:sns:us-east-1:${account}:elsewhere`;
const queue = `arn:aws:sqs:us-east-1:${account}:`;

const denying = (action: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Principal: "*", Action: action, Resource: "*" }],
  });

const parsed = (text: unknown): { Statement?: unknown } | undefined => {
  try {
    return typeof text === "string" ? (JSON.parse(text) as { Statement?: unknown }) : undefined;
  } catch {
    return undefined;
  }
};

type Statement = Readonly<Record<string, unknown>>;

const restated = (text: unknown, change: (statements: readonly Statement[]) => readonly Statement[]): unknown => {
  const policy = parsed(text);
  if (!policy) return text;
  const statements = [policy.Statement ?? []].flat() as unknown as readonly Statement[];
  return JSON.stringify({ ...policy, Statement: change(statements) });
};

/** Texts that a policy may be changed to. */
const policies: readonly ((text: unknown) => unknown)[] = [
  (text) => restated(text, (all) => [...all].reverse()),
  (text) => restated(text, (all) => [...all, ...all]),
  (text) =>
    restated(text, (all) => [
      ...all,
      { Effect: "Allow", Principal: { AWS: account }, Action: "s3:ListBucket", Resource: "*" },
    ]),
  (text) => restated(text, (all) => [...all, { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }]),
  (text) => restated(text, (all) => all.slice(1)),
  (text) =>
    restated(text, (all) =>
      all.map((one) => ({ ...one, Condition: { StringEquals: { "aws:SourceAccount": account } } })),
    ),
  (text) =>
    restated(text, (all) => all.map((one) => ({ ...one, Condition: { Bool: { "aws:ViaAWSService": "true" } } }))),
];

const patterns: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll("||", " || "),
  (text) => text.replace(/\}$/, "||($.eventName=UpdateAssumeRolePolicy)}"),
  (text) => text.replace(/\|\|\s*\(\$\.eventName\s*=\s*"?[A-Za-z]+"?\)\s*\}$/, "}"),
  (text) => text.replace(/\(\$\.eventName\s*=\s*"?DeleteRolePolicy"?\)\s*\|\|/, ""),
  (text) => text.replace(/^\{(.*)\}$/s, '{($1) && ($.userIdentity.type != "Root")}'),
  (text) => text.replace(/^\{(.*)\}$/s, "{($1) && ($.errorCode NOT EXISTS)}"),
  (text) => text.replace(/ && \(\$\.(?:userIdentity|errorCode)[^)]*\)\}$/, "}"),
  (text) => text.replace(/^\{(.*)\}$/s, '{($.eventSource = "iam.amazonaws.com") && ($1)}'),
  () => "ERROR",
];

/** What an attribute may become; a function where that depends on what it is, or on what is there. */
type Choices = readonly unknown[] | ((value: unknown, world: World, pick: Pick) => unknown);

const policy: Choices = (text, _, pick) => oneOf(policies, pick)?.(text);

const arns = (world: World, type: string): readonly string[] =>
  thingsOf(world, type).flatMap(({ values: { arn } }) => (typeof arn === "string" ? [arn] : []));

const names = (world: World, type: string, attribute = "name"): readonly string[] =>
  thingsOf(world, type).flatMap(({ values }) => (typeof values[attribute] === "string" ? [values[attribute]] : []));

const named =
  (type: string, attribute: string, ...others: readonly string[]): Choices =>
  (_, world, pick) =>
    oneOf([...names(world, type, attribute), ...others], pick);

const actions: Choices = (value, world, pick) => {
  const own = Array.isArray(value) ? (value as readonly string[]) : [];
  const topic = oneOf([...arns(world, "aws_sns_topic"), outside], pick) as string;
  return oneOf([[...new Set([...own, topic])].sort(), [topic], own.filter((arn) => arn !== topic), own.slice(1)], pick);
};

const block =
  (changes: Values): Choices =>
  (value) =>
    Array.isArray(value) ? value.map((one) => ({ ...(one as Values), ...changes })) : value;

const eitherOf =
  (...choices: readonly Choices[]): Choices =>
  (value, world, pick) => {
    const chosen = oneOf(choices, pick) ?? [];
    return typeof chosen === "function" ? chosen(value, world, pick) : oneOf(chosen as readonly unknown[], pick);
  };

const key = named(
  "aws_kms_key",
  "arn",
  "",
  `arn:aws:kms:us-east-1:${account}:key/11111111-2222-3333-4444-555555555555`,
);
const groupArn: Choices = (_, world, pick) =>
  oneOf([...arns(world, "aws_cloudwatch_log_group").map((arn) => `${arn.replace(/:\*$/, "")}:*`), ""], pick);

const plausible: Readonly<Record<string, Readonly<Record<string, Choices>>>> = {
  aws_cloudwatch_metric_alarm: {
    threshold: [0, 1, 1, 2, 3, 1000],
    period: [10, 60, 300, 600, 3600],
    evaluation_periods: [1, 1, 2, 5, 288],
    datapoints_to_alarm: [0, 1, 2, 3],
    statistic: ["Sum", "Maximum", "Average", "SampleCount", ""],
    extended_statistic: ["", "p90"],
    comparison_operator: ["GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold"],
    treat_missing_data: ["missing", "notBreaching", "ignore", "breaching"],
    actions_enabled: [true, false],
    alarm_actions: actions,
    dimensions: [null, {}, { Kind: "other" }],
    unit: ["", "None", "Count", "Bytes"],
    metric_name: ["IAMPolicyChangeCount", "Other"],
    namespace: ["CISBenchmark", "Other"],
  },
  aws_cloudwatch_log_metric_filter: {
    pattern: (text, _, pick) => oneOf(patterns, pick)?.(String(text)),
    metric_transformation: eitherOf(
      ...["1", "1", "2", "0", "$.size"].map((value) => block({ value })),
      ...["", "", "0", "1", "5"].map((default_value) => block({ default_value })),
      ...["None", "Count"].map((unit) => block({ unit })),
      ...[{}, { user: "$.userIdentity.arn" }].map((dimensions) => block({ dimensions })),
      block({ name: "Other" }),
    ),
    log_group_name: named("aws_cloudwatch_log_group", "name", "elsewhere"),
    apply_on_transformed_logs: [null, false, true],
    field_selection_criteria: ["", '@aws.region = "us-east-1"'],
    emit_system_field_dimensions: [null, ["@aws.account"]],
  },
  aws_cloudwatch_log_group: {
    retention_in_days: [0, 1, 30, 90, 365, 3653],
    log_group_class: ["", "STANDARD", "INFREQUENT_ACCESS"],
    kms_key_id: key,
  },
  aws_cloudtrail: {
    enable_logging: [true, false],
    is_multi_region_trail: [true, false],
    include_global_service_events: [true, false],
    is_organization_trail: [true, false],
    event_selector: [
      [],
      [
        {
          read_write_type: "All",
          include_management_events: true,
          exclude_management_event_sources: [],
          data_resource: [],
        },
      ],
      [
        {
          read_write_type: "WriteOnly",
          include_management_events: true,
          exclude_management_event_sources: [],
          data_resource: [],
        },
      ],
      [
        {
          read_write_type: "ReadOnly",
          include_management_events: true,
          exclude_management_event_sources: [],
          data_resource: [],
        },
      ],
      [
        {
          read_write_type: "All",
          include_management_events: false,
          exclude_management_event_sources: [],
          data_resource: [],
        },
      ],
    ],
    kms_key_id: key,
    s3_bucket_name: named("aws_s3_bucket", "bucket", "elsewhere"),
    s3_key_prefix: ["", "prefix"],
    cloud_watch_logs_group_arn: groupArn,
    cloud_watch_logs_role_arn: named("aws_iam_role", "arn", `arn:aws:iam::${account}:role/elsewhere`),
  },
  aws_sns_topic: { kms_master_key_id: key, fifo_topic: [false, true], policy },
  aws_sns_topic_policy: { policy },
  aws_sns_topic_subscription: {
    filter_policy: ["", '{"severity":["high"]}', '{"severity":["low"]}', '{"NewStateValue":["ALARM"]}'],
    filter_policy_scope: ["", "MessageAttributes", "MessageBody"],
    topic_arn: named("aws_sns_topic", "arn", outside),
    raw_message_delivery: [true, false],
  },
  aws_iam_role: {
    assume_role_policy: policy,
    permissions_boundary: ["", "arn:aws:iam::aws:policy/ReadOnlyAccess"],
    inline_policy: eitherOf([[], [{ name: "denies", policy: denying("logs:*") }]], (value) => value),
    managed_policy_arns: [[], ["arn:aws:iam::aws:policy/ReadOnlyAccess"]],
  },
  aws_iam_role_policy: { policy },
  aws_iam_policy: { policy },
  aws_s3_bucket: { policy },
  aws_s3_bucket_policy: { policy, bucket: named("aws_s3_bucket", "bucket", "elsewhere") },
  aws_kms_key: { policy, is_enabled: [true, false], key_usage: ["ENCRYPT_DECRYPT", "SIGN_VERIFY"] },
  aws_kms_alias: {},
  aws_cloudwatch_composite_alarm: { actions_enabled: [true, false], alarm_actions: actions },
};

const editable = (world: World): readonly (readonly [Thing, string, Choices])[] =>
  Object.values(world.things).flatMap((thing) =>
    Object.entries(plausible[thing.type] ?? {}).map(([attribute, choices]) => [thing, attribute, choices] as const),
  );

const chosen = (world: World, thing: Thing, attribute: string, choices: Choices, pick: Pick): unknown =>
  typeof choices === "function"
    ? choices(thing.values[attribute], world, pick)
    : oneOf(choices as readonly unknown[], pick);

// Things of a kind are many: the kind is chosen first, so that alarms and filters are edited as often as policies
const target = (world: World, pick: Pick): readonly [Thing, string, Choices] | undefined => {
  const all = editable(world);
  const type = oneOf([...new Set(all.map(([{ type }]) => type))], pick);
  return oneOf(
    all.filter(([thing]) => thing.type === type),
    pick,
  );
};

const changedAt = (world: World, pick: Pick) => {
  const [thing, attribute, choices] = target(world, pick) ?? [];
  if (!thing || attribute === undefined || !choices) return;
  return { thing: set(thing, { [attribute]: chosen(world, thing, attribute, choices, pick) }), attribute };
};

const changed: Edit = (world, pick) => {
  const { thing } = changedAt(world, pick) ?? {};
  return thing && { world: withThing(world, thing) };
};

const hidden: Edit = (world, pick) => {
  const { thing, attribute } = changedAt(world, pick) ?? {};
  // What is fixed makes an object anew, which is told by its own edits
  if (!thing || attribute === undefined || fixed(thing.type).includes(attribute)) return;
  return { world: withThing(world, thing), unknown: [{ address: thing.address, attribute }] };
};

const deleted: Edit = (world, pick) => {
  const thing = oneOf(thingsOf(world), pick);
  return thing && { world: withoutThing(world, thing) };
};

const renamable: Readonly<Record<string, string>> = {
  aws_cloudtrail: "name",
  aws_cloudwatch_log_group: "name",
  aws_cloudwatch_log_metric_filter: "name",
  aws_cloudwatch_metric_alarm: "alarm_name",
  aws_sns_topic: "name",
  aws_iam_role: "name",
};

const replacedIn = (value: unknown, from: string, to: string): unknown => {
  if (typeof value === "string") return value === from ? to : value;
  if (Array.isArray(value)) return value.map((inner) => replacedIn(inner, from, to));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replacedIn(inner, from, to)]));
  return value;
};

const arnReplaced = (value: unknown, from: string, to: string): unknown =>
  JSON.parse(JSON.stringify(value ?? null).replaceAll(new RegExp(`${from}(?![A-Za-z0-9_/-])`, "g"), to));

const arnOf = (arn: unknown, from: string, to: string): unknown =>
  typeof arn === "string" ? arn.replace(new RegExp(`([:/])${from}(:\\*)?$`), `$1${to}$2`) : arn;

const calledAnew = (thing: Thing, attribute: string, name: string): Thing => {
  const from = String(thing.values[attribute]);
  return set(
    {
      ...thing,
      values: { ...thing.values, ...("arn" in thing.values ? { arn: arnOf(thing.values["arn"], from, name) } : {}) },
    },
    { [attribute]: name },
  );
};

const followers: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_log_group: ["log_group_name"],
  aws_iam_role: ["role", "role_name"],
};

const renamed =
  (following: boolean): Edit =>
  (world, pick, fresh) => {
    const thing = oneOf(thingsOf(world, ...Object.keys(renamable)), pick);
    if (!thing) return;
    const attribute = renamable[thing.type] as string;
    const [from, to] = [String(thing.values[attribute]), fresh()];
    const anew = calledAnew(thing, attribute, to);
    if (!following) return { world: withThing(world, anew) };
    const [arn, next] = [thing.values["arn"], anew.values["arn"]];
    const things = Object.values(withThing(world, anew).things).map((other) => {
      if (other.address === thing.address) return other;
      const links = (followers[thing.type] ?? []).filter((link) => other.values[link] === from);
      const values = {
        ...other.values,
        ...Object.fromEntries(links.map((link) => [link, replacedIn(other.values[link], from, to)])),
      };
      return typeof arn === "string" && typeof next === "string"
        ? { ...other, values: arnReplaced(values, arn.replace(/:\*$/, ""), next.replace(/:\*$/, "")) as Values }
        : { ...other, values };
    });
    return { world: { ...world, things: Object.fromEntries(things.map((one) => [one.address, one])) } };
  };

const addedThing = (type: string, name: string, values: Values, provider = "aws"): Thing => ({
  address: `${type}.${name}`,
  type,
  name,
  provider_name: "registry.terraform.io/hashicorp/aws",
  provider,
  values,
  written: Object.keys(values).filter((attribute) => !["arn", "id", "pending_confirmation"].includes(attribute)),
  added: true,
});

/**
 * Providers that a walk may add: two whose login tells nothing, one of another region, one of another account. What nothing tells turns out
 * as is worse: the login of objects of new names is another account, where they are of no use, that of objects of old names is this one.
 */
const aliases = {
  "aws.unplaced": {
    expressions: { region: { constant_value: "us-east-1" }, profile: { constant_value: "unplaced" } },
    region: "us-east-1",
    account: "888888888888",
  },
  "aws.untold": {
    expressions: { region: { constant_value: "us-east-1" }, profile: { constant_value: "untold" } },
    region: "us-east-1",
    account,
  },
  "aws.west": { expressions: { region: { constant_value: "us-west-2" } }, region: "us-west-2", account },
  "aws.partner": {
    expressions: {
      region: { constant_value: "us-east-1" },
      allowed_account_ids: { constant_value: ["999999999999"] },
    },
    region: "us-east-1",
    account: "999999999999",
  },
} as const;

type Alias = keyof typeof aliases;

const fitting = (ownName: boolean): readonly Alias[] => [
  ownName ? "aws.unplaced" : "aws.untold",
  "aws.west",
  "aws.partner",
];

const withProvider = (world: World, alias: string, expressions: Values): World => ({
  ...world,
  providers: {
    ...world.providers,
    [`aws.${alias}`]: { name: "aws", full_name: "registry.terraform.io/hashicorp/aws", alias, expressions },
  },
});

const withAlias = (world: World, provider: Alias): World =>
  withProvider(world, provider.replace("aws.", ""), aliases[provider].expressions);

const inPlace = (values: Values, place: { readonly region: string; readonly account: string }): Values => {
  const arn = values["arn"];
  if (typeof arn !== "string") return values;
  const [scheme, partition, service, region, , ...rest] = arn.split(":");
  const parts = [scheme, partition, service, region === "" ? "" : place.region, place.account, ...rest];
  return { ...values, arn: parts.join(":") };
};

const twin =
  (ownName: boolean, aliased: boolean): Edit =>
  (world, pick, fresh) => {
    const thing = oneOf(thingsOf(world, ...Object.keys(renamable)), pick);
    if (!thing) return;
    const provider = aliased || thing.provider in aliases ? oneOf(fitting(ownName), pick) : undefined;
    const name = fresh();
    const { values } = ownName ? calledAnew(thing, renamable[thing.type] as string, name) : thing;
    // What it echoes is not its own
    const unsaid = ["id", ...(echoes[thing.type] ?? [])];
    const own = Object.fromEntries(Object.entries(values).filter(([key]) => !unsaid.includes(key)));
    return provider === undefined
      ? { world: withThing(world, addedThing(thing.type, name, own, thing.provider)) }
      : {
          world: withThing(
            withAlias(world, provider),
            addedThing(thing.type, name, inPlace(own, aliases[provider]), provider),
          ),
        };
  };

const aliased: Edit = (world, pick) => {
  const thing = oneOf(thingsOf(world), pick);
  const own = thing && world.providers[thing.provider];
  // A provider of a module is what the module above hands down
  if (!own || thing.provider.includes(":") || own.alias?.startsWith("like-")) return;
  const alias = `like-${own.alias ?? "default"}`;
  const expressions = { ...own.expressions, default_tags: [{ tags: { constant_value: { Team: "security" } } }] };
  return { world: withThing(withProvider(world, alias, expressions), { ...thing, provider: `aws.${alias}` }) };
};

const subscribed: Edit = (world, pick, fresh) => {
  const topic = oneOf(arns(world, "aws_sns_topic"), pick);
  const name = fresh();
  if (topic === undefined) return;
  const [protocol, endpoint] = oneOf(
    [
      ["sqs", `${queue}${name}`],
      ["email", `${name}@example.com`],
    ] as const,
    pick,
  ) as readonly [string, string];
  return {
    world: withThing(
      world,
      addedThing("aws_sns_topic_subscription", name, {
        arn: `${topic}:${name}`,
        topic_arn: topic,
        protocol,
        endpoint,
        pending_confirmation: protocol === "email",
        filter_policy: oneOf(["", "", '{"severity":["high"]}'], pick),
      }),
    ),
  };
};

const beside =
  (parent: string, type: string, values: (thing: Thing, pick: Pick) => Values): Edit =>
  (world, pick, fresh) => {
    const thing = oneOf(thingsOf(world, parent), pick);
    return thing && { world: withThing(world, addedThing(type, fresh(), values(thing, pick), thing.provider)) };
  };

const alike = (text: unknown, pick: Pick): unknown => oneOf(policies, pick)?.(text);

const beginner: Edit = (world, _, fresh) => {
  const name = fresh();
  const arn = `arn:aws:sns:us-east-1:${account}:${name}`;
  return {
    world: withThing(world, addedThing("aws_sns_topic", name, { arn, name, kms_master_key_id: "", fifo_topic: false })),
  };
};

const muted = beside("aws_cloudwatch_metric_alarm", "aws_cloudwatch_alarm_mute_rule", ({ values }) => ({
  name: "mutes",
  mute_targets: [{ alarm_names: [values["alarm_name"]] }],
}));

const composed: Edit = (world, pick, fresh) => {
  const alarm = oneOf(thingsOf(world, "aws_cloudwatch_metric_alarm"), pick);
  const name = fresh();
  if (!alarm) return;
  return {
    world: withThing(
      world,
      addedThing(
        "aws_cloudwatch_composite_alarm",
        name,
        {
          arn: String(alarm.values["arn"]).replace(/:alarm:.*$/, `:alarm:${name}`),
          alarm_name: name,
          alarm_rule: `ALARM("${String(alarm.values["alarm_name"])}")`,
          actions_enabled: true,
          alarm_actions: alarm.values["alarm_actions"],
        },
        alarm.provider,
      ),
    ),
  };
};

/** Every edit by what it does, as often as its weight. */
const weighted: readonly (readonly [number, string, Edit])[] = [
  [12, "an attribute changes", changed],
  [2, "an attribute changes, known after apply only", hidden],
  [4, "an object is deleted", deleted],
  [3, "an object and what names it are renamed", renamed(true)],
  [1, "an object alone is renamed", renamed(false)],
  [3, "a twin is added", twin(true, false)],
  [1, "a twin under another provider is added", twin(true, true)],
  [1, "a twin of the same name is added", twin(false, false)],
  [1, "a twin of the same name under another provider is added", twin(false, true)],
  [2, "an object is under another alias of the same login", aliased],
  [3, "a subscription is added", subscribed],
  [2, "a topic is added", beginner],
  [2, "a composite alarm is added", composed],
  [1, "an alarm is muted", muted],
  [
    1,
    "a policy of the role is added",
    beside("aws_iam_role", "aws_iam_role_policy", ({ values }, pick) => ({
      name: "beside",
      role: values["name"],
      policy: oneOf([denying("logs:*"), denying("s3:*")], pick),
    })),
  ],
  [
    1,
    "a policy of the topic is added",
    beside("aws_sns_topic", "aws_sns_topic_policy", ({ values }, pick) => ({
      arn: values["arn"],
      policy: oneOf([denying("sns:Publish"), alike(values["policy"], pick)], pick),
    })),
  ],
  [
    1,
    "a policy of the bucket is added",
    beside("aws_s3_bucket", "aws_s3_bucket_policy", ({ values }, pick) => ({
      bucket: values["bucket"],
      policy: oneOf([denying("s3:*"), alike(values["policy"], pick)], pick),
    })),
  ],
  [
    1,
    "an exclusive list of the role is added",
    beside("aws_iam_role", "aws_iam_role_policies_exclusive", ({ values }, pick) => ({
      role_name: values["name"],
      policy_names: oneOf([[], ["delivery"]], pick),
    })),
  ],
  [
    1,
    "a log group is masked",
    beside("aws_cloudwatch_log_group", "aws_cloudwatch_log_data_protection_policy", ({ values }) => ({
      log_group_name: values["name"],
      policy_document: '{"Statement":[{"Operation":{"Deidentify":{"MaskConfig":{}}}}]}',
    })),
  ],
];

/** Every edit, as often as its weight. */
export const edits: readonly (readonly [string, Edit])[] = weighted.flatMap(([weight, what, edit]) =>
  Array.from({ length: weight }, () => [what, edit] as const),
);

/** One object as it was in an earlier world, or gone as it was. */
export const undone = (world: World, earlier: World, pick: Pick): World | undefined => {
  const addresses = [...new Set([...Object.keys(world.things), ...Object.keys(earlier.things)])].filter(
    (address) => world.things[address] !== earlier.things[address],
  );
  const address = oneOf(addresses, pick);
  if (address === undefined) return;
  const before = earlier.things[address];
  const now = world.things[address];
  return before ? withThing(world, before) : now && withoutThing(world, now);
};

const parents: Readonly<Record<string, readonly [type: string, link: string, by: string]>> = {
  aws_sns_topic: ["aws_sns_topic_policy", "arn", "arn"],
  aws_s3_bucket: ["aws_s3_bucket_policy", "bucket", "bucket"],
};

const separateOf = (world: World, thing: Thing): readonly Thing[] => {
  const [type, link, by] = parents[thing.type] ?? [];
  return type && link && by ? thingsOf(world, type).filter(({ values }) => values[link] === thing.values[by]) : [];
};

const ofRole = (world: World, type: string, role: Thing): readonly Thing[] =>
  thingsOf(world, type).filter(({ values }) => [values["role"], values["roles"]].flat().includes(role.values["name"]));

const shown = (earlier: World, world: World, thing: Thing): Values => {
  const unwritten = (echoes[thing.type] ?? []).filter((attribute) => !thing.written.includes(attribute));
  if (unwritten.length === 0) return {};
  if (thing.type !== "aws_iam_role") {
    const [separate] = separateOf(world, thing);
    const taken = earlier.things[thing.address];
    if (separate) return { policy: separate.values["policy"] };
    return taken && separateOf(earlier, taken).length > 0 ? { policy: null } : {};
  }
  const inline = ofRole(world, "aws_iam_role_policy", thing).map(({ values: { name, policy: text } }) => ({
    name,
    policy: text,
  }));
  const attached = ["aws_iam_role_policy_attachment", "aws_iam_policy_attachment"].flatMap((type) =>
    ofRole(world, type, thing).map(({ values }) => values["policy_arn"]),
  );
  const all: Values = { inline_policy: inline, managed_policy_arns: attached };
  return Object.fromEntries(unwritten.map((attribute) => [attribute, all[attribute]]));
};

// What nobody has confirmed yet, as only its reader can
const confirmation = (earlier: World, thing: Thing): Values => {
  const before = earlier.things[thing.address];
  return thing.type === "aws_sns_topic_subscription" && (!before || replaces(before, thing))
    ? { pending_confirmation: thing.values["protocol"] !== "sqs" }
    : {};
};

/** What the next refresh shows: objects echo what was put on them by resources of their own, and new subscriptions are to be confirmed. */
export const refreshed = (earlier: World, world: World): World => ({
  ...world,
  things: Object.fromEntries(
    Object.values(world.things).map((thing) => {
      const news = { ...shown(earlier, world, thing), ...confirmation(earlier, thing) };
      const same = Object.entries(news).every(([name, value]) => isDeepStrictEqual(value, thing.values[name]));
      return [thing.address, same ? thing : { ...thing, values: { ...thing.values, ...news } }];
    }),
  ),
});
