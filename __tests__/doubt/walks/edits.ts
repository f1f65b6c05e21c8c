import { account, anotherValue, arns, denying, oneOf, type Pick, restatedPolicy } from "./plausible";
import {
  echoes,
  fixed,
  set,
  type Thing,
  thingsOf,
  type Unknown,
  type Values,
  type World,
  withoutThing,
  withThing,
} from "./world";

/** Another world, and what the plan to it does not tell; nothing where the edit finds nothing to change. */
export type Edit = (world: World, pick: Pick, fresh: () => string) => Edited | undefined;

export interface Edited {
  readonly world: World;
  readonly unknown?: readonly Unknown[];
}

const changedAt = (world: World, pick: Pick) => {
  const { thing, attribute, value } = anotherValue(world, pick) ?? {};
  if (!thing || attribute === undefined) return;
  // Instances share a block: of the others nobody could tell whether they write it, too, or still show what is put on them
  if (thing.address.includes("[") && echoes[thing.type]?.includes(attribute)) return;
  return { thing: set(thing, { [attribute]: value }), attribute };
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

// The same name again of what is elsewhere could turn out to be of use, and harmful
const fitting = (ownName: boolean, elsewhere: boolean): readonly Alias[] => [
  ...(ownName ? (["aws.unplaced"] as const) : elsewhere ? [] : (["aws.untold"] as const)),
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
    // What echoes differs from its namesake until a refresh
    const types = Object.keys(renamable).filter((type) => ownName || !(type in echoes));
    const thing = oneOf(thingsOf(world, ...types), pick);
    if (!thing) return;
    const elsewhere = thing.provider in aliases;
    const provider = aliased || elsewhere ? oneOf(fitting(ownName, elsewhere), pick) : undefined;
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
  if (!thing || own?.name !== "aws" || thing.provider.includes(":") || own.alias?.startsWith("like-")) return;
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
      ["sqs", `arn:aws:sqs:us-east-1:${account}:${name}`],
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
      policy: oneOf([denying("sns:Publish"), restatedPolicy(values["policy"], pick)], pick),
    })),
  ],
  [
    1,
    "a policy of the bucket is added",
    beside("aws_s3_bucket", "aws_s3_bucket_policy", ({ values }, pick) => ({
      bucket: values["bucket"],
      policy: oneOf([denying("s3:*"), restatedPolicy(values["policy"], pick)], pick),
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
