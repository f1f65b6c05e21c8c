import { existingTopicErrors } from "./link-errors";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { iamHomeRegionOf } from "./placement";

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
  return region === home
    ? []
    : [`IAM's events arrive in ${home} only, and the chain is in ${region}: give "changeAlert" a topic in ${home}`];
};
