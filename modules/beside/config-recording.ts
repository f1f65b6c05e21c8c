import { Construct } from "constructs";
import {
  ConfigConfigurationRecorder,
  ConfigConfigurationRecorderStatus,
  ConfigDeliveryChannel,
  IamRole,
  IamRolePolicy,
  IamRolePolicyAttachment,
} from "../parts/cdktf";
import { type EncryptionKey, keyOf } from "../parts/encryption-key";
import { type Identity, managedPolicyArn, metaOf, type Placement, roleMetaOf } from "../parts/placement";
import { policyDocument, statementFor } from "../parts/policy-document";
import { compareWithProvider } from "../parts/provider-errors";
import type { RequiredStatement } from "../parts/required-statement";
import { type WrittenBucket, writtenBucket } from "../parts/written-bucket";
import { EventNotification } from "../tell/event-notification";
import { type ConfigRecordingConfig, recordingErrors } from "./recording-config";

/** What AWS Config knows of IAM. */
const resourceTypes = ["AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"];

/**
 * Records how policies, roles, users and groups of IAM are configured, and tells their changes to a topic.
 *
 * By an EventBridge rule, not the topic of the delivery channel: that one hears of every recorded type and every delivery, in raw
 * JSON, and cannot be given to a recorder that is there already.
 */
export class ConfigRecording extends Construct {
  /** The created recorder. */
  readonly recorder?: ConfigConfigurationRecorder;
  /** The bucket of a created recorder. */
  readonly bucket?: WrittenBucket;
  /** The created key of that bucket. */
  readonly encryptionKey?: EncryptionKey;
  /** What tells the topic. */
  readonly notification: EventNotification;
  /** What existing policies must contain. Those of topic and key do where the chain creates them with {@link eventBridge} as publisher. */
  readonly requiredStatements: readonly RequiredStatement[];

  /** @throws if a setting is wrong */
  constructor(scope: Construct, id: string, config: ConfigRecordingConfig) {
    super(scope, id);
    const errors = recordingErrors(config);
    if (errors.length > 0) {
      throw new Error(errors.join("\n"));
    }
    const identity = identityOf(config);
    compareWithProvider(this, config);
    const { recorder = { kind: "created" } } = config;
    if (recorder.kind === "created") {
      const key = keyOf(this, "key", { identity, purpose: "records", grants: [] }, recorder.key);
      if (key.created) {
        this.encryptionKey = key.created;
      }
      this.bucket = writtenBucket(
        this,
        identity,
        key.arn,
        {
          roleName: roleName(identity),
          bucketActions: ["s3:GetBucketAcl", "s3:ListBucket"],
          objectActions: ["s3:PutObject"],
          path: `AWSLogs/${identity.account}/*`,
        },
        recorder.bucket,
      );
      this.recorder = this.defineRecorder(identity, this.bucket);
    }
    this.notification = new EventNotification(this, "notification", {
      ...config,
      identity,
      description: "AWS Config recorded a change of an IAM policy, role, user or group",
      eventPattern: {
        source: ["aws.config"],
        "detail-type": ["Config Configuration Item Change"],
        detail: {
          messageType: ["ConfigurationItemChangeNotification"],
          configurationItem: { resourceType: resourceTypes },
        },
      },
      values: {
        account: "$.detail.configurationItem.awsAccountId",
        change: "$.detail.configurationItemDiff.changeType",
        name: "$.detail.configurationItem.resourceName",
        id: "$.detail.configurationItem.resourceId",
        time: "$.detail.configurationItem.configurationItemCaptureTime",
        type: "$.detail.configurationItem.resourceType",
      },
      message: [
        "AWS Config recorded a change of <type> <name> in account <account>.",
        "Change: <change> at <time>",
        "Resource: <id>",
        "Who changed it is in CloudTrail; its versions are in the timeline of AWS Config.",
      ],
    });
    this.requiredStatements = [...(this.bucket?.requiredStatements ?? []), ...this.notification.requiredStatements];
  }

  private defineRecorder(identity: Identity, bucket: WrittenBucket): ConfigConfigurationRecorder {
    const meta = metaOf(identity);
    const { name } = identity;
    const role = new IamRole(this, "role", {
      ...roleMetaOf(identity),
      name: roleName(identity),
      description: `${name}: AWS Config records`,
      assumeRolePolicy: policyDocument(this, "trust", identity, [
        statementFor({
          sid: "Config",
          service: "config.amazonaws.com",
          actions: ["sts:AssumeRole"],
          conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [identity.account] }],
        }),
      ]),
    });
    const reading = new IamRolePolicyAttachment(this, "reading", {
      ...meta,
      role: role.name,
      policyArn: managedPolicyArn(identity, "service-role/AWS_ConfigRole"),
    });
    const delivering = new IamRolePolicy(this, "role-policy", {
      ...meta,
      name: "delivery",
      role: role.name,
      policy: policyDocument(this, "permission", identity, [...bucket.permissions]),
    });
    const recorder = new ConfigConfigurationRecorder(this, "recorder", {
      ...meta,
      name,
      roleArn: role.arn,
      recordingGroup: {
        allSupported: false,
        includeGlobalResourceTypes: false,
        recordingStrategy: [{ useOnly: "INCLUSION_BY_RESOURCE_TYPES" }],
        resourceTypes: [...resourceTypes],
      },
      recordingMode: { recordingFrequency: "CONTINUOUS" },
      dependsOn: [reading, delivering],
    });
    const channel = new ConfigDeliveryChannel(this, "delivery-channel", {
      ...meta,
      name,
      s3BucketName: bucket.name,
      ...(bucket.prefix === undefined ? {} : { s3KeyPrefix: bucket.prefix }),
      ...(bucket.keyArn === undefined ? {} : { s3KmsKeyArn: bucket.keyArn }),
      dependsOn: [recorder, delivering, ...bucket.waits],
    });
    new ConfigConfigurationRecorderStatus(this, "status", {
      ...meta,
      name: recorder.name,
      isEnabled: true,
      dependsOn: [channel],
    });
    return recorder;
  }
}

const identityOf = (config: Placement & Pick<ConfigRecordingConfig, "name">): Identity => ({
  ...config,
  name: config.name ?? "iam-policy-changes-config",
});

const roleName = ({ name }: Identity): string => `${name}-recorder`;
