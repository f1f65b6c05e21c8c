import { Construct } from "constructs";
import { required } from "../spec";
import {
  type ITerraformDependable,
  S3Bucket,
  S3BucketObjectLockConfigurationA,
  S3BucketOwnershipControls,
  S3BucketPolicy,
  S3BucketPublicAccessBlock,
  S3BucketServerSideEncryptionConfigurationA,
  S3BucketVersioningA,
  type TerraformResource,
} from "./cdktf";
import type { Created } from "./link";
import { bucketArn, type Identity, keptMetaOf, type Meta, metaOf } from "./placement";
import { policyDocument, type Statement } from "./policy-document";
import { waitingFor } from "./waiting";

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
   * Keeps each object from being overwritten or deleted for as long as the log group keeps its records.
   * @default - no lock: versions keep what was overwritten or deleted
   */
  readonly objectLock?: (typeof objectLocks)[number];
}

/** Config of {@link PrivateBucket}. */
export interface PrivateBucketConfig extends Omit<CreatedBucket, "kind"> {
  /** Its name, account and region become the bucket's name, where none is given. */
  readonly identity: Identity;
  /** ARN of the key that encrypts the objects. */
  readonly keyArn: string;
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

  constructor(scope: Construct, id: string, config: PrivateBucketConfig) {
    super(scope, id);
    const { identity, name = bucketName(identity), keyArn, objectLock, statements } = config;
    this.bucket = new S3Bucket(this, "bucket", {
      ...keptMetaOf(identity),
      bucket: name,
      ...(identity.sandbox ? { forceDestroy: true } : {}),
      ...(objectLock ? { objectLockEnabled: true } : {}),
    });
    const bucket = this.bucket.id;
    // S3 refuses a second change of a bucket's settings with OperationAborted while it makes the first
    // (https://github.com/hashicorp/terraform-provider-aws/issues/7628)
    let last: TerraformResource | undefined;
    const inTurn = <S extends TerraformResource>(define: (meta: SettingMeta) => S): S => {
      const setting = define({ ...metaOf(identity), bucket, ...waitingFor(last ? [last] : []) });
      last = setting;
      return setting;
    };

    inTurn(
      (meta) =>
        new S3BucketPublicAccessBlock(this, "public-access-block", {
          ...meta,
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        }),
    );
    inTurn(
      (meta) =>
        new S3BucketOwnershipControls(this, "ownership", { ...meta, rule: { objectOwnership: "BucketOwnerEnforced" } }),
    );
    inTurn(
      (meta) =>
        new S3BucketVersioningA(this, "versioning", { ...meta, versioningConfiguration: { status: "Enabled" } }),
    );
    inTurn(
      (meta) =>
        new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
          ...meta,
          rule: [
            {
              applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
              bucketKeyEnabled: true,
            },
          ],
        }),
    );
    if (objectLock) {
      inTurn(
        (meta) =>
          new S3BucketObjectLockConfigurationA(this, "object-lock", {
            ...meta,
            rule: { defaultRetention: { mode: objectLock.toUpperCase(), days: required.log_group.retention_in_days } },
          }),
      );
    }
    // Last, so that whoever waits for it writes to a bucket that is closed, versioned and encrypted
    this.policy = inTurn(
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
}
