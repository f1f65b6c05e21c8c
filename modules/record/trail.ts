import { Construct } from "constructs";
import { Cloudtrail } from "../parts/cdktf";
import { type CreatedKey, type EncryptionKey, type ExistingKey, keyOf } from "../parts/encryption-key";
import type { Created, Existing } from "../parts/link";
import { bucketArn, type Identity, keptMetaOf, partitionOf } from "../parts/placement";
import type { ServiceGrant } from "../parts/policy-document";
import type { CreatedBucket, ExistingBucket } from "../parts/private-bucket";
import { type RequiredStatement, requiredStatements } from "../parts/required-statement";
import { waitingForPolicies } from "../parts/waiting";
import { type CreatedRole, DeliveryRole, deliveryPermission, deliveryTrust, type ExistingRole } from "./delivery-role";
import { TrailBucket, trailWrites } from "./trail-bucket";
import { actingForTrail, type Organization, type TrailSource, trailSource } from "./trail-source";

/** What a trail is called, and made of. */
export interface TrailParts {
  /**
   * Its name.
   * @default - the name of the chain
   */
  readonly name?: string;
  /**
   * The bucket that keeps the record.
   * @default - a new bucket that only this trail writes to
   */
  readonly bucket?: CreatedBucket | ExistingBucket;
  /**
   * The key of the trail, and of a created bucket.
   * @default - a new key
   */
  readonly key?: CreatedKey | ExistingKey;
  /**
   * The role that writes to the log group.
   * @default - a new role that may write to this group, created or existing, and nothing else
   */
  readonly deliveryRole?: CreatedRole | ExistingRole;
  /**
   * The organization whose accounts are recorded, all of them.
   * @default - the account of the chain alone is recorded
   */
  readonly organization?: Organization;
  /**
   * Whether CloudTrail looks for unusual rates of calls and of errors, which it charges by the event.
   * @default false
   */
  readonly insights?: boolean;
}

/** A trail that is defined here. */
export interface CreatedTrail extends Created, TrailParts {}

/** A trail that is there already, and feeds the existing log group: that of Control Tower, for one. */
export type ExistingTrail = Existing;

/** What CloudTrail looks for in management events. */
export const insightTypes = ["ApiCallRateInsight", "ApiErrorRateInsight"];

/** Config of {@link Trail}. */
export interface TrailConfig extends TrailParts {
  /** Its name becomes the trail's, where none is given, and begins those of its parts. */
  readonly identity: Identity;
  /** Name of the group that the trail feeds. */
  readonly logGroupName: string;
  /** ARN of that group, without the `:*` that a trail's argument ends with. */
  readonly logGroupArn: string;
}

/** The multi-region trail that records every management event and feeds the log group. */
export class Trail extends Construct {
  /** The created key of the trail and its bucket. */
  readonly encryptionKey?: EncryptionKey;
  /** The created bucket. */
  readonly bucket?: TrailBucket;
  /** The created role. */
  readonly deliveryRole?: DeliveryRole;
  /** The trail. */
  readonly trail: Cloudtrail;
  /** Name of the bucket, created or existing. */
  readonly bucketName: string;
  /** What the policies of existing parts must contain. */
  readonly requiredStatements: readonly RequiredStatement[];

  constructor(scope: Construct, id: string, config: TrailConfig) {
    super(scope, id);
    const { identity, name = identity.name, logGroupName, logGroupArn, organization, insights } = config;
    const { bucket = { kind: "created" }, deliveryRole = { kind: "created" } } = config;
    const source = trailSource({ ...identity, name }, organization);
    const delivery = { identity, trail: source, logGroupName };

    const key = keyOf(
      this,
      "key",
      { identity, purpose: "trail", grants: trailKeyGrants(identity, source) },
      config.key,
    );
    const statements = [...key.requiredStatements];
    if (key.created) {
      this.encryptionKey = key.created;
    }
    if (bucket.kind === "created") {
      this.bucket = new TrailBucket(this, "bucket", { ...bucket, identity, trail: source, keyArn: key.arn });
      this.bucketName = this.bucket.bucket.id;
      statements.push(...this.bucket.requiredStatements);
    } else {
      this.bucketName = bucket.name;
      const writes = trailWrites({ ...bucket, identity, trail: source });
      statements.push(...requiredStatements(identity, bucketArn(identity, bucket.name), "resource", writes));
    }
    let roleArn: string;
    if (deliveryRole.kind === "existing") {
      roleArn = deliveryRole.arn;
      statements.push(
        ...requiredStatements(identity, roleArn, "trust", [deliveryTrust(delivery)]),
        ...requiredStatements(identity, roleArn, "permissions", [deliveryPermission(delivery)]),
      );
    } else {
      this.deliveryRole = new DeliveryRole(this, "delivery-role", { ...deliveryRole, ...delivery });
      roleArn = this.deliveryRole.role.arn;
    }
    this.requiredStatements = statements;
    this.trail = new Cloudtrail(this, "trail", {
      ...keptMetaOf(identity),
      name,
      enableLogging: true,
      // What is recorded
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      ...(organization ? { isOrganizationTrail: true } : {}),
      // A basic selector, because several auditors cannot read an advanced one
      eventSelector: [{ includeManagementEvents: true, readWriteType: "All" }],
      ...(insights ? { insightSelector: insightTypes.map((insightType) => ({ insightType })) } : {}),
      // Where it goes
      s3BucketName: this.bucketName,
      ...(bucket.kind === "existing" && bucket.prefix !== undefined ? { s3KeyPrefix: bucket.prefix } : {}),
      cloudWatchLogsGroupArn: `${logGroupArn}:*`,
      cloudWatchLogsRoleArn: roleArn,
      // How it is kept
      enableLogFileValidation: true,
      kmsKeyId: key.arn,
      ...waitingForPolicies(this, this.bucketName, roleArn, key.arn),
    });
  }
}

const trailKeyGrants = (identity: Identity, source: TrailSource): ServiceGrant[] => {
  const conditions = actingForTrail(source);
  return [
    {
      sid: "TrailEncryption",
      service: "cloudtrail.amazonaws.com",
      actions: ["kms:GenerateDataKey*"],
      conditions: [
        ...conditions,
        {
          test: "StringLike",
          variable: "kms:EncryptionContext:aws:cloudtrail:arn",
          values: [`arn:${partitionOf(identity)}:cloudtrail:*:${source.account}:trail/*`],
        },
      ],
    },
    { sid: "TrailDescription", service: "cloudtrail.amazonaws.com", actions: ["kms:DescribeKey"], conditions },
  ];
};
