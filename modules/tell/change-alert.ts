import { Construct } from "constructs";
import type { TerraformProvider } from "../parts/cdktf";
import { type Identity, iamHomeRegionOf, isKnown, type Placement } from "../parts/placement";
import { compareWithProvider } from "../parts/provider-errors";
import type { RequiredStatement } from "../parts/required-statement";
import { EventNotification, type ToldTopic } from "./event-notification";
import { type CreatedTopic, type ExistingTopic, eventBridge, type Publisher, publisherStatements } from "./topic";

/** A message about each call, from EventBridge in the one region of the partition where IAM's events arrive. */
export interface MessagePerCall {
  /**
   * The topic that is told, in that region; it lets EventBridge publish.
   * @default - the topic of the chain, which stands in that region
   */
  readonly topic?: ExistingTopic;
  /**
   * Provider of that region.
   * @default - that of the chain, which stands in that region
   */
  readonly provider?: TerraformProvider;
}

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

/** What a chain is given that its change alert depends on. */
interface AskedFor extends Placement {
  readonly topic?: CreatedTopic | ExistingTopic;
  readonly changeAlert?: MessagePerCall;
}

/**
 * Defines the change alert that a chain is asked for.
 *
 * @param topicArn the chain's topic
 * @throws if the chain stands elsewhere than IAM's events arrive, and no provider of that region is given
 */
export const defineChangeAlert = (
  scope: Construct,
  { changeAlert, region }: AskedFor,
  identity: Identity,
  events: readonly string[],
  topicArn: string,
): ChangeAlert | undefined => {
  if (changeAlert === undefined) {
    return undefined;
  }
  const { topic, provider } = changeAlert;
  const home = iamHomeRegionOf(identity);
  if (home !== region && provider === undefined) {
    const arrival = isKnown(home) ? home : "one region of the partition";
    throw new Error(`IAM's events arrive in ${arrival}: give "changeAlert" a provider of that region`);
  }
  const placed = { ...identity, region: home, ...(provider ? { provider } : {}) };
  compareWithProvider(scope, placed);
  return new ChangeAlert(scope, "change-alert", {
    identity: placed,
    events,
    topicArn: topic?.arn ?? topicArn,
  });
};

/** Who publishes to the chain's created topic, beside its alarms. */
export const publishersOf = ({ topic, changeAlert }: AskedFor): readonly Publisher[] => {
  const given = topic?.kind === "created" ? (topic.publishers ?? []) : [];
  const isGiven = given.some(({ service }) => service === eventBridge.service);
  return changeAlert && !changeAlert.topic && !isGiven ? [...given, eventBridge] : given;
};

/** What the policies of the existing topic that is told of each call must contain; empty where it is created. */
export const changeAlertStatements = (
  identity: Identity,
  { topic, changeAlert }: AskedFor,
): readonly RequiredStatement[] => {
  const told = changeAlert?.topic ?? (changeAlert && topic?.kind === "existing" ? topic : undefined);
  return told ? publisherStatements(identity, told, eventBridge) : [];
};
