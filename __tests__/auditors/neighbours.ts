import type { Arguments } from "../plans/shipped/stack";
import type { Answer } from "./auditor";
import type { SeenRegion } from "./seen-account";

/** A check of another control that auditors run over what the chain is made of. */
export interface Neighbour {
  /** Its names in the auditors that have it. */
  readonly names: string;
  readonly wants: string;
  /** Type of the resources that it looks at. */
  readonly type: string;
  /** Whether one of them passes, given what stands beside it. */
  readonly passes: (values: Arguments, region: SeenRegion, address: string) => boolean;
  /**
   * Which of them it looks at.
   * @default - all
   */
  readonly looksAt?: (address: string, region: SeenRegion) => boolean;
  /** Why no example passes, where that is meant. */
  readonly refused?: string;
  /** What is not so by default: why, the setting that asks for it, and the one example that has it. */
  readonly option?: { readonly why: string; readonly setting: string; readonly example: string };
}

const given = (value: unknown): boolean => value !== undefined && value !== "";

/** Whether something of this type belongs to the bucket at an address, and is as wanted. */
const hasBeside =
  (type: string, wanted: (values: Arguments) => boolean = () => true) =>
  (_: Arguments, { blocks }: SeenRegion, address: string): boolean =>
    blocks.some(
      (block) => block.type === type && block.values["bucket"] === `\${${address}.id}` && wanted(block.values),
    );

const isTrailsBucket = (address: string, { blocks }: SeenRegion): boolean =>
  blocks.some(({ type, values }) => type === "aws_cloudtrail" && values["s3_bucket_name"] === `\${${address}.id}`);

const open = (values: Arguments): boolean => {
  const statements = (values["statement"] ?? []) as readonly Arguments[];
  return statements.some(
    ({ effect, principals, condition }) =>
      effect !== "Deny" && JSON.stringify(principals ?? "").includes('"*"') && condition === undefined,
  );
};

