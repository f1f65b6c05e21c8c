import { type Thing, thingsOf, type Values, type World } from "./world";

/** Chooses among as many as are there. */
export type Pick = (among: number) => number;

export const oneOf = <T>(among: readonly T[], pick: Pick): T | undefined => among[pick(among.length)];

export const account = "123456789012";
const outside = `arn:aws:sns:us-east-1:${account}:elsewhere`;
export const denying = (action: string): string =>
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

/** Another text of a policy. */
export const restatedPolicy = (text: unknown, pick: Pick): unknown => oneOf(policies, pick)?.(text);

const policy: Choices = (text, _, pick) => restatedPolicy(text, pick);

export const arns = (world: World, type: string): readonly string[] =>
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

// Things of a kind are many: the kind is chosen first, so that alarms and filters are edited as often as policies
const target = (world: World, pick: Pick): readonly [Thing, string, Choices] | undefined => {
  const all = editable(world);
  const type = oneOf([...new Set(all.map(([thing]) => thing.type))], pick);
  return oneOf(
    all.filter(([thing]) => thing.type === type),
    pick,
  );
};

/** An attribute of an object, and another plausible value of it. */
export const anotherValue = (world: World, pick: Pick) => {
  const [thing, attribute, choices] = target(world, pick) ?? [];
  if (!thing || attribute === undefined || !choices) return;
  const value = typeof choices === "function" ? choices(thing.values[attribute], world, pick) : oneOf(choices, pick);
  return { thing, attribute, value };
};
