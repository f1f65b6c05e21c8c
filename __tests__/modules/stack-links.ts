import type { Arguments, Stack } from "../plans/shipped/stack";

/** From what to what a link leads. */
export interface Link {
  readonly kind: string;
  /** Address of what has the link. */
  readonly from: string;
  /** Address in the stack, or the text of what is outside. */
  readonly to: string;
}

/** A resource or data source of a stack. */
export interface Block {
  readonly address: string;
  readonly type: string;
  readonly values: Arguments;
}

/** Every resource and data source of a stack. */
export const blocksOf = (stack: Stack): Block[] =>
  (["resource", "data"] as const).flatMap((kind) =>
    Object.entries(stack[kind] ?? {}).flatMap(([type, named]) =>
      Object.entries(named).map(([name, values]) => ({
        address: `${kind === "data" ? "data." : ""}${type}.${name}`,
        type,
        values,
      })),
    ),
  );

/** The address in a reference `${address.attribute}`, or the text itself where it is none. */
const targetOf = (value: unknown): string => {
  const text = String(value).replace(/:\*$/, "");
  return /^\$\{((?:data\.)?\w+\.[\w-]+)\.[^}]+\}$/.exec(text)?.[1] ?? text.replace(/^arn:.*:log-group:/, "");
};

/** Type → kind of link → attribute that is the link. */
const attributes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_cloudtrail: {
    "trail → group": "cloud_watch_logs_group_arn",
    "trail → role": "cloud_watch_logs_role_arn",
    "trail → bucket": "s3_bucket_name",
    "trail → key": "kms_key_id",
  },
  aws_cloudwatch_log_group: { "group → key": "kms_key_id" },
  aws_cloudwatch_log_metric_filter: { "filter → group": "log_group_name" },
  aws_cloudwatch_metric_alarm: {
    "alarm → filter's metric": "metric_name",
    "alarm → filter's namespace": "namespace",
    "alarm → topic": "alarm_actions",
  },
  aws_sns_topic: { "topic → key": "kms_master_key_id" },
  aws_sns_topic_policy: { "policy → topic": "arn", "topic policy → document": "policy" },
  aws_sns_topic_subscription: { "subscription → topic": "topic_arn" },
  aws_kms_key: { "key → document": "policy" },
  aws_s3_bucket_policy: { "policy → bucket": "bucket", "bucket policy → document": "policy" },
  aws_iam_role: { "role → document": "assume_role_policy" },
  aws_iam_role_policy: { "policy → role": "role", "role policy → document": "policy" },
};

/** Every link of a stack. */
export const linksOf = (stack: Stack): Link[] =>
  blocksOf(stack).flatMap(({ address, type, values }) =>
    Object.entries(attributes[type] ?? {}).flatMap(([kind, attribute]) =>
      [values[attribute]].flat().map((value) => ({ kind, from: address, to: targetOf(value) })),
    ),
  );
