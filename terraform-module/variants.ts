import type { IamPolicyChangeMonitoringConfig } from "../modules";
import type { archiveClasses } from "../modules/parts/bucket-lifecycle";
import {
  createdVariables,
  existingPartsVariables,
  existingTopicVariables,
  existingTrailVariables,
  organizationVariables,
  sandboxVariables,
  type Variable,
} from "./variables";

/** A variable, as it stands in an expression: a name of its own, or what stands in for one. */
type Reference = (variable: string) => string;

/** A variable that is a number. */
type NumberReference = (variable: string) => number;

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
  readonly configOf: (reference: Reference, number: NumberReference) => Partial<IamPolicyChangeMonitoringConfig>;
}

const exampleKey = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const subscriptions = { security: { protocol: "sms", endpoint: "+14155550100" } };

/** Everything that a bucket can be given; `ModuleStack` lets each be there only where it is asked for. */
const createdBucket = (reference: Reference, number: NumberReference) =>
  ({
    kind: "created",
    name: reference("bucket_name"),
    accessLogs: { kind: "existing", name: reference("access_log_bucket"), prefix: reference("access_log_prefix") },
    lifecycle: {
      archive: {
        afterDays: number("archive_after_days"),
        storageClass: reference("archive_storage_class") as (typeof archiveClasses)[number],
      },
      expireAfterDays: number("expire_after_days"),
    },
    replication: {
      bucket: reference("replication_bucket"),
      keyArn: reference("replication_key_arn"),
      account: reference("replication_account"),
    },
  }) as const;

const createdTrail = (reference: Reference, number: NumberReference) =>
  ({
    kind: "created",
    name: reference("trail_name"),
    bucket: createdBucket(reference, number),
    key: { kind: "created", alias: reference("trail_key_alias") },
    deliveryRole: { kind: "created", name: reference("delivery_role_name") },
  }) as const;

/** A trail whose bucket may be locked: that of a sandbox could not be destroyed. */
const lockableTrail = (reference: Reference, number: NumberReference) => {
  const trail = createdTrail(reference, number);
  return { ...trail, bucket: { ...trail.bucket, objectLock: "governance" } } as const;
};

const createdLogGroup = (reference: Reference, number: NumberReference) =>
  ({
    kind: "created",
    name: reference("log_group_name"),
    retentionInDays: number("retention_in_days"),
    key: { kind: "created", alias: reference("log_group_key_alias") },
  }) as const;

const createdTopic = (reference: Reference) =>
  ({
    kind: "created",
    name: reference("topic_name"),
    key: { kind: "created", alias: reference("topic_key_alias") },
  }) as const;

const createdLinks = (reference: Reference, number: NumberReference) => ({
  trail: lockableTrail(reference, number),
  logGroup: createdLogGroup(reference, number),
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
    configOf: (reference, number) => ({
      trail: lockableTrail(reference, number),
      logGroup: createdLogGroup(reference, number),
      topic: { kind: "existing", arn: reference("topic_arn"), keyArn: reference("topic_key_arn") },
    }),
  },
  {
    folder: "modules/existing-parts",
    title: "Monitoring of IAM policy changes, from parts that exist",
    description:
      "The whole chain with a bucket, keys and a delivery role that are there. Their policies must contain the output `required_policy_statements`.",
    variables: existingPartsVariables,
    example: {
      bucket_name: "example-audit-logs",
      trail_key_arn: exampleKey,
      log_group_key_arn: exampleKey,
      topic_key_arn: exampleKey,
      delivery_role_arn: "arn:aws:iam::123456789012:role/platform/trail-delivery",
      subscriptions,
    },
    configOf: (reference, number) => {
      const key = (variable: string) => ({ kind: "existing", arn: reference(variable) }) as const;
      return {
        trail: {
          kind: "created",
          name: reference("trail_name"),
          bucket: { kind: "existing", name: reference("bucket_name"), prefix: reference("bucket_prefix") },
          key: key("trail_key_arn"),
          deliveryRole: { kind: "existing", arn: reference("delivery_role_arn") },
        },
        logGroup: { ...createdLogGroup(reference, number), key: key("log_group_key_arn") },
        topic: { kind: "created", name: reference("topic_name"), key: key("topic_key_arn") },
      };
    },
  },
  {
    folder: "modules/organization",
    title: "Monitoring of IAM policy changes, in an organization",
    description:
      "The whole chain, created, with a trail of all accounts: in the management account, or in that of a delegated administrator.",
    variables: organizationVariables,
    example: { organization_id: "o-exampleorgid", subscriptions },
    configOf: (reference, number) => {
      const { trail, ...links } = createdLinks(reference, number);
      const organization = { id: reference("organization_id"), managementAccount: reference("management_account") };
      return { ...links, trail: { ...trail, organization } };
    },
  },
  {
    folder: "modules/sandbox",
    title: "Monitoring of IAM policy changes, for a sandbox",
    description: "The whole chain, created, which Terraform may destroy with all its records.",
    variables: sandboxVariables,
    example: { subscriptions },
    configOf: (reference, number) => ({
      ...createdLinks(reference, number),
      trail: createdTrail(reference, number),
      sandbox: true,
    }),
  },
];
