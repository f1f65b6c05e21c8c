import { recordedPlan } from "../plans/corpus";

type Values = Record<string, unknown>;

interface Entry {
  readonly address: string;
  readonly mode: "managed";
  readonly type: string;
  readonly name: string;
  readonly module_address?: string;
  readonly provider_name: string;
  readonly change: Values;
}

interface Plan extends Values {
  readonly resource_changes: readonly Entry[];
  readonly configuration: { readonly root_module: { readonly resources: readonly Values[] } } & Values;
  readonly prior_state: { readonly values: { readonly root_module: { readonly resources: readonly Values[] } } };
}

const kept: Plan = JSON.parse(recordedPlan("no-change"));
const provider = "registry.terraform.io/hashicorp/aws";
const account = "123456789012";
const region = "us-east-1";
const topicArn = `arn:aws:sns:${region}:${account}:iam-policy-changes`;

/** An object that stands and stays, by its type, its name and its values. */
export type Standing = readonly [type: string, name: string, values: Values];

const found = (type: string, part = ""): Values => {
  const entry = kept.resource_changes.find((one) => one.type === type && one.address.includes(part));
  if (entry === undefined) throw new Error(`the plan has no ${type}`);
  return entry.change["after"] as Values;
};

const entryOf = ([type, name, values]: Standing): Entry => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  provider_name: provider,
  change: { actions: ["no-op"], before: values, after: values, after_unknown: {} },
});

const configured = ([type, name, values]: Standing): Values => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  provider_config_key: "aws",
  expressions: Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => key !== "arn" && key !== "id")
      .map(([key, value]) => [key, { constant_value: value }]),
  ),
});

const stated = ([type, name, values]: Standing): Values => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  provider_name: provider,
  values,
});

/** The deployed stack with more objects beside it, which stand and stay; or with other values of its own. */
export const beside = (added: readonly Standing[], own: Readonly<Record<string, Values>> = {}): Plan => {
  const { configuration, prior_state: prior } = kept;
  return {
    ...kept,
    resource_drift: [],
    resource_changes: [
      ...kept.resource_changes.map((entry) => {
        const values = { ...(entry.change["after"] as Values), ...own[entry.type] };
        return own[entry.type] ? { ...entry, change: { ...entry.change, before: values, after: values } } : entry;
      }),
      ...added.map(entryOf),
    ],
    configuration: {
      ...configuration,
      root_module: {
        ...configuration.root_module,
        resources: [...configuration.root_module.resources, ...added.map(configured)],
      },
    },
    prior_state: {
      values: {
        ...prior.values,
        root_module: {
          ...prior.values.root_module,
          resources: [...prior.values.root_module.resources, ...added.map(stated)],
        },
      },
    },
  };
};

const numbered = (count: number, make: (index: number) => readonly Standing[]): readonly Standing[] =>
  Array.from({ length: count }, (_, index) => make(index)).flat();

