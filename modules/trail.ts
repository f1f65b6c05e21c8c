import { Construct } from "constructs";
import { Cloudtrail } from "./cdktf";
import { DeliveryRole } from "./delivery-role";
import { EncryptionKey } from "./encryption-key";
import { type Identity, partitionOf, regionalArn, taggedMetaOf } from "./placement";
import { actingFor } from "./policy-document";
import { TrailBucket } from "./trail-bucket";

/** Config of {@link Trail}. */
export interface TrailConfig {
  readonly identity: Identity;
  /** Name of the group that the trail feeds. */
  readonly logGroupName: string;
  /** ARN of that group, without the `:*` that a trail's argument ends with. */
  readonly logGroupArn: string;
}

/** The multi-region trail that records every management event and feeds the log group. */
export class Trail extends Construct {
  /** The key of the trail and its bucket. */
  readonly encryptionKey: EncryptionKey;
  /** The bucket that keeps the record. */
  readonly bucket: TrailBucket;
  /** The role that writes to the log group. */
  readonly deliveryRole: DeliveryRole;
  /** The trail. */
  readonly trail: Cloudtrail;

  constructor(scope: Construct, id: string, config: TrailConfig) {
    super(scope, id);
    const { identity, logGroupName, logGroupArn } = config;
    const trailArn = regionalArn(identity, "cloudtrail", `trail/${identity.name}`);
    const conditions = actingFor(trailArn, identity.account);
    this.encryptionKey = new EncryptionKey(this, "key", {
      identity,
      purpose: "trail",
      grants: [
        {
          sid: "TrailEncryption",
          service: "cloudtrail.amazonaws.com",
          actions: ["kms:GenerateDataKey*"],
          conditions: [
            ...conditions,
            {
              test: "StringLike",
              variable: "kms:EncryptionContext:aws:cloudtrail:arn",
              values: [`arn:${partitionOf(identity)}:cloudtrail:*:${identity.account}:trail/*`],
            },
          ],
        },
        { sid: "TrailDescription", service: "cloudtrail.amazonaws.com", actions: ["kms:DescribeKey"], conditions },
      ],
    });
    this.bucket = new TrailBucket(this, "bucket", { identity, trailArn, encryptionKey: this.encryptionKey });
    this.deliveryRole = new DeliveryRole(this, "delivery-role", { identity, trailArn, logGroupName });
    this.trail = new Cloudtrail(this, "trail", {
      ...taggedMetaOf(identity),
      name: identity.name,
      enableLogging: true,
      // What is recorded
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      // A basic selector, because several auditors cannot read an advanced one
      eventSelector: [{ includeManagementEvents: true, readWriteType: "All" }],
      // Where it goes
      s3BucketName: this.bucket.bucket.id,
      cloudWatchLogsGroupArn: `${logGroupArn}:*`,
      cloudWatchLogsRoleArn: this.deliveryRole.role.arn,
      // How it is kept
      enableLogFileValidation: true,
      kmsKeyId: this.encryptionKey.key.arn,
      dependsOn: [this.bucket.policy, this.deliveryRole.policy],
    });
  }
}
