import { type CreatedBucket, PrivateBucket } from "../modules";
import { logTarget, logWrites } from "../modules/parts/bucket-access-logs";
import { abandonedAfterDays, lifecycleRuleId } from "../modules/parts/bucket-lifecycle";
import type { S3BucketLifecycleConfiguration, TerraformResource } from "../modules/parts/cdktf";
import { reference, template, whereGiven } from "./expressions";
import { addressOf, type Opening } from "./opening";

/** What `lifecycleRule` says, block by block where variables of one prefix ask for it. */
const oldFiles = (prefix: string) => {
  const archive = `${prefix}archive_after_days`;
  const expire = `${prefix}expire_after_days`;
  const storage_class = template(`var.${prefix}archive_storage_class`);
  return {
    id: lifecycleRuleId,
    status: "Enabled",
    filter: [{}],
    abort_incomplete_multipart_upload: [{ days_after_initiation: abandonedAfterDays }],
    dynamic: {
      ...whereGiven(archive, "transition", { days: template("transition.value"), storage_class }),
      ...whereGiven(archive, "noncurrent_version_transition", {
        noncurrent_days: template("noncurrent_version_transition.value"),
        storage_class,
      }),
      ...whereGiven(expire, "expiration", { days: template("expiration.value") }),
      ...whereGiven(expire, "noncurrent_version_expiration", {
        noncurrent_days: template("noncurrent_version_expiration.value"),
      }),
    },
  };
};

/** A value in a message, which Terraform puts together also where the value is null and nothing is wrong. */
const shown = (value: string): string => template(`format("%v", ${value})`);

const partOf = (bucket: PrivateBucket, id: string): TerraformResource => bucket.node.findChild(id) as TerraformResource;

/** Lets variables of one prefix say what becomes of a bucket's old files. */
const openLifecycle = ({ counted }: Opening, bucket: PrivateBucket, prefix: string, condition?: string): void => {
  const lifecycle = partOf(bucket, "lifecycle") as S3BucketLifecycleConfiguration;
  const [archive, expire] = [`var.${prefix}archive_after_days`, `var.${prefix}expire_after_days`];
  lifecycle.putRule([]);
  lifecycle.addOverride("rule", [oldFiles(prefix)]);
  lifecycle.addOverride("lifecycle.precondition", [
    {
      condition: template(`coalesce(${expire}, 1000000) > coalesce(${archive}, 0)`),
      error_message: `Files expire after ${shown(expire)} days and are archived after ${shown(archive)}: archive them earlier.`,
    },
  ]);
  const isAsked = `${archive} != null || ${expire} != null`;
  counted.onlyIf(condition === undefined ? isAsked : `${condition} && (${isAsked})`, lifecycle);
};

const openLogging = (opening: Opening, bucket: PrivateBucket, asked: CreatedBucket): void => {
  const { scope, identity, counted } = opening;
  const source = reference("local.bucket_name");
  const target = logTarget(source, {
    kind: "existing",
    name: reference("local.access_log_bucket"),
    prefix: reference("local.access_log_prefix"),
  });
  const created = new PrivateBucket(scope, "access-logs", {
    identity,
    name: target.bucket,
    ...(asked.lifecycle ? { lifecycle: asked.lifecycle } : {}),
    statements: [logWrites(identity, source, target)],
  });
  const condition = "var.create_access_log_bucket";
  counted.onlyIf(condition, created);
  openLifecycle(opening, created, "access_log_", condition);
  const logging = partOf(bucket, "logging");
  const id = `${addressOf(created.bucket)}.id`;
  logging.addOverride("target_bucket", template(`${condition} ? ${id} : local.access_log_bucket`));
  logging.addOverride("depends_on", [addressOf(created.policy)]);
  logging.addOverride("lifecycle.precondition", [
    {
      condition: template("local.access_log_bucket != local.bucket_name"),
      error_message: "A bucket would log its own logs without end: give access_log_bucket another one.",
    },
  ]);
  counted.onlyIf(`var.access_log_bucket != null || ${condition}`, logging);
};

const openReplication = ({ counted }: Opening, bucket: PrivateBucket): void => {
  const replication = partOf(bucket, "replication");
  replication.addOverride("rule.0.destination.account", template("var.replication_account"));
  replication.addOverride("rule.0.destination.access_control_translation", undefined);
  replication.addOverride(
    "rule.0.destination.dynamic",
    whereGiven("replication_account", "access_control_translation", { owner: "Destination" }),
  );
  replication.addOverride("lifecycle.precondition", [
    {
      condition: template("var.replication_key_arn != null"),
      error_message: "With replication_bucket goes replication_key_arn: the key that encrypts the copies.",
    },
  ]);
  counted.onlyIf("var.replication_bucket != null", replication);
  if (bucket.replicationRole) counted.onlyIf("var.replication_bucket != null", bucket.replicationRole);
};

/**
 * Lets variables ask for what a created bucket of the record can be given.
 *
 * @param asked what the construct was given, which is everything
 */
export const openBucket = (opening: Opening, asked: CreatedBucket): void => {
  const bucket = opening.monitoring.trail?.bucket;
  if (bucket === undefined) return;
  if (opening.variables["object_lock"]) {
    const lock = partOf(bucket, "object-lock");
    bucket.bucket.addOverride("object_lock_enabled", template("var.object_lock == null ? null : true"));
    lock.addOverride("rule.default_retention.mode", template("upper(var.object_lock)"));
    opening.counted.onlyIf("var.object_lock != null", lock);
  }
  openLogging(opening, bucket, asked);
  openLifecycle(opening, bucket, "");
  openReplication(opening, bucket);
};
