import { Construct } from "constructs";
import { IamRole, IamRolePolicy, type S3BucketReplicationConfigurationRule } from "./cdktf";
import { accountRoleArn, bucketArn, dnsSuffix, type Identity, metaOf, roleMetaOf } from "./placement";
import { actingFor, policyDocument, type Statement, statementFor } from "./policy-document";
import { type RequiredStatement, requiredStatements } from "./required-statement";

/** Where the files of a bucket are copied to. */
export interface BucketReplication {
  /** Name of a bucket that is there already, with versions: in another region or account, or in both. */
  readonly bucket: string;
  /** ARN of the customer managed key that encrypts the copies, in the region of that bucket. */
  readonly keyArn: string;
  /**
   * Account of that bucket, which then owns the copies. The policies of its bucket and key contain the statements that are required.
   * @default - the account of the chain
   */
  readonly account?: string;
}

/** Config of {@link ReplicationRole}. */
export interface ReplicationRoleConfig {
  /** Its name begins the role's. */
  readonly identity: Identity;
  /** Name of the bucket that is copied. */
  readonly source: string;
  /**
   * ARN of the key that encrypts it. Its policy lets roles of the account be given permissions, as that of a created one does.
   * @default - it is encrypted by S3
   */
  readonly sourceKeyArn?: string;
  /** Where to. */
  readonly replication: BucketReplication;
}

/** The role by which S3 copies the files of one bucket to another, and does nothing else. */
export class ReplicationRole extends Construct {
  /** The role. */
  readonly role: IamRole;
  /** Its only permission. */
  readonly policy: IamRolePolicy;
  /** What the policies of another account's bucket and key must contain. */
  readonly requiredStatements: readonly RequiredStatement[];

  constructor(scope: Construct, id: string, config: ReplicationRoleConfig) {
    super(scope, id);
    const { identity, source, sourceKeyArn, replication } = config;
    const name = `${identity.name}-replication`;
    this.role = new IamRole(this, "role", {
      ...roleMetaOf(identity),
      name,
      description: `${identity.name}: S3 copies the record`,
      assumeRolePolicy: policyDocument(this, "trust", identity, [
        statementFor({
          sid: "Bucket",
          service: "s3.amazonaws.com",
          actions: ["sts:AssumeRole"],
          conditions: actingFor(bucketArn(identity, source), identity.account),
        }),
      ]),
    });
    const written = copies(identity, replication);
    this.policy = new IamRolePolicy(this, "role-policy", {
      ...metaOf(identity),
      name: "replication",
      role: this.role.name,
      policy: policyDocument(this, "permission", identity, [
        ...originals(identity, source, sourceKeyArn),
        written.objects,
        written.key,
      ]),
    });
    const principals = [{ type: "AWS", identifiers: [accountRoleArn(identity, name)] }];
    this.requiredStatements =
      otherAccount(identity, replication) === undefined
        ? []
        : [
            ...requiredStatements(identity, bucketArn(identity, replication.bucket), "resource", [
              { ...written.objects, principals },
            ]),
            ...requiredStatements(identity, replication.keyArn, "resource", [
              { ...written.key, principals, resources: ["*"] },
            ]),
          ];
  }
}

/** The account that the bucket is in and that is to own the copies, where it is another. */
const otherAccount = ({ account }: Identity, replication: BucketReplication): string | undefined =>
  replication.account === account ? undefined : replication.account;

/** The rule by which everything in a bucket is copied; what is deleted in it stays in the copy. */
export const replicationRule = (
  identity: Identity,
  replication: BucketReplication,
): S3BucketReplicationConfigurationRule => {
  const account = otherAccount(identity, replication);
  return {
    id: "record",
    priority: 0,
    status: "Enabled",
    filter: { prefix: "" },
    deleteMarkerReplication: { status: "Disabled" },
    sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
    destination: {
      bucket: bucketArn(identity, replication.bucket),
      encryptionConfiguration: { replicaKmsKeyId: replication.keyArn },
      ...(account === undefined ? {} : { account, accessControlTranslation: { owner: "Destination" } }),
    },
  };
};

/** What S3 reads (https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html). */
const originals = (identity: Identity, source: string, keyArn?: string): Statement[] => [
  {
    sid: "Bucket",
    effect: "Allow",
    actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
    resources: [bucketArn(identity, source)],
  },
  {
    sid: "Originals",
    effect: "Allow",
    actions: [
      "s3:GetObjectLegalHold",
      "s3:GetObjectRetention",
      "s3:GetObjectVersionAcl",
      "s3:GetObjectVersionForReplication",
      "s3:GetObjectVersionTagging",
    ],
    resources: [bucketArn(identity, `${source}/*`)],
  },
  ...(keyArn === undefined ? [] : [throughS3(identity, "OriginalsKey", ["kms:Decrypt"], keyArn, identity.region)]),
];

/** What S3 writes. */
const copies = (identity: Identity, { bucket, keyArn }: BucketReplication) => ({
  objects: {
    sid: "Copies",
    effect: "Allow",
    actions: ["s3:ObjectOwnerOverrideToBucketOwner", "s3:ReplicateObject", "s3:ReplicateTags"],
    resources: [bucketArn(identity, `${bucket}/*`)],
  } satisfies Statement,
  // Where the bucket stands is not said: its key is in the same region
  key: throughS3(identity, "CopiesKey", ["kms:Encrypt", "kms:GenerateDataKey"], keyArn, "*"),
});

const throughS3 = (identity: Identity, sid: string, actions: string[], keyArn: string, region: string): Statement => ({
  sid,
  effect: "Allow",
  actions,
  resources: [keyArn],
  condition: [{ test: "StringLike", variable: "kms:ViaService", values: [`s3.${region}.${dnsSuffix(identity)}`] }],
});
