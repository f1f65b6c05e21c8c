import type { PlanCase } from "../plan-case";
import { bucket, bucketName, bucketPolicy, fresh, trail } from "./deployed";
import { edited } from "./edited";
import {
  been,
  changed,
  configuring,
  created,
  deleted,
  forgotten,
  found,
  having,
  stepped,
  unfollowed,
  type Values,
} from "./plan-edit";
import { denyingAll } from "./policy-texts";

const lifecycle = (days: number): Values => ({
  bucket: bucketName,
  rule: [{ id: "old", status: "Enabled", expiration: [{ days }] }],
});

/** Edits of the trail's bucket. */
export const trailBucketEdits: readonly PlanCase[] = edited([
  ["bucket deleted", having(deleted(bucket)), ["bucket_missing"]],
  ["bucket policy forgotten", having(forgotten(bucketPolicy)), ["bucket_policy_refuses"]],
  [
    "bucket policy without the acl",
    changed(bucketPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::iam-policy-changes-123456789012-us-east-1/*"}]}',
    }),
    ["bucket_policy_refuses"],
  ],
  [
    "bucket policy plain",
    changed(bucketPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": ["s3:PutObject", "s3:GetBucketAcl"], "Resource": ["arn:aws:s3:::iam-policy-changes-123456789012-us-east-1", "arn:aws:s3:::iam-policy-changes-123456789012-us-east-1/*"], "Condition": {"StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}}}]}',
    }),
    [],
  ],
  [
    "two policies of the bucket that are none",
    having(
      stepped(bucketPolicy, ["update"], { policy: "one" }),
      created("aws_s3_bucket_policy", { bucket: bucketPolicy.change.after?.["bucket"], policy: "other" }),
    ),
    ["bucket_policy_unknown", "contested"],
  ],
  [
    "two policies of the bucket that are none, and say the same",
    having(
      stepped(bucketPolicy, ["update"], { policy: "one" }),
      created("aws_s3_bucket_policy", { bucket: bucketPolicy.change.after?.["bucket"], policy: "one" }),
    ),
    ["bucket_policy_unknown"],
  ],
  [
    "a Deny is put on a bucket that nobody can follow, where the trail's is of elsewhere",
    unfollowed("aws_s3_bucket_policy", "bucket", { policy: denyingAll }, been(trail, { s3_bucket_name: "elsewhere" })),
    ["bucket_policy_denies", "bucket_policy_refuses"],
  ],
  [
    "the bucket may be destroyed with its files",
    having(been(bucket, {}, { force_destroy: true })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the bucket keeps its files from now on",
    having(been(bucket, { force_destroy: true }, { force_destroy: false })),
    [],
  ],
  [
    "the bucket renamed",
    having(stepped(bucket, ["delete", "create"], { bucket: "new", ...fresh })),
    ["bucket_missing"],
    ["monitoring_gap"],
  ],
  [
    "the bucket's encryption changed",
    having(
      stepped(found("aws_s3_bucket_server_side_encryption_configuration"), ["update"], {
        rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: "other", sse_algorithm: "aws:kms" }] }],
      }),
    ),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the bucket's versions suspended",
    having(
      stepped(found("aws_s3_bucket_versioning"), ["update"], { versioning_configuration: [{ status: "Suspended" }] }),
    ),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the bucket's public access block removed",
    having(deleted(found("aws_s3_bucket_public_access_block"))),
    [],
    ["safeguard_removed"],
  ],
  [
    "files expire after a month",
    having(created("aws_s3_bucket_lifecycle_configuration", lifecycle(30))),
    [],
    ["safeguard_given_up"],
  ],
  ["files expire after two years", having(created("aws_s3_bucket_lifecycle_configuration", lifecycle(731))), []],
  [
    "files of another bucket expire after a month",
    having(created("aws_s3_bucket_lifecycle_configuration", { ...lifecycle(30), bucket: "other" })),
    [],
  ],
  [
    "the separate policy of a bucket that has one of its own is deleted",
    configuring(
      having(stepped(bucket, ["update"], { policy: bucketPolicy.change.after?.["policy"] }), deleted(bucketPolicy)),
      bucket,
      { policy: { constant_value: bucketPolicy.change.after?.["policy"] } },
    ),
    ["contested"],
  ],
]);
