import { Construct } from "constructs";
import {
  S3Bucket,
  S3BucketOwnershipControls,
  S3BucketPolicy,
  S3BucketPublicAccessBlock,
  S3BucketServerSideEncryptionConfigurationA,
  S3BucketVersioningA,
} from "./cdktf";
import type { EncryptionKey } from "./encryption-key";
import { bucketArn, type Identity, metaOf, taggedMetaOf } from "./placement";
import { actingFor, policyDocument, statementFor } from "./policy-document";

/** Config of {@link TrailBucket}. */
export interface TrailBucketConfig {
  readonly identity: Identity;
  /** ARN of the one trail that may write here. */
  readonly trailArn: string;
  /** Key that encrypts the objects. */
  readonly encryptionKey: EncryptionKey;
}

/** The private, versioned, encrypted bucket of a trail. Only that trail writes to it, only over TLS. */
export class TrailBucket extends Construct {
  /** The bucket. */
  readonly bucket: S3Bucket;
  /** Its policy: a trail can be created only after it. */
  readonly policy: S3BucketPolicy;

  constructor(scope: Construct, id: string, config: TrailBucketConfig) {
    super(scope, id);
    const { identity, trailArn, encryptionKey } = config;
    const meta = metaOf(identity);
    const name = `${identity.name}-${identity.account}-${identity.region}`;
    this.bucket = new S3Bucket(this, "bucket", { ...taggedMetaOf(identity), bucket: name });
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
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: encryptionKey.key.arn },
          bucketKeyEnabled: true,
        },
      ],
    });

    const trail = { service: "cloudtrail.amazonaws.com", conditions: actingFor(trailArn, identity.account) };
    this.policy = new S3BucketPolicy(this, "bucket-policy", {
      ...meta,
      bucket,
      policy: policyDocument(this, "policy", identity, [
        statementFor({
          ...trail,
          sid: "AclCheck",
          actions: ["s3:GetBucketAcl"],
          resources: [bucketArn(identity, name)],
        }),
        statementFor({
          ...trail,
          sid: "Delivery",
          actions: ["s3:PutObject"],
          resources: [bucketArn(identity, `${name}/AWSLogs/${identity.account}/*`)],
          conditions: [
            ...trail.conditions,
            { test: "StringEquals", variable: "s3:x-amz-acl", values: ["bucket-owner-full-control"] },
          ],
        }),
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
