import type { Construct } from "constructs";
import type { ITerraformDependable } from "./cdktf";
import { accountRoleArn, bucketArn, dnsSuffix, type Identity } from "./placement";
import type { Statement } from "./policy-document";
import { bucketName, type CreatedBucket, type ExistingBucket, PrivateBucket } from "./private-bucket";
import { type RequiredStatement, requiredStatements } from "./required-statement";
import { policiesOf } from "./waiting";

/** A bucket that is there already, which a role writes to. Its policy contains the required statements if it is another account's. */
export interface ExistingWrittenBucket extends ExistingBucket {
  /**
   * ARN of the key that encrypts it.
   * @default - none: the role may use no key of the bucket's
   */
  readonly keyArn?: string;
}

/** A bucket that a role writes to. */
export interface WrittenBucket {
  /** Name of the bucket. */
  readonly name: string;
  /** ARN of the bucket. */
  readonly arn: string;
  /** Prefix of the objects, without a slash at its end; absent for none. */
  readonly prefix?: string;
  /** ARN of the key that encrypts it; absent where there is none, or the bucket knows it. */
  readonly keyArn?: string;
  /** What lets the role write. */
  readonly permissions: readonly Statement[];
  /** What must be there first. */
  readonly waits: readonly ITerraformDependable[];
  /** The bucket, where it is created. */
  readonly created?: PrivateBucket;
  /** What the policies of an existing bucket and its key must contain. */
  readonly requiredStatements: readonly RequiredStatement[];
}

/** Who writes what to a bucket. */
export interface BucketWriter {
  /** Name of the role. */
  readonly roleName: string;
  /** Actions on the bucket. */
  readonly bucketActions: readonly string[];
  /** Actions on its objects. */
  readonly objectActions: readonly string[];
  /**
   * Path of the objects below the prefix.
   * @default "*"
   */
  readonly path?: string;
}

/**
 * Defines the bucket that a role writes to, or takes the given one.
 *
 * @param keyArn key of a created bucket
 */
export const writtenBucket = (
  scope: Construct,
  identity: Identity,
  keyArn: string,
  writer: BucketWriter,
  given: CreatedBucket | ExistingWrittenBucket = { kind: "created" },
): WrittenBucket => {
  const { name = bucketName(identity) } = given;
  const prefix = given.kind === "existing" ? given.prefix : undefined;
  const key = given.kind === "existing" ? given.keyArn : keyArn;
  const objects = `${prefix === undefined ? name : `${name}/${prefix}`}/${writer.path ?? "*"}`;
  const onBucket: Statement[] = [
    { sid: "Bucket", effect: "Allow", actions: [...writer.bucketActions], resources: [bucketArn(identity, name)] },
    { sid: "Objects", effect: "Allow", actions: [...writer.objectActions], resources: [bucketArn(identity, objects)] },
  ];
  const onKey: Statement[] =
    key === undefined
      ? []
      : [
          {
            sid: "Key",
            effect: "Allow",
            actions: ["kms:Decrypt", "kms:GenerateDataKey"],
            resources: [key],
            condition: [
              {
                test: "StringEquals",
                variable: "kms:ViaService",
                values: [`s3.${identity.region}.${dnsSuffix(identity)}`],
              },
            ],
          },
        ];
  const common = { name, permissions: [...onBucket, ...onKey], ...(key === undefined ? {} : { keyArn: key }) };
  if (given.kind === "created") {
    const created = new PrivateBucket(scope, "bucket", { ...given, identity, keyArn, statements: [] });
    return {
      ...common,
      arn: created.bucket.arn,
      created,
      waits: [created.policy],
      requiredStatements: created.requiredStatements,
    };
  }
  const principals = [{ type: "AWS", identifiers: [accountRoleArn(identity, writer.roleName)] }];
  return {
    ...common,
    ...(prefix === undefined ? {} : { prefix }),
    arn: bucketArn(identity, name),
    waits: policiesOf(scope, name),
    requiredStatements: [
      ...requiredStatements(
        identity,
        bucketArn(identity, name),
        "resource",
        onBucket.map((statement) => ({ ...statement, principals })),
      ),
      ...(given.keyArn === undefined
        ? []
        : requiredStatements(
            identity,
            given.keyArn,
            "resource",
            onKey.map((statement) => ({ ...statement, principals, resources: ["*"] })),
          )),
    ],
  };
};
