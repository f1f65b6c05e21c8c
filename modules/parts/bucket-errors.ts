import { required } from "../../spec";
import { type CreatedLogBucket, type ExistingLogBucket, logTarget } from "./bucket-access-logs";
import { archiveClasses, type BucketLifecycle } from "./bucket-lifecycle";
import type { BucketReplication } from "./bucket-replication";
import { Token } from "./cdktf";
import { keyArnForm } from "./key-errors";
import { nameErrors, nameForms } from "./name-errors";
import { chainName, type Identity, isKnown, type Placement } from "./placement";
import { bucketName, type CreatedBucket, type ExistingBucket, objectLocks } from "./private-bucket";
import { type Fields, link, object, text, wholeNumber } from "./setting-form";
import { accountErrors, unlessFits } from "./text-errors";

const lifecycleForm = object({
  "archive?": object({ afterDays: wholeNumber, storageClass: text }),
  "expireAfterDays?": wholeNumber,
});

/** What a bucket that is there already may be given. */
export const existingBucketFields: Fields = { name: text, "prefix?": text };

/** What a created bucket may be given. */
export const createdBucketFields: Fields = {
  "name?": text,
  "objectLock?": text,
  "accessLogs?": link({ "name?": text, "lifecycle?": lifecycleForm }, existingBucketFields),
  "lifecycle?": lifecycleForm,
  "replication?": object({ bucket: text, keyArn: text, "account?": text }),
};

/** The form of a bucket that a role writes to. */
export const writtenBucketForm = link(createdBucketFields, { ...existingBucketFields, "keyArn?": text });

/** The name of a bucket. */
export const bucketNameForm = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The prefix of a bucket's objects. */
export const prefixForm = /^[^/\s](?:\S{0,198}[^/\s])?$/;

/** Where a bucket is put, and the name that its own begins with. */
type NamedPlacement = Placement & Partial<Pick<Identity, "name">>;

/** What is wrong with a bucket, one sentence a flaw. */
export const bucketErrors = (
  placement: NamedPlacement,
  bucket: CreatedBucket | ExistingBucket = { kind: "created" },
): string[] => (bucket.kind === "existing" ? existingErrors(bucket) : createdErrors(placement, bucket));

const existingErrors = ({ name, prefix }: Pick<ExistingBucket, "name" | "prefix">): string[] => [
  ...unlessFits(name, bucketNameForm, `bucket "${name}" is not the name of a bucket`),
  ...unlessFits(
    prefix ?? "x",
    prefixForm,
    `bucket prefix "${prefix}" does not fit: give up to 200 characters without a slash at either end`,
  ),
];

const createdErrors = (placement: NamedPlacement, bucket: CreatedBucket): string[] => {
  const { objectLock, accessLogs, lifecycle, replication } = bucket;
  const { name = chainName } = placement;
  const source = bucket.name ?? bucketName({ ...placement, name });
  return [
    ...nameErrors("bucket", bucket.name),
    ...(objectLock === undefined ? [] : lockErrors(placement, objectLock)),
    ...(accessLogs ? logErrors(source, accessLogs) : []),
    ...(lifecycle ? lifecycleErrors(lifecycle) : []),
    ...(replication ? replicationErrors(source, replication) : []),
  ];
};

const lockErrors = ({ sandbox }: Placement, objectLock: (typeof objectLocks)[number]): string[] => {
  if (!objectLocks.includes(objectLock)) {
    return [`object lock "${objectLock}" is not known: use one of ${objectLocks.join(", ")}`];
  }
  return sandbox ? ["a sandbox cannot be destroyed while its objects are locked: leave out objectLock or sandbox"] : [];
};

const logErrors = (source: string, logs: CreatedLogBucket | ExistingLogBucket): string[] => {
  const { bucket } = logTarget(source, logs);
  const { longest } = nameForms.bucket;
  if (isKnown(bucket) && bucket === source) {
    return [`bucket "${source}" would log its own logs without end: give accessLogs another bucket`];
  }
  if (logs.kind === "existing") {
    return existingErrors(logs);
  }
  return [
    ...nameErrors("bucket", logs.name),
    ...(logs.name === undefined && isKnown(bucket) && bucket.length > longest
      ? [`bucket name "${bucket}" has ${bucket.length} characters, S3 takes ${longest}: give accessLogs a name`]
      : []),
    ...(logs.lifecycle ? lifecycleErrors(logs.lifecycle) : []),
  ];
};

/** Whether a number is known when the stack is synthesised. */
const isGiven = (days: number | undefined): days is number => days !== undefined && !Token.isUnresolved(days);

const lifecycleErrors = ({ archive, expireAfterDays }: BucketLifecycle): string[] => {
  const shortest = required.log_group.retention_in_days;
  return [
    ...(archive === undefined && expireAfterDays === undefined
      ? ["a lifecycle without archive and expireAfterDays does nothing: give one of them, or leave it out"]
      : []),
    ...(archive !== undefined && isKnown(archive.storageClass) && !archiveClasses.includes(archive.storageClass)
      ? [`storage class "${archive.storageClass}" is not known as an archive: use one of ${archiveClasses.join(", ")}`]
      : []),
    ...(archive !== undefined && isGiven(archive.afterDays) && archive.afterDays < 1
      ? [`archive.afterDays is ${archive.afterDays}: give a day or more`]
      : []),
    ...(isGiven(expireAfterDays) && expireAfterDays < shortest
      ? [`expireAfterDays is ${expireAfterDays}: the record is kept for a year, give ${shortest} or more`]
      : []),
    ...(archive !== undefined && isGiven(expireAfterDays) && expireAfterDays <= archive.afterDays
      ? [`files are archived after ${archive.afterDays} days and expire after ${expireAfterDays}: archive them earlier`]
      : []),
  ];
};

const replicationErrors = (source: string, { bucket, keyArn, account }: BucketReplication): string[] => [
  ...existingErrors({ name: bucket }),
  ...(isKnown(bucket) && bucket === source
    ? [`bucket "${source}" would replicate to itself: give replication another bucket`]
    : []),
  ...unlessFits(
    keyArn,
    keyArnForm,
    `key "${keyArn}" of the replication is not the ARN of a key: give that of a customer managed key in the region of the copies, not an alias`,
  ),
  ...(account === undefined ? [] : accountErrors("replication account", account)),
];
