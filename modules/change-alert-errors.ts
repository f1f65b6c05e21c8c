import { existingTopicErrors } from "./link-errors";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { iamHomeRegionOf, isKnown } from "./placement";

/** What is wrong with the messages about each call, one sentence a flaw. */
export const changeAlertErrors = (config: IamPolicyChangeMonitoringConfig): string[] => {
  const { changeAlert, region } = config;
  if (changeAlert === undefined) {
    return [];
  }
  const home = iamHomeRegionOf(config);
  if (changeAlert.topic) {
    return existingTopicErrors({ ...config, region: home }, changeAlert.topic);
  }
  if (!isKnown(region) || !isKnown(home)) {
    return [
      'region or partition is known to Terraform only, so whether IAM\'s events arrive there is not known here: give "changeAlert" a topic of the region where they do',
    ];
  }
  return region === home
    ? []
    : [`IAM's events arrive in ${home} only, and the chain is in ${region}: give "changeAlert" a topic in ${home}`];
};
