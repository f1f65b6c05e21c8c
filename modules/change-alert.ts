import { Construct } from "constructs";
import { CloudwatchEventRule, CloudwatchEventTarget } from "./cdktf";
import { type Identity, metaOf, taggedMetaOf } from "./placement";

/** Config of {@link ChangeAlert}. */
export interface ChangeAlertConfig {
  /** Its name becomes the rule's; its region is the one where IAM's events arrive. */
  readonly identity: Identity;
  /** Names of the calls that are told of. */
  readonly events: readonly string[];
  /** ARN of a topic in that region, which lets EventBridge publish. */
  readonly topicArn: string;
}

/** What a message tells, by the words for it: paths in the event. */
const told = {
  event: "$.detail.eventName",
  who: "$.detail.userIdentity.arn",
  kind: "$.detail.userIdentity.type",
  service: "$.detail.userIdentity.invokedBy",
  address: "$.detail.sourceIPAddress",
  agent: "$.detail.userAgent",
  account: "$.detail.recipientAccountId",
  time: "$.detail.eventTime",
  policyArn: "$.detail.requestParameters.policyArn",
  policyName: "$.detail.requestParameters.policyName",
  role: "$.detail.requestParameters.roleName",
  user: "$.detail.requestParameters.userName",
  group: "$.detail.requestParameters.groupName",
  error: "$.detail.errorCode",
};

/** The message, each line a string of its own, as EventBridge wants them; what a call does not have stays empty. */
const message = [
  "<event> in account <account> at <time>",
  "Who: <who> (<kind> <service>)",
  "From: <address>, <agent>",
  "Policy: <policyArn> <policyName>",
  "Of: <role> <user> <group>",
  "Error: <error>",
]
  .map((line) => `"${line}"`)
  .join("\n");

/**
 * A message about each single call, which says who made it, beside the alarm, which says that there were some.
 *
 * EventBridge gets IAM's events in one region of a partition only, and from a trail that records there.
 */
export class ChangeAlert extends Construct {
  /** The rule. */
  readonly rule: CloudwatchEventRule;
  /** What it sends to the topic. */
  readonly target: CloudwatchEventTarget;

  constructor(scope: Construct, id: string, config: ChangeAlertConfig) {
    super(scope, id);
    const { identity, events, topicArn } = config;
    this.rule = new CloudwatchEventRule(this, "rule", {
      ...taggedMetaOf(identity),
      name: identity.name,
      description: "Calls that change an IAM policy",
      eventPattern: JSON.stringify({
        source: ["aws.iam"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: { eventName: events },
      }),
    });
    this.target = new CloudwatchEventTarget(this, "target", {
      ...metaOf(identity),
      rule: this.rule.name,
      targetId: "topic",
      arn: topicArn,
      inputTransformer: { inputPaths: told, inputTemplate: message },
    });
  }
}
