import { Construct } from "constructs";
import { SnsTopic, SnsTopicPolicy } from "../parts/cdktf";
import { type CreatedKey, type EncryptionKey, type ExistingKey, keyOf } from "../parts/encryption-key";
import type { Created, Existing } from "../parts/link";
import { accountRootArn, type Identity, keptMetaOf, metaOf, regionalArn } from "../parts/placement";
import { actingFor, policyDocument, type ServiceGrant, type Statement, statementFor } from "../parts/policy-document";
import { type RequiredStatement, requiredStatements } from "../parts/required-statement";

/** A service that publishes to a topic, and the conditions under which it may. */
export type Publisher = Pick<ServiceGrant, "sid" | "service" | "conditions">;

/**
 * EventBridge tells a topic, and its key, nothing of itself that a condition could ask for: one would shut it out
 * (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html).
 */
export const eventBridge: Publisher = { sid: "EventBridge", service: "events.amazonaws.com", conditions: [] };

/** A topic that is defined here. */
export interface CreatedTopic extends Created {
  /**
   * Its name.
   * @default - the name of the chain
   */
  readonly name?: string;
  /**
   * Services that publish to the topic beside the account's alarms; policy and key of the topic let them.
   * @default - none
   */
  readonly publishers?: readonly Publisher[];
  /**
   * The key of the topic.
   * @default - a new key
   */
  readonly key?: CreatedKey | ExistingKey;
}

/** A topic that is there already, in this account or a central one. Its policy contains the statements that the chain requires. */
export interface ExistingTopic extends Existing {
  /** ARN of the topic, in the region of the chain. */
  readonly arn: string;
  /**
   * ARN of the key that encrypts it.
   * @default - it is not encrypted, and no statement of a key is required
   */
  readonly keyArn?: string;
}

/** Config of {@link Topic}. */
export interface TopicConfig extends Omit<CreatedTopic, "kind"> {
  /** Its name becomes the topic's, where none is given, and begins the alias of a created key. */
  readonly identity: Identity;
}

/** The encrypted topic that the account's alarms publish to, and what is given as publishers. */
export class Topic extends Construct {
  /** The created key, which CloudWatch may use: with the AWS managed key of SNS an alarm fires and nothing arrives. */
  readonly encryptionKey?: EncryptionKey;
  /** The topic. */
  readonly topic: SnsTopic;
  /** Its policy. */
  readonly policy: SnsTopicPolicy;
  /** What the policy of an existing key must contain. */
  readonly requiredStatements: readonly RequiredStatement[];

  constructor(scope: Construct, id: string, config: TopicConfig) {
    super(scope, id);
    const { identity, name = identity.name, publishers: given = [] } = config;
    const publishers = [alarms(identity), ...given];
    const key = keyOf(this, "key", { identity, purpose: "topic", grants: publishers.map(encrypts) }, config.key);
    if (key.created) {
      this.encryptionKey = key.created;
    }
    this.requiredStatements = key.requiredStatements;
    this.topic = new SnsTopic(this, "topic", {
      ...keptMetaOf(identity),
      name,
      kmsMasterKeyId: key.arn,
    });
    this.policy = new SnsTopicPolicy(this, "topic-policy", {
      ...metaOf(identity),
      arn: this.topic.arn,
      policy: policyDocument(this, "policy", identity, [
        publishes(alarms(identity), this.topic.arn),
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
        ...given.map((publisher) => publishes(publisher, this.topic.arn)),
      ]),
    });
  }
}

/** What the policies of an existing topic and its key must contain. */
export const topicStatements = (identity: Identity, topic: Omit<ExistingTopic, "kind">): RequiredStatement[] => [
  ...requiredStatements(identity, topic.arn, "resource", [subscribersListed(identity, topic.arn)]),
  ...publisherStatements(identity, topic, alarms(identity)),
];

/** What the policies of an existing topic and its key must contain for a publisher. */
export const publisherStatements = (
  identity: Identity,
  { arn, keyArn }: Omit<ExistingTopic, "kind">,
  publisher: Publisher,
): RequiredStatement[] => [
  ...requiredStatements(identity, arn, "resource", [publishes(publisher, arn)]),
  ...(keyArn === undefined
    ? []
    : requiredStatements(identity, keyArn, "resource", [statementFor({ ...encrypts(publisher), resources: ["*"] })])),
];

const alarms = (identity: Identity): Publisher => ({
  sid: "Alarms",
  service: "cloudwatch.amazonaws.com",
  conditions: actingFor(regionalArn(identity, "cloudwatch", "alarm:*"), identity.account),
});

const publishes = (publisher: Publisher, topicArn: string): Statement =>
  statementFor({ ...publisher, actions: ["sns:Publish"], resources: [topicArn] });

const encrypts = (publisher: Publisher): ServiceGrant => ({
  ...publisher,
  actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
});

/** Without it Security Hub cannot see that somebody is subscribed to a topic of another account. */
const subscribersListed = (identity: Identity, topicArn: string): Statement => ({
  sid: "SubscribersListed",
  effect: "Allow",
  actions: ["sns:ListSubscriptionsByTopic"],
  resources: [topicArn],
  principals: [{ type: "AWS", identifiers: [accountRootArn(identity)] }],
});
