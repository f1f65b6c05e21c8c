import { Construct } from "constructs";
import { controlEvents } from "../alarm/control";
import { publishedPattern } from "../alarm/filter-pattern";
import {
  CloudwatchLogStream,
  CloudwatchLogSubscriptionFilter,
  IamRole,
  IamRolePolicy,
  KinesisFirehoseDeliveryStream,
} from "../parts/cdktf";
import { type EncryptionKey, keyOf } from "../parts/encryption-key";
import { dnsSuffix, type Identity, metaOf, regionalArn, roleMetaOf, taggedMetaOf } from "../parts/placement";
import { actingFor, policyDocument, type Statement, statementFor } from "../parts/policy-document";
import { compareWithProvider } from "../parts/provider-errors";
import type { RequiredStatement } from "../parts/required-statement";
import { type WrittenBucket, writtenBucket } from "../parts/written-bucket";
import { LogGroup } from "../record/log-group";
import { type SiemStreamConfig, siemErrors } from "./siem-config";
import { destinationArguments, type Secret } from "./siem-destination";

/** Streams a log group to a SIEM: subscription filter, Firehose stream, and a bucket for what could not be delivered. */
export class SiemStream extends Construct {
  /** The created key of stream and bucket. */
  readonly encryptionKey?: EncryptionKey;
  /** The bucket. */
  readonly bucket: WrittenBucket;
  /** The log group of what could not be delivered, and why. */
  readonly errors: LogGroup;
  /** The Firehose stream. */
  readonly stream: KinesisFirehoseDeliveryStream;
  /** The subscription filter. */
  readonly subscriptionFilter: CloudwatchLogSubscriptionFilter;
  /** What the policies of an existing bucket and its key must contain if they are another account's. */
  readonly requiredStatements: readonly RequiredStatement[];

  /** @throws if a setting is wrong */
  constructor(scope: Construct, id: string, config: SiemStreamConfig) {
    super(scope, id);
    const errors = siemErrors(config);
    if (errors.length > 0) {
      throw new Error(errors.join("\n"));
    }
    const identity: Identity = { ...config, name: config.name ?? "iam-policy-changes-siem" };
    compareWithProvider(this, config);
    const { destination } = config;
    const { name } = identity;
    const streamArn = regionalArn(identity, "firehose", `deliverystream/${name}`);
    const key = keyOf(this, "key", { identity, purpose: "stream", grants: [] }, config.key);
    if (key.created) {
      this.encryptionKey = key.created;
    }
    this.bucket = writtenBucket(
      this,
      identity,
      key.arn,
      {
        roleName: `${name}-delivery`,
        bucketActions: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
        objectActions: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
      },
      config.bucket,
    );
    this.requiredStatements = this.bucket.requiredStatements;

    const errorsName = `/aws/kinesisfirehose/${name}`;
    this.errors = new LogGroup(this, "errors", { identity, name: errorsName });
    const errorsStream = new CloudwatchLogStream(this, "errors-stream", {
      ...metaOf(identity),
      name: "delivery",
      logGroupName: this.errors.logGroup.name,
    });
    const delivery = this.defineRole(
      identity,
      "delivery",
      "Firehose delivers",
      {
        sid: "Stream",
        service: "firehose.amazonaws.com",
        actions: ["sts:AssumeRole"],
        conditions: actingFor(streamArn, identity.account),
      },
      [
        ...this.bucket.permissions,
        {
          sid: "Errors",
          effect: "Allow",
          actions: ["logs:PutLogEvents"],
          resources: [regionalArn(identity, "logs", `log-group:${errorsName}:log-stream:delivery`)],
        },
        ...("secret" in destination && destination.secret ? secretReads(identity, destination.secret) : []),
      ],
    );
    this.stream = new KinesisFirehoseDeliveryStream(this, "stream", {
      ...taggedMetaOf(identity),
      name,
      serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn: key.arn },
      ...destinationArguments(destination, {
        roleArn: delivery.role.arn,
        bucket: this.bucket,
        errors: { logGroupName: this.errors.logGroup.name, logStreamName: errorsStream.name },
      }),
      dependsOn: [delivery.policy, ...this.bucket.waits],
    });

    const subscription = this.defineRole(
      identity,
      "subscription",
      "CloudWatch Logs delivers to the stream",
      {
        sid: "Logs",
        service: "logs.amazonaws.com",
        actions: ["sts:AssumeRole"],
        // As AWS documents it: which form of a group's ARN is compared is not said
        // (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#FirehoseExample)
        conditions: actingFor(regionalArn(identity, "logs", "*"), identity.account),
      },
      [
        {
          sid: "Stream",
          effect: "Allow",
          actions: ["firehose:PutRecord", "firehose:PutRecordBatch"],
          resources: [streamArn],
        },
      ],
    );
    this.subscriptionFilter = new CloudwatchLogSubscriptionFilter(this, "subscription-filter", {
      ...metaOf(identity),
      name,
      logGroupName: config.logGroupName,
      filterPattern: config.records === "all" ? "" : publishedPattern("canonical", controlEvents),
      destinationArn: this.stream.arn,
      roleArn: subscription.role.arn,
      dependsOn: [subscription.policy],
    });
  }

  private defineRole(
    identity: Identity,
    id: string,
    description: string,
    trust: Parameters<typeof statementFor>[0],
    permissions: Statement[],
  ) {
    const role = new IamRole(this, `${id}-role`, {
      ...roleMetaOf(identity),
      name: `${identity.name}-${id}`,
      description: `${identity.name}: ${description}`,
      assumeRolePolicy: policyDocument(this, `${id}-trust`, identity, [statementFor(trust)]),
    });
    const policy = new IamRolePolicy(this, `${id}-role-policy`, {
      ...metaOf(identity),
      name: id,
      role: role.name,
      policy: policyDocument(this, `${id}-permission`, identity, permissions),
    });
    return { role, policy };
  }
}

const secretReads = (identity: Identity, { arn, keyArn }: Secret): Statement[] => [
  { sid: "Secret", effect: "Allow", actions: ["secretsmanager:GetSecretValue"], resources: [arn] },
  ...(keyArn === undefined
    ? []
    : [
        {
          sid: "SecretKey",
          effect: "Allow",
          actions: ["kms:Decrypt"],
          resources: [keyArn],
          condition: [
            {
              test: "StringEquals",
              variable: "kms:ViaService",
              values: [`secretsmanager.${identity.region}.${dnsSuffix(identity)}`],
            },
          ],
        },
      ]),
];
