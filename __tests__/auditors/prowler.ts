import type { Complaint } from "./complaints";

/** The release that was asked. */
export const prowlerVersion = "5.46.0";

/** The services that the chain is made of. */
export const prowlerServices = ["cloudtrail", "cloudwatch", "kms", "s3", "sns"] as const;

/** Checks of other controls of the benchmark, which want filters and alarms of their own, and of data events. */
export const ofOtherControls =
  /^cloudwatch_(changes_to_|log_metric_filter_)(?!policy_changes$)|^cloudtrail_s3_dataevents_/;

const trails = { minimal: ["trail"], "audited-record": ["trail"] } as const;

/** Every other check that fails on the deployed smallest chain, and on the one whose record has all that can be asked for. */
export const prowlerComplaints: readonly Complaint[] = [
  {
    check: "cloudtrail_bucket_requires_mfa_delete",
    wants: "versions of the trail's bucket are deleted with a second factor only",
    fails: trails,
    why: "only the root user, with the device in hand, can turn it on; `objectLock` keeps more",
  },
  {
    check: "cloudtrail_cloudwatch_logging_enabled",
    wants: "the trail has delivered to its log group in the last day",
    fails: trails,
    why: "passes in an account: the emulator delivers nothing",
  },
  {
    check: "cloudtrail_insights_exist",
    wants: "the trail looks for unusual rates of calls",
    fails: { minimal: ["trail"] },
    why: "costs by the event: `trail.insights` asks for it",
  },
  {
    check: "cloudtrail_logs_s3_bucket_access_logging_enabled",
    wants: "access to the trail's bucket is logged",
    fails: { minimal: ["trail"] },
    why: "needs a second bucket, which many accounts have: `trail.bucket.accessLogs` asks for it",
  },
  {
    check: "s3_bucket_cross_region_replication",
    wants: "a bucket is copied to another region",
    fails: { minimal: ["record"], "audited-record": ["access logs"] },
    why: "needs a bucket and a key elsewhere: `trail.bucket.replication` asks for it. The access logs are not copied",
  },
  {
    check: "s3_bucket_event_notifications_enabled",
    wants: "a bucket tells of what happens in it",
    fails: { minimal: ["record"], "audited-record": ["access logs", "record"] },
    why: "a notification without a listener tells nobody; the trail's own records say who changed the bucket",
  },
  {
    check: "s3_bucket_kms_encryption",
    wants: "a bucket has a key of KMS",
    fails: { "audited-record": ["access logs"] },
    why: "S3 writes access logs only to a bucket with its own encryption",
  },
  {
    check: "s3_bucket_lifecycle_enabled",
    wants: "a bucket has a lifecycle",
    fails: { minimal: ["record"] },
    why: "each account decides how long and where it keeps its record: `trail.bucket.lifecycle` asks for it",
  },
  {
    check: "s3_bucket_no_mfa_delete",
    wants: "versions of a bucket are deleted with a second factor only",
    fails: { minimal: ["record"], "audited-record": ["access logs", "record"] },
    why: "only the root user, with the device in hand, can turn it on",
  },
  {
    check: "s3_bucket_object_lock",
    wants: "objects of a bucket are locked",
    fails: { minimal: ["record"], "audited-record": ["access logs"] },
    why: "a lock also keeps files that should be deleted: `trail.bucket.objectLock` asks for it. The access logs are not locked",
  },
  {
    check: "s3_bucket_server_access_logging_enabled",
    wants: "access to a bucket is logged",
    fails: { minimal: ["record"], "audited-record": ["access logs"] },
    why: "`trail.bucket.accessLogs` asks for it. A bucket of logs that logged itself would never end",
  },
];
