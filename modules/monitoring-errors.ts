import type { IamPolicyChangeMonitoringConfig } from "./iam-policy-change-monitoring";
import { partitionOf, partitions } from "./placement";
import { subscriptionErrors } from "./subscription";

/** What is wrong with the config of a chain, one sentence a flaw; empty where nothing is. */
export const monitoringErrors = (config: IamPolicyChangeMonitoringConfig): string[] => [
  ...placementErrors(config),
  ...linkErrors(config),
  ...config.subscriptions.flatMap(subscriptionErrors),
];

const placementErrors = (config: IamPolicyChangeMonitoringConfig): string[] => {
  const errors: string[] = [];
  if (!/^\d{12}$/.test(config.account)) {
    errors.push(`account "${config.account}" is not an account id: give its twelve digits`);
  }
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(config.region)) {
    errors.push(`region "${config.region}" is not a region: give one such as "us-east-1"`);
  }
  if (!partitions.includes(partitionOf(config))) {
    errors.push(`partition "${config.partition}" is not known: use one of ${partitions.join(", ")}`);
  }
  // The bucket's name, the longest that is derived, has 63 characters at most and no capitals.
  if (config.name !== undefined && !/^[a-z][a-z0-9-]{2,31}$/.test(config.name)) {
    errors.push(
      `name "${config.name}" does not fit: give 3 to 32 lower-case letters, digits and hyphens, a letter first`,
    );
  }
  return errors;
};

const linkErrors = (config: IamPolicyChangeMonitoringConfig): string[] => {
  const errors: string[] = [];
  if (config.trail?.kind === "existing" && config.logGroup?.kind !== "existing") {
    errors.push(
      "an existing trail does not feed a new log group: give the name of the group that it feeds as logGroup",
    );
  }
  if (config.topic?.kind === "existing") {
    const [arn, , service, region] = config.topic.arn.split(":");
    if (arn !== "arn" || service !== "sns") {
      errors.push(`topic "${config.topic.arn}" is not the ARN of a topic`);
    } else if (region !== config.region) {
      errors.push(
        `topic "${config.topic.arn}" is not in ${config.region}: an alarm can tell only a topic of its own region`,
      );
    }
  } else if (config.subscriptions.length === 0) {
    errors.push("a new topic has nobody to tell: give at least one subscription");
  }
  return errors;
};
