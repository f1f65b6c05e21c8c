import type { IamPolicyChangeMonitoringConfig } from "../modules";
import { createdVariables, existingTopicVariables, existingTrailVariables, type Variable } from "./variables";

/** A variable, as it stands in an expression: a name of its own, or what stands in for one. */
type Reference = (variable: string) => string;

/** One of the modules that are written: what is structure in the construct cannot be a variable of Terraform's. */
export interface Variant {
  /** Its folder, below that of the whole. */
  readonly folder: string;
  readonly title: string;
  readonly description: string;
  readonly variables: Readonly<Record<string, Variable>>;
  /** What an example gives, beside account and region. */
  readonly example: Readonly<Record<string, unknown>>;
  /** What the construct is given beside what all variants give it. */
  readonly configOf: (reference: Reference) => Partial<IamPolicyChangeMonitoringConfig>;
}

const subscriptions = { security: { protocol: "sms", endpoint: "+14155550100" } };

const createdTrail = (reference: Reference) =>
  ({
    kind: "created",
    name: reference("trail_name"),
    bucket: { kind: "created", name: reference("bucket_name") },
    key: { kind: "created", alias: reference("trail_key_alias") },
    deliveryRole: { kind: "created", name: reference("delivery_role_name") },
  }) as const;

const createdLogGroup = (reference: Reference) =>
  ({
    kind: "created",
    name: reference("log_group_name"),
    key: { kind: "created", alias: reference("log_group_key_alias") },
  }) as const;

const createdTopic = (reference: Reference) =>
  ({
    kind: "created",
    name: reference("topic_name"),
    key: { kind: "created", alias: reference("topic_key_alias") },
  }) as const;

const createdLinks = (reference: Reference) => ({
  trail: createdTrail(reference),
  logGroup: createdLogGroup(reference),
  topic: createdTopic(reference),
});

/** The modules. */
export const variants: readonly Variant[] = [
  {
    folder: "",
    title: "Monitoring of IAM policy changes",
    description: "The whole chain, created: trail, log group, filter, alarm, topic, subscriptions.",
    variables: createdVariables,
    example: { subscriptions },
    configOf: createdLinks,
  },
  {
    folder: "modules/existing-trail",
    title: "Monitoring of IAM policy changes, for an existing trail",
    description:
      "Filter, alarm, topic and subscriptions for a trail and its log group that are there: Control Tower's, for one.",
    variables: existingTrailVariables,
    example: { log_group_name: "aws-controltower/CloudTrailLogs", subscriptions },
    configOf: (reference) => ({
      trail: { kind: "existing" },
      logGroup: { kind: "existing", name: reference("log_group_name") },
      topic: createdTopic(reference),
    }),
  },
  {
    folder: "modules/existing-topic",
    title: "Monitoring of IAM policy changes, told to an existing topic",
    description:
      "Trail, log group, filter and alarm that tell a topic that is there, also of another account. Its policy, and that of its key, must contain the output `required_policy_statements`.",
    variables: existingTopicVariables,
    example: { topic_arn: "arn:aws:sns:eu-central-1:123456789012:security-alarms" },
    configOf: (reference) => ({
      trail: createdTrail(reference),
      logGroup: createdLogGroup(reference),
      topic: { kind: "existing", arn: reference("topic_arn"), keyArn: reference("topic_key_arn") },
    }),
  },
  {
    folder: "modules/sandbox",
    title: "Monitoring of IAM policy changes, for a sandbox",
    description: "The whole chain, created, which Terraform may destroy with all its records.",
    variables: createdVariables,
    example: { subscriptions },
    configOf: (reference) => ({ ...createdLinks(reference), sandbox: true }),
  },
];
