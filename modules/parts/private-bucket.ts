import { Construct } from "constructs";
import { required } from "../../spec";
import {
  type CreatedLogBucket,
  type ExistingLogBucket,
  type LogTarget,
  logTarget,
  logWrites,
} from "./bucket-access-logs";
import { type BucketLifecycle, lifecycleRule } from "./bucket-lifecycle";
import { type BucketReplication, ReplicationRole, replicationRule } from "./bucket-replication";
import {
  type ITerraformDependable,
  S3Bucket,
  S3BucketLifecycleConfiguration,
  S3BucketLoggingA,
  S3BucketObjectLockConfigurationA,
  S3BucketOwnershipControls,
  S3BucketPolicy,
  S3BucketPublicAccessBlock,
  S3BucketReplicationConfigurationA,
  S3BucketServerSideEncryptionConfigurationA,
  S3BucketVersioningA,
  type TerraformResource,
} from "./cdktf";
import type { Created, Existing } from "./link";
import { bucketArn, type Identity, keptMetaOf, type Meta, metaOf } from "./placement";
import { policyDocument, type Statement } from "./policy-document";
import { type RequiredStatement, requiredStatements } from "./required-statement";
import { policiesOf, waitingFor } from "./waiting";

/** Who may shorten an object lock: whoever has the permission to, or nobody at all. */
export const objectLocks = ["governance", "compliance"] as const;

/** A bucket that is defined here. */
export interface CreatedBucket extends Created {
  /**
   * Its name.
   * @default - name, account and region of the chain
   */
  readonly name?: string;
  /**
   * Keeps each object from being overwritten or deleted for a year.
   * @default - no lock: versions keep what was overwritten or deleted
   */
  readonly objectLock?: (typeof objectLocks)[number];
  /**
   * The bucket that keeps who read and wrote this one.
   * @default - accesses are not logged
   */
  readonly accessLogs?: CreatedLogBucket | ExistingLogBucket;
  /**
   * What becomes of old files.
   * @default - they stay
   */
  readonly lifecycle?: BucketLifecycle;
  /**
   * Where the files are copied to.
   * @default - nowhere
   */
  readonly replication?: BucketReplication;
}

/** A bucket that is there already, and whose policy contains the statements that the chain requires. */
export interface ExistingBucket extends Existing {
  /** Name of the bucket. */
  readonly name: string;
  /**
   * Prefix of the objects, without a slash at its end.
   * @default - no prefix
   */
  readonly prefix?: string;
}

/** Config of {@link PrivateBucket}. */
export interface PrivateBucketConfig extends Omit<CreatedBucket, "kind"> {
  /** Its name, account and region become the bucket's name, where none is given. */
  readonly identity: Identity;
  /**
   * ARN of the key that encrypts the objects.
   * @default - S3 encrypts them with a key of its own
   */
  readonly keyArn?: string;
  /** Who may write here; none where a role's own policy lets it. */
  readonly statements: readonly Statement[];
}

/** What the settings of a bucket have in common. */
interface SettingMeta extends Meta {
  bucket: string;
  dependsOn?: ITerraformDependable[];
}

/** Name of a created bucket that is given none: buckets of all accounts share one space of names. */
export const bucketName = ({ name, account, region }: Identity): string => `${name}-${account}-${region}`;

/** A private, versioned, encrypted bucket that is spoken to only over TLS. */
export class PrivateBucket extends Construct {
  /** The bucket. */
  readonly bucket: S3Bucket;
  /** Its policy. */
  readonly policy: S3BucketPolicy;
  /** The created bucket of its access logs. */
  readonly logBucket?: PrivateBucket;
  /** The role by which it is copied. */
  readonly replicationRole?: ReplicationRole;
  /** What the policies of an existing log bucket, and of another account's bucket and key, must contain. */
  readonly requiredStatements: readonly RequiredStatement[];

  private last?: TerraformResource;

