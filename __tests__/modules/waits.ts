import type { Stack } from "../plans/shipped/stack";
import { type Block, blocksOf } from "./stack-links";

/** What a sender sends to, writes to or acts by, by its type: arguments that name objects. */
const senders: Readonly<Record<string, readonly string[]>> = {
  aws_cloudtrail: ["s3_bucket_name", "cloud_watch_logs_role_arn", "kms_key_id", "sns_topic_name"],
  aws_cloudwatch_composite_alarm: ["alarm_actions", "ok_actions", "insufficient_data_actions"],
  aws_cloudwatch_event_target: ["arn", "role_arn"],
  aws_cloudwatch_log_group: ["kms_key_id"],
  aws_cloudwatch_log_subscription_filter: ["destination_arn", "role_arn"],
  aws_cloudwatch_metric_alarm: ["alarm_actions", "ok_actions", "insufficient_data_actions"],
  aws_config_configuration_recorder: ["role_arn"],
  aws_config_delivery_channel: ["s3_bucket_name", "sns_topic_arn"],
  aws_kinesis_firehose_delivery_stream: [
    "extended_s3_configuration",
    "http_endpoint_configuration",
    "splunk_configuration",
  ],
  aws_s3_bucket_logging: ["target_bucket"],
  aws_s3_bucket_replication_configuration: ["role"],
  aws_sns_topic_subscription: ["endpoint", "subscription_role_arn"],
};

/** What lets others use an object, and the argument that names the object. */
const policies: Readonly<Record<string, string>> = {
  aws_iam_role_policy: "role",
  aws_iam_role_policy_attachment: "role",
  aws_kms_key_policy: "key_id",
  aws_lambda_permission: "function_name",
  aws_s3_bucket_policy: "bucket",
  aws_sns_topic_policy: "arn",
  aws_sqs_queue_policy: "queue_url",
};

/** A sender that does not wait for a policy. */
interface Unwaited {
  readonly sender: string;
  readonly policy: string;
}

const referencesIn = (value: unknown): string[] =>
  [...JSON.stringify(value ?? null).matchAll(/(?<![\w.])(?:data\.)?aws_\w+\.[\w-]+/g)].map(([address]) => address);

/** The last part of a name of something outside of the stack, or of a literal: of a queue's URL, of an ARN without a function's alias. */
const nameIn = (text: string): string =>
  (/^arn:[^:]*:lambda:/.test(text) ? text.split(":").slice(0, 7).join(":") : text).split(/[:/]/).at(-1) ?? text;

/** The objects that a value names: addresses of the stack, and names of what is called so. */
const objectsIn = (value: unknown, buckets: ReadonlyMap<string, string>): string[] => {
  const texts: string[] = [];
  JSON.stringify(value ?? null, (_, one) => {
    if (typeof one === "string" && !one.includes("${")) texts.push(buckets.get(one) ?? nameIn(one));
    return one;
  });
  return [...referencesIn(value), ...texts];
};

/** Everything that must be there before what stands at an address: by reference, by `depends_on`, and by what these wait for. */
export const awaited = (blocks: readonly Block[], address: string): ReadonlySet<string> => {
  const byAddress = new Map(blocks.map((block) => [block.address, block.values]));
  const found = new Set<string>();
  const visit = (one: string): void => {
    const { "//": _, ...values } = byAddress.get(one) ?? {};
    const named = [...referencesIn(values), ...((values["depends_on"] ?? []) as readonly string[])];
    for (const next of named.filter((candidate) => byAddress.has(candidate) && !found.has(candidate))) {
      found.add(next);
      visit(next);
    }
  };
  visit(address);
  return found;
};

/** The senders of a stack that may be made before a policy of what they send to. */
export const unwaitedIn = (stack: Stack): Unwaited[] => {
  const blocks = blocksOf(stack);
  const buckets = new Map(
    blocks
      .filter(({ type }) => type === "aws_s3_bucket")
      .map(({ address, values }) => [String(values["bucket"]), address]),
  );
  const guarding = blocks.flatMap(({ address, type, values }) => {
    const argument = policies[type];
    return argument ? [{ address, objects: objectsIn(values[argument], buckets) }] : [];
  });
  return blocks.flatMap(({ address, type, values }) => {
    const objects = (senders[type] ?? []).flatMap((argument) => objectsIn(values[argument], buckets));
    const before = awaited(blocks, address);
    return guarding
      .filter((policy) => policy.objects.some((object) => objects.includes(object)) && !before.has(policy.address))
      .map((policy) => ({ sender: address, policy: policy.address }));
  });
};