const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${account}:${rest}`;

const filter = (index: number, values: Values = {}): Standing => [
  "aws_cloudwatch_log_metric_filter",
  `filter-${index}`,
  { ...found("aws_cloudwatch_log_metric_filter"), name: `filter-${index}`, id: `filter-${index}`, ...values },
];

const metric = (name: string) => [
  { name, namespace: "More", value: "1", default_value: "", dimensions: {}, unit: "None" },
];

const alarm = (index: number, values: Values = {}): Standing => [
  "aws_cloudwatch_metric_alarm",
  `alarm-${index}`,
  {
    ...found("aws_cloudwatch_metric_alarm"),
    alarm_name: `alarm-${index}`,
    id: `alarm-${index}`,
    arn: arn("cloudwatch", `alarm:alarm-${index}`),
    ...values,
  },
];

const group = (index: number): Standing => [
  "aws_cloudwatch_log_group",
  `group-${index}`,
  {
    ...found("aws_cloudwatch_log_group"),
    name: `/more/${index}`,
    id: `/more/${index}`,
    arn: arn("logs", `log-group:/more/${index}`),
    kms_key_id: "",
  },
];

/** Neighbours that have nothing to do with the chain: a log group, a filter of an application, an alarm and a queue each. */
export const neighbours = (count: number, from = 0): readonly Standing[] =>
  numbered(count, (offset) => neighbour(from + offset));

const neighbour = (index: number): readonly Standing[] => [
  group(index),
  filter(index, {
    log_group_name: `/more/${index}`,
    pattern: `{ $.level = "error" && $.service = "s${index}" }`,
    metric_transformation: metric(`Errors${index}`),
  }),
  alarm(index, {
    metric_name: `Errors${index}`,
    namespace: "More",
    threshold: 5,
    alarm_actions: [topicArn],
  }),
  ["aws_sqs_queue", `queue-${index}`, { name: `jobs-${index}`, arn: arn("sqs", `jobs-${index}`), policy: "" }],
];

/** What there can be many of, by its kind: as many more objects beside the deployed stack. */
export const worlds: Readonly<Record<string, (count: number) => Plan>> = {
  neighbours: (count) => beside(neighbours(count)),
  "filters of the control, each with a metric and an alarm": (count) =>
    beside(
      numbered(count, (index) => [
        filter(index, { metric_transformation: metric(`More${index}`) }),
        alarm(index, { metric_name: `More${index}`, namespace: "More" }),
      ]),
    ),
  "filters of the control in groups of their own": (count) =>
    beside(numbered(count, (index) => [group(index), filter(index, { log_group_name: `/more/${index}` })])),
  "filters of the control on one metric": (count) => beside(numbered(count, (index) => [filter(index)])),
  "alarms on one filter": (count) => beside(numbered(count, (index) => [alarm(index)])),
  "filters and alarms on one metric": (count) => beside(numbered(count, (index) => [filter(index), alarm(index)])),
  "topics of the alarm": (count) =>
    beside(
      numbered(count, (index) => [
        [
          "aws_sns_topic",
          `topic-${index}`,
          {
            ...found("aws_sns_topic"),
            name: `topic-${index}`,
            arn: arn("sns", `topic-${index}`),
            kms_master_key_id: "",
          },
        ],
      ]),
      {
        aws_cloudwatch_metric_alarm: {
          alarm_actions: [topicArn, ...Array.from({ length: count }, (_, index) => arn("sns", `topic-${index}`))],
        },
      },
    ),
  "subscriptions of the topic": (count) =>
    beside(
      numbered(count, (index) => [
        [
          "aws_sns_topic_subscription",
          `subscription-${index}`,
          { ...found("aws_sns_topic_subscription"), endpoint: `a${index}@example.com`, arn: `${topicArn}:${index}` },
        ],
      ]),
    ),
  "trails with a role, a key and a bucket of their own": (count) =>
    beside(
      numbered(count, (index) => [
        [
          "aws_cloudtrail",
          `trail-${index}`,
          {
            ...found("aws_cloudtrail"),
            name: `trail-${index}`,
            arn: arn("cloudtrail", `trail/trail-${index}`),
            s3_bucket_name: `trail-bucket-${index}`,
            cloud_watch_logs_role_arn: `arn:aws:iam::${account}:role/delivery-${index}`,
            kms_key_id: arn("kms", `key/key-${index}`),
          },
        ],
        [
          "aws_s3_bucket",
          `bucket-${index}`,
          { bucket: `trail-bucket-${index}`, arn: `arn:aws:s3:::trail-bucket-${index}` },
        ],
        [
          "aws_s3_bucket_policy",
          `policy-${index}`,
          { ...found("aws_s3_bucket_policy"), bucket: `trail-bucket-${index}` },
        ],
        [
          "aws_iam_role",
          `role-${index}`,
          {
            ...found("aws_iam_role"),
            name: `delivery-${index}`,
            id: `delivery-${index}`,
            arn: `arn:aws:iam::${account}:role/delivery-${index}`,
          },
        ],
        [
          "aws_iam_role_policy",
          `delivery-${index}`,
          { ...found("aws_iam_role_policy"), role: `delivery-${index}`, id: `delivery-${index}:p`, name: "p" },
        ],
        [
          "aws_kms_key",
          `key-${index}`,
          {
            ...found("aws_kms_key", "trail"),
            key_id: `key-${index}`,
            id: `key-${index}`,
            arn: arn("kms", `key/key-${index}`),
          },
        ],
      ]),
    ),
  "composite alarms that speak for the alarm": (count) =>
    beside(
      numbered(count, (index) => [
        [
          "aws_cloudwatch_composite_alarm",
          `composite-${index}`,
          {
            alarm_name: `composite-${index}`,
            arn: arn("cloudwatch", `alarm:composite-${index}`),
            alarm_rule: 'ALARM("iam-policy-changes")',
            alarm_actions: [topicArn],
            actions_enabled: true,
          },
        ],
      ]),
    ),
};
