import type { BucketLifecycle } from "./bucket-lifecycle";
import type { Created, Existing } from "./link";
import { bucketArn, type Identity } from "./placement";
import { actingFor, type Statement, statementFor } from "./policy-document";

/** A bucket that is there already, and keeps who read and wrote another. Its policy contains the statement that the chain requires. */
export interface ExistingLogBucket extends Existing {
  /** Name of the bucket, in the account and region of the chain. Its default encryption is that of S3: server access logs know no other. */
  readonly name: string;
  /**
   * Prefix of the logs, without a slash at its end.
   * @default - the name of the bucket that is logged
   */
  readonly prefix?: string;
}

/** A bucket for the access logs of another, which is defined here: private and versioned as that one is, encrypted by S3. */
export interface CreatedLogBucket extends Created {
  /**
   * Its name.
   * @default - the name of the bucket that is logged, with `-logs` behind
   */
  readonly name?: string;
  /**
   * What becomes of old logs.
   * @default - they stay
   */
  readonly lifecycle?: BucketLifecycle;
}

/** Where the access logs of a bucket go. */
export interface LogTarget {
  /** Name of the bucket. */
  readonly bucket: string;
  /** Beginning of the logs' names. */
  readonly prefix: string;
}

/** Where the access logs of a bucket go. */
export const logTarget = (
  source: string,
  { name = `${source}-logs`, ...logs }: CreatedLogBucket | ExistingLogBucket,
): LogTarget => ({ bucket: name, prefix: `${("prefix" in logs ? logs.prefix : undefined) ?? source}/` });

/** The statement by which a bucket takes the access logs of another (https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html). */
export const logWrites = (identity: Identity, source: string, { bucket, prefix }: LogTarget): Statement =>
  statementFor({
    sid: "AccessLogs",
    service: "logging.s3.amazonaws.com",
    actions: ["s3:PutObject"],
    resources: [bucketArn(identity, `${bucket}/${prefix}*`)],
    conditions: actingFor(bucketArn(identity, source), identity.account),
  });
