import { found } from "./plan-edit";

// The objects of the deployed chain. Alarm and filter are found by their types.
export const trail = found("aws_cloudtrail");
export const role = found("aws_iam_role");
export const rolePolicy = found("aws_iam_role_policy");
export const bucket = found("aws_s3_bucket");
export const bucketPolicy = found("aws_s3_bucket_policy");
export const group = found("aws_cloudwatch_log_group");
export const topic = found("aws_sns_topic");
export const topicPolicy = found("aws_sns_topic_policy");
export const subscription = found("aws_sns_topic_subscription");
export const trailKey = found("aws_kms_key", "trail");
export const logKey = found("aws_kms_key", "log-group");
export const topicKey = found("aws_kms_key", "topic");
export const topicAlias = found("aws_kms_alias", "topic");

// What they are called by
export const accountId = "123456789012";
export const roleName = String(role.change.after?.["name"]);
export const bucketName = String(bucket.change.after?.["bucket"]);
export const groupName = String(group.change.after?.["name"]);
export const topicKeyId = String(topicKey.change.after?.["key_id"]);

/** What AWS chooses anew for an object that is made again. */
export const fresh = { arn: undefined, id: undefined };
