import { alarmErrors } from "./alarm-errors";
import { changeAlertErrors } from "./change-alert-errors";
import { chainForm } from "./config-forms";
import { groupErrors, topicErrors, trailErrors } from "./link-errors";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { placementErrors } from "./placement-errors";
import { formedErrors } from "./setting-form";
import { channelErrors, repeatedErrors, subscriptionErrors } from "./subscription-errors";

/** What is wrong with the config of a chain, one sentence a flaw; empty where nothing is. */
export const monitoringErrors = (config: IamPolicyChangeMonitoringConfig): string[] =>
  formedErrors(chainForm, config, () => [
    ...placementErrors(config),
    ...groupErrors(config),
    ...(config.trail?.kind === "created" ? trailErrors(config, config.trail) : []),
    ...topicErrors(config),
    ...alarmErrors(config),
    ...changeAlertErrors(config),
    ...config.subscriptions.flatMap((subscription) => subscriptionErrors(config, subscription)),
    ...repeatedErrors(config.subscriptions),
    ...(config.chat ?? []).flatMap((channel) => channelErrors(config, channel)),
  ]);
