import { type Subscription, shownEndpoint } from "../tell/subscription";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";

/** What is wrong between the links of a chain, each of which is right, one sentence a flaw. */
export const linkErrors = ({
  trail,
  logGroup,
  topic,
  subscriptions,
  chat = [],
}: IamPolicyChangeMonitoringConfig): string[] => [
  ...(trail?.kind === "existing" && logGroup?.kind !== "existing"
    ? ["an existing trail does not feed a new log group: give the name of the group that it feeds as logGroup"]
    : []),
  ...(topic?.kind !== "existing" && subscriptions.length + chat.length === 0
    ? ["a new topic has nobody to tell: give at least one subscription"]
    : []),
  ...repeatedErrors(subscriptions),
];

const repeatedErrors = (subscriptions: readonly Subscription[]): string[] => {
  const keys = subscriptions.map(({ protocol, endpoint }) => JSON.stringify([protocol, endpoint]));
  return subscriptions
    .filter((_, index) => keys.indexOf(keys[index] ?? "") !== index)
    .map(
      (subscription) =>
        `subscription endpoint "${shownEndpoint(subscription)}" is given twice for protocol "${subscription.protocol}": SNS makes one subscription of both, so give it once`,
    );
};