  constructor(scope: Construct, id: string, config: PrivateBucketConfig) {
    super(scope, id);
    const { identity, name = bucketName(identity), keyArn, objectLock, statements } = config;
    const { accessLogs, lifecycle, replication } = config;
    this.bucket = new S3Bucket(this, "bucket", {
      ...keptMetaOf(identity),
      bucket: name,
      ...(identity.sandbox ? { forceDestroy: true } : {}),
      ...(objectLock ? { objectLockEnabled: true } : {}),
    });
    this.harden(identity, keyArn);
    if (objectLock) {
      this.inTurn(
        identity,
        (meta) =>
          new S3BucketObjectLockConfigurationA(this, "object-lock", {
            ...meta,
            rule: { defaultRetention: { mode: objectLock.toUpperCase(), days: required.log_group.retention_in_days } },
          }),
      );
    }
    const ofOthers: RequiredStatement[] = [];
    if (accessLogs) {
      const target = logTarget(name, accessLogs);
      const writes = [logWrites(identity, name, target)];
      if (accessLogs.kind === "created") {
        const { kind: _, ...own } = accessLogs;
        const logs = { ...own, identity, name: target.bucket, statements: writes };
        this.logBucket = new PrivateBucket(this, "access-logs", logs);
      } else {
        ofOthers.push(...requiredStatements(identity, bucketArn(identity, target.bucket), "resource", writes));
      }
      this.logTo({ ...target, bucket: this.logBucket?.bucket.id ?? target.bucket }, identity);
    }
    if (lifecycle) {
      this.inTurn(
        identity,
        (meta) => new S3BucketLifecycleConfiguration(this, "lifecycle", { ...meta, rule: [lifecycleRule(lifecycle)] }),
      );
    }
    if (replication) {
      const source = { identity, source: name, ...(keyArn === undefined ? {} : { sourceKeyArn: keyArn }) };
      this.replicationRole = new ReplicationRole(this, "replication-role", { ...source, replication });
      ofOthers.push(...this.replicationRole.requiredStatements);
      this.copyTo(replication, identity, this.replicationRole.role.arn);
    }
    this.requiredStatements = ofOthers;
    // Last, so that whoever waits for it writes to a bucket that is closed, versioned and encrypted
    this.policy = this.inTurn(
      identity,
      (meta) =>
        new S3BucketPolicy(this, "bucket-policy", {
          ...meta,
          policy: policyDocument(this, "policy", identity, [
            ...statements,
            {
              sid: "TlsOnly",
              effect: "Deny",
              actions: ["s3:*"],
              resources: [bucketArn(identity, name), bucketArn(identity, `${name}/*`)],
              principals: [{ type: "*", identifiers: ["*"] }],
              condition: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
            },
          ]),
        }),
    );
  }

  /**
   * Defines a setting of the bucket after those before.
   *
   * S3 refuses a second change of a bucket's settings with `OperationAborted` while it makes the first
   * (https://github.com/hashicorp/terraform-provider-aws/issues/7628).
   */
  private inTurn<S extends TerraformResource>(identity: Identity, define: (meta: SettingMeta) => S): S {
    const bucket = this.bucket.id;
    const setting = define({ ...metaOf(identity), bucket, ...waitingFor(this.last ? [this.last] : []) });
    this.last = setting;
    return setting;
  }

  private harden(identity: Identity, keyArn: string | undefined): void {
    this.inTurn(
      identity,
      (meta) =>
        new S3BucketPublicAccessBlock(this, "public-access-block", {
          ...meta,
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        }),
    );
    this.inTurn(
      identity,
      (meta) =>
        new S3BucketOwnershipControls(this, "ownership", { ...meta, rule: { objectOwnership: "BucketOwnerEnforced" } }),
    );
    this.inTurn(
      identity,
      (meta) =>
        new S3BucketVersioningA(this, "versioning", { ...meta, versioningConfiguration: { status: "Enabled" } }),
    );
    this.inTurn(
      identity,
      (meta) =>
        new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
          ...meta,
          rule: [
            keyArn === undefined
              ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
              : {
                  applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
                  bucketKeyEnabled: true,
                },
          ],
        }),
    );
  }

  private logTo({ bucket, prefix }: LogTarget, identity: Identity): void {
    this.inTurn(
      identity,
      ({ dependsOn = [], ...meta }) =>
        new S3BucketLoggingA(this, "logging", {
          ...meta,
          targetBucket: bucket,
          targetPrefix: prefix,
          ...waitingFor([...dependsOn, ...policiesOf(this, bucket)]),
        }),
    );
  }

  private copyTo(replication: BucketReplication, identity: Identity, roleArn: string): void {
    this.inTurn(
      identity,
      ({ dependsOn = [], ...meta }) =>
        new S3BucketReplicationConfigurationA(this, "replication", {
          ...meta,
          role: roleArn,
          rule: [replicationRule(identity, replication)],
          ...waitingFor([...dependsOn, ...policiesOf(this, roleArn)]),
        }),
    );
  }
}
