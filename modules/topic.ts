import { Construct } from "constructs";
import { SnsTopic, SnsTopicPolicy } from "./cdktf";
import { EncryptionKey } from "./encryption-key";
import { accountRootArn, type Identity, metaOf, regionalArn, taggedMetaOf } from "./placement";
import { actingFor, policyDocument, statementFor } from "./policy-document";

/** Config of {@link Topic}. */
export interface TopicConfig {
  readonly identity: Identity;
}

/** The encrypted topic that the account's alarms, and nobody else, publish to. */
export class Topic extends Construct {
  /** The key, which CloudWatch may use: with the AWS managed key of SNS an alarm fires and nothing arrives. */
  readonly encryptionKey: EncryptionKey;
  /** The topic. */
  readonly topic: SnsTopic;
  /** Its policy. */
  readonly policy: SnsTopicPolicy;

  constructor(scope: Construct, id: string, config: TopicConfig) {
    super(scope, id);
    const { identity } = config;
    const alarms = {
      service: "cloudwatch.amazonaws.com",
      conditions: actingFor(regionalArn(identity, "cloudwatch", "alarm:*"), identity.account),
    };
    this.encryptionKey = new EncryptionKey(this, "key", {
      identity,
      purpose: "topic",
      grants: [{ ...alarms, sid: "Alarms", actions: ["kms:Decrypt", "kms:GenerateDataKey*"] }],
    });
    this.topic = new SnsTopic(this, "topic", {
      ...taggedMetaOf(identity),
      name: identity.name,
      kmsMasterKeyId: this.encryptionKey.key.arn,
    });
    this.policy = new SnsTopicPolicy(this, "topic-policy", {
      ...metaOf(identity),
      arn: this.topic.arn,
      policy: policyDocument(this, "policy", identity, [
        statementFor({ ...alarms, sid: "Alarms", actions: ["sns:Publish"], resources: [this.topic.arn] }),
        {
          sid: "Administration",
          effect: "Allow",
          actions: [
            "sns:GetTopicAttributes",
            "sns:SetTopicAttributes",
            "sns:AddPermission",
            "sns:RemovePermission",
            "sns:DeleteTopic",
            "sns:Subscribe",
            "sns:ListSubscriptionsByTopic",
            "sns:Publish",
          ],
          resources: [this.topic.arn],
          principals: [{ type: "AWS", identifiers: [accountRootArn(identity)] }],
        },
      ]),
    });
  }
}
