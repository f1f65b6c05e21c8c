import { Construct } from "constructs";
import { CloudwatchEventRule, CloudwatchEventTarget } from "../parts/cdktf";
import { type Identity, metaOf, taggedMetaOf } from "../parts/placement";
import type { RequiredStatement } from "../parts/required-statement";
import { waitingForPolicies } from "../parts/waiting";
import { eventBridge, publisherStatements } from "./topic";

/** The topic that an event is told to. */
export interface ToldTopic {
  /** ARN of the topic, in the region of the events. Its policy lets EventBridge publish. */
  readonly topicArn: string;
  /**
   * ARN of the key that encrypts it, where the topic is not created by the chain.
   * @default - no statement of a key is required
   */
  readonly topicKeyArn?: string;
}

/** Config of {@link EventNotification}. */
export interface EventNotificationConfig extends ToldTopic {
  /** Its name becomes that of the rule. */
  readonly identity: Identity;
  /** What the events mean. */
  readonly description: string;
  /** Which events, as EventBridge matches them. */
  readonly eventPattern: Readonly<Record<string, unknown>>;
  /** Variable of the message → JSONPath of its value in the event. */
  readonly values: Readonly<Record<string, string>>;
  /** Lines of the message, with the variables in angle brackets. */
  readonly message: readonly string[];
}

/** Tells events of the default bus to a topic, in readable lines. */
export class EventNotification extends Construct {
  /** The rule. */
  readonly rule: CloudwatchEventRule;
  /** What the policies of topic and key must contain, where the chain does not create them with {@link eventBridge} as publisher. */
  readonly requiredStatements: readonly RequiredStatement[];

  constructor(scope: Construct, id: string, config: EventNotificationConfig) {
    super(scope, id);
    const { identity, topicArn, topicKeyArn } = config;
    this.rule = new CloudwatchEventRule(this, "rule", {
      ...taggedMetaOf(identity),
      name: identity.name,
      description: config.description,
      eventPattern: JSON.stringify(config.eventPattern),
      state: "ENABLED",
    });
    new CloudwatchEventTarget(this, "target", {
      ...metaOf(identity),
      rule: this.rule.name,
      targetId: "topic",
      arn: topicArn,
      inputTransformer: {
        inputPaths: { ...config.values },
        // Each line is a JSON string of its own, or the message would have to be one JSON document
        inputTemplate: config.message.map((line) => JSON.stringify(line)).join("\n"),
      },
      ...waitingForPolicies(this, topicArn),
    });
    this.requiredStatements = publisherStatements(
      identity,
      { arn: topicArn, ...(topicKeyArn === undefined ? {} : { keyArn: topicKeyArn }) },
      eventBridge,
    );
  }
}