/** The neighbouring checks that Security Hub and Prowler run over trail, group, alarm, topic and keys. */
export const neighbours: readonly Neighbour[] = [
  {
    names: "Security Hub CloudWatch.15, Prowler `cloudwatch_alarm_actions_alarm_state_configured`",
    wants: "every alarm has an action",
    type: "aws_cloudwatch_metric_alarm",
    passes: ({ alarm_actions }) => Array.isArray(alarm_actions) && alarm_actions.length > 0,
  },
  {
    names: "Security Hub CloudWatch.17, Prowler `cloudwatch_alarm_actions_enabled`",
    wants: "every alarm's actions are enabled",
    type: "aws_cloudwatch_metric_alarm",
    passes: ({ actions_enabled }) => actions_enabled !== false,
  },
  {
    names: "Security Hub CloudWatch.16, Prowler `cloudwatch_log_group_retention_policy_specific_days_enabled`",
    wants: "a group keeps its records for a year",
    type: "aws_cloudwatch_log_group",
    passes: ({ retention_in_days }) => Number(retention_in_days ?? 0) >= 365,
  },
  {
    names: "Prowler `cloudwatch_log_group_kms_encryption_enabled`",
    wants: "a group has a key of the customer's",
    type: "aws_cloudwatch_log_group",
    passes: ({ kms_key_id }) => given(kms_key_id),
  },
  {
    names: "Security Hub CloudTrail.1, Prowler `cloudtrail_multi_region_enabled_logging_management_events`",
    wants: "the trail records management events of all regions",
    type: "aws_cloudtrail",
    passes: ({ is_multi_region_trail, enable_logging, event_selector }) =>
      is_multi_region_trail === true &&
      enable_logging !== false &&
      JSON.stringify(event_selector).includes('"include_management_events":true'),
  },
  {
    names: "Security Hub CloudTrail.2, Prowler `cloudtrail_kms_encryption_enabled`",
    wants: "the trail has a key of the customer's",
    type: "aws_cloudtrail",
    passes: ({ kms_key_id }) => given(kms_key_id),
  },
  {
    names: "Security Hub CloudTrail.4, Prowler `cloudtrail_log_file_validation_enabled`",
    wants: "the trail's files can be validated",
    type: "aws_cloudtrail",
    passes: ({ enable_log_file_validation }) => enable_log_file_validation === true,
  },
  {
    names: "Security Hub CloudTrail.5, Prowler `cloudtrail_cloudwatch_logging_enabled`",
    wants: "the trail feeds a log group",
    type: "aws_cloudtrail",
    passes: ({ cloud_watch_logs_group_arn }) => given(cloud_watch_logs_group_arn),
  },
  {
    names: "Security Hub CloudTrail.6, Prowler `cloudtrail_logs_s3_bucket_is_not_publicly_accessible`",
    wants: "the trail's bucket is closed to the public",
    type: "aws_s3_bucket",
    passes: hasBeside(
      "aws_s3_bucket_public_access_block",
      ({ restrict_public_buckets }) => restrict_public_buckets === true,
    ),
  },
  {
    names: "Security Hub CloudTrail.7, Prowler `cloudtrail_logs_s3_bucket_access_logging_enabled`",
    wants: "access to the trail's bucket is logged",
    type: "aws_s3_bucket",
    looksAt: isTrailsBucket,
    passes: hasBeside("aws_s3_bucket_logging"),
    option: {
      why: "needs a second bucket, which many accounts have",
      setting: "trail.bucket.accessLogs",
      example: "audited-record",
    },
  },
  {
    names: "Prowler `cloudtrail_bucket_requires_mfa_delete`",
    wants: "versions of the trail's bucket are deleted with a second factor only",
    type: "aws_s3_bucket",
    looksAt: isTrailsBucket,
    passes: hasBeside("aws_s3_bucket_versioning", ({ mfa }) => given(mfa)),
    refused: "only the root user, with the device in hand, can turn it on; `objectLock` keeps more",
  },
  {
    names: "Prowler `cloudtrail_insights_exist`",
    wants: "the trail looks for unusual rates of calls",
    type: "aws_cloudtrail",
    passes: ({ insight_selector }) => given(insight_selector),
    option: { why: "costs by the event", setting: "trail.insights", example: "audited-record" },
  },
  {
    names: "Security Hub S3.10, S3.13, Prowler `s3_bucket_lifecycle_enabled`, checkov CKV2_AWS_61",
    wants: "something becomes of old files",
    type: "aws_s3_bucket",
    looksAt: isTrailsBucket,
    passes: hasBeside("aws_s3_bucket_lifecycle_configuration"),
    option: {
      why: "each account decides how long and where it keeps its record",
      setting: "trail.bucket.lifecycle",
      example: "audited-record",
    },
  },
  {
    names: "Security Hub S3.7, Prowler `s3_bucket_cross_region_replication`, checkov CKV_AWS_144",
    wants: "the trail's bucket is copied to another",
    type: "aws_s3_bucket",
    looksAt: isTrailsBucket,
    passes: hasBeside("aws_s3_bucket_replication_configuration"),
    option: {
      why: "needs a bucket and a key elsewhere",
      setting: "trail.bucket.replication",
      example: "audited-record",
    },
  },
  {
    names: "Security Hub SNS.1, Prowler `sns_topics_kms_encryption_at_rest_enabled`",
    wants: "the topic is encrypted",
    type: "aws_sns_topic",
    passes: ({ kms_master_key_id }) => given(kms_master_key_id),
  },
  {
    names: "Prowler `sns_topics_not_publicly_accessible`",
    wants: "no policy opens the topic to everybody",
    type: "aws_sns_topic_policy",
    passes: ({ policy }, { blocks }) =>
      !blocks.some((block) => `\${${block.address}.json}` === policy && open(block.values)),
  },
  {
    names: "Prowler `sns_subscription_not_using_http_endpoints`",
    wants: "no subscription is plain HTTP",
    type: "aws_sns_topic_subscription",
    passes: ({ protocol }) => protocol !== "http",
  },
  {
    names: "Security Hub KMS.4",
    wants: "every key rotates",
    type: "aws_kms_key",
    passes: ({ enable_key_rotation }) => enable_key_rotation === true,
  },
];

/** What a neighbouring check says of a region; `not seen` where the stack has nothing that it looks at. */
export const neighbourAnswer = ({ type, passes, looksAt }: Neighbour, region: SeenRegion): Answer => {
  const looked = region.blocks.filter(
    (block) => block.type === type && (looksAt === undefined || looksAt(block.address, region)),
  );
  const failing = looked.find(({ values, address }) => !passes(values, region, address));
  if (failing) return `no: ${failing.type}`;
  return looked.length === 0 ? "not seen" : "yes";
};
