import { Construct } from "constructs";
import { required } from "../spec";
import {
  S3Bucket,
  S3BucketObjectLockConfigurationA,
  S3BucketOwnershipControls,
  S3BucketPolicy,
  S3BucketPublicAccessBlock,
  S3BucketServerSideEncryptionConfigurationA,
  S3BucketVersioningA,
} from "./cdktf";
import type { Created, Existing } from "./link";
import { bucketArn, type Identity, keptMetaOf, metaOf } from "./placement";
import { policyDocument, type Statement, statementFor } from "./policy-document";
import { actingForTrail, type TrailSource } from "./trail-source";

/** Who may shorten an object lock: whoever has the permission to, or nobody at all. */
export const objectLocks = ["governance", "compliance"] as const;

/** A bucket that is defined here. */
export interface CreatedBucket extends Created {
  /**
   * Keeps each object from being overwritten or deleted for as long as the log group keeps its records.
   * @default - no lock: versions keep what was overwritten or deleted
   */
  readonly objectLock?: (typeof objectLocks)[number];
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

/** Config of {@link TrailBucket}. */
export interface TrailBucketConfig extends Omit<CreatedBucket, "kind"> {
  /** Its name, account and region become the bucket's name. */
  readonly identity: Identity;
  /** The one trail that may write here. */
  readonly trail: TrailSource;
  /** ARN of the key that encrypts the objects. */
  readonly keyArn: string;
}

/** The private, versioned, encrypted bucket of a trail. Only that trail writes to it, only over TLS. */
export class TrailBucket extends Construct {
  /** The bucket. */
  readonly bucket: S3Bucket;
  /** Its policy: a trail can be created only after it. */
  readonly policy: S3BucketPolicy;

  constructor(scope: Construct, id: string, config: TrailBucketConfig) {
    super(scope, id);
    const { identity, trail, keyArn, objectLock } = config;
    const meta = metaOf(identity);
    const name = `${identity.name}-${identity.account}-${identity.region}`;
    this.bucket = new S3Bucket(this, "bucket", {
      ...keptMetaOf(identity),
      bucket: name,
      ...(identity.sandbox ? { forceDestroy: true } : {}),
      ...(objectLock ? { objectLockEnabled: true } : {}),
    });
    const bucket = this.bucket.id;

    new S3BucketPublicAccessBlock(this, "public-access-block", {
      ...meta,
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, "ownership", {
      ...meta,
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    new S3BucketVersioningA(this, "versioning", { ...meta, bucket, versioningConfiguration: { status: "Enabled" } });
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      ...meta,
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
          bucketKeyEnabled: true,
        },
      ],
    });
    if (objectLock) {
      new S3BucketObjectLockConfigurationA(this, "object-lock", {
        ...meta,
        bucket,
        rule: {
          defaultRetention: { mode: objectLock.toUpperCase(), days: required.log_group.retention_in_days },
        },
      });
    }
    this.policy = new S3BucketPolicy(this, "bucket-policy", {
      ...meta,
      bucket,
      policy: policyDocument(this, "policy", identity, [
        ...trailWrites({ identity, trail, name }),
        {
          sid: "TlsOnly",
          effect: "Deny",
          actions: ["s3:*"],
          resources: [bucketArn(identity, name), bucketArn(identity, `${name}/*`)],
          principals: [{ type: "*", identifiers: ["*"] }],
          condition: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
        },
      ]),
    });
  }
}

/** A bucket and the trail that writes to it. */
interface Written extends Omit<ExistingBucket, "kind"> {
  readonly identity: Identity;
  readonly trail: TrailSource;
}

/** The statements by which a bucket lets one trail write, below its prefix, what it records of its account and organization. */
export const trailWrites = ({ identity, trail, name, prefix }: Written): Statement[] => {
  const root = prefix === undefined ? name : `${name}/${prefix}`;
  const grant = { service: "cloudtrail.amazonaws.com", conditions: actingForTrail(trail) };
  const delivery = (sid: string, owner: string): Statement =>
    statementFor({
      ...grant,
      sid,
      actions: ["s3:PutObject"],
      resources: [bucketArn(identity, `${root}/AWSLogs/${owner}/*`)],
      conditions: [
        ...grant.conditions,
        { test: "StringEquals", variable: "s3:x-amz-acl", values: ["bucket-owner-full-control"] },
      ],
    });
  return [
    statementFor({ ...grant, sid: "AclCheck", actions: ["s3:GetBucketAcl"], resources: [bucketArn(identity, name)] }),
    delivery("Delivery", trail.account),
    ...(trail.organizationId === undefined ? [] : [delivery("OrganizationDelivery", trail.organizationId)]),
  ];
};
