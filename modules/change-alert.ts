import { Construct } from "constructs";
import { EventNotification, type ToldTopic } from "./event-notification";
import type { Identity } from "./placement";

/** Config of {@link ChangeAlert}. */
export interface ChangeAlertConfig extends ToldTopic {
  /** Its name becomes the rule's; its region is the one where IAM's events arrive. */
  readonly identity: Identity;
  /** Names of the calls that are told of. */
  readonly events: readonly string[];
}

/**
 * A message about each single call, which says who made it, beside the alarm, which says that there were some.
 *
 * EventBridge gets IAM's events in one region of a partition only, and from a trail that records there.
 */
export class ChangeAlert extends Construct {
  /** What tells the topic. What a call does not have stays empty in the message. */
  readonly notification: EventNotification;

  constructor(scope: Construct, id: string, { events, ...config }: ChangeAlertConfig) {
    super(scope, id);
    this.notification = new EventNotification(this, "notification", {
      ...config,
      description: "Calls that change an IAM policy",
      eventPattern: {
        source: ["aws.iam"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: { eventName: events },
      },
      values: {
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
      },
      message: [
        "<event> in account <account> at <time>",
        "Who: <who> (<kind> <service>)",
        "From: <address>, <agent>",
        "Policy: <policyArn> <policyName>",
        "Of: <role> <user> <group>",
        "Error: <error>",
      ],
    });
  }
}
