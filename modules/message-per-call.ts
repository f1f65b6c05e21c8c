import type { Construct } from "constructs";
import { ChangeAlert } from "./change-alert";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { type Identity, iamHomeRegionOf, isKnown } from "./placement";
import { compareWithProvider } from "./provider-errors";
import type { RequiredStatement } from "./required-statement";
import { eventBridge, type Publisher, publisherStatements } from "./topic";

/**
 * Defines the messages about each call that a chain is asked for.
 *
 * @param topicArn the chain's topic
 * @throws if the chain stands elsewhere than IAM's events arrive, and no provider of that region is given
 */
export const messagePerCall = (
  scope: Construct,
  { changeAlert, region }: IamPolicyChangeMonitoringConfig,
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
export const publishersOf = ({ topic, changeAlert }: IamPolicyChangeMonitoringConfig): readonly Publisher[] => {
  const given = topic?.kind === "created" ? (topic.publishers ?? []) : [];
  const isGiven = given.some(({ service }) => service === eventBridge.service);
  return changeAlert && !changeAlert.topic && !isGiven ? [...given, eventBridge] : given;
};

/** What the policies of the existing topic that is told of each call must contain; empty where it is created. */
export const messageStatements = (
  identity: Identity,
  { topic, changeAlert }: IamPolicyChangeMonitoringConfig,
): readonly RequiredStatement[] => {
  const told = changeAlert?.topic ?? (changeAlert && topic?.kind === "existing" ? topic : undefined);
  return told ? publisherStatements(identity, told, eventBridge) : [];
};
