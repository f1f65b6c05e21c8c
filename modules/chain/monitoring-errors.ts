import { alarmErrors, runbookErrors } from "../alarm/alarm-errors";
import { exclusionErrors, filterNameErrors, patternErrors } from "../alarm/filter-errors";
import { placementErrors } from "../parts/placement-errors";
import { formedErrors } from "../parts/setting-form";
import { groupErrors } from "../record/log-group-errors";
import { trailErrors } from "../record/trail-errors";
import { changeAlertErrors } from "../tell/change-alert-errors";
import { channelErrors } from "../tell/chat-errors";
import { subscriptionErrors } from "../tell/subscription-errors";
import { existingTopicErrors, topicErrors } from "../tell/topic-errors";
import { chainForm } from "./chain-form";
import { linkErrors } from "./link-errors";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";

/** What is wrong with the config of a chain, one sentence a flaw; empty where nothing is. */
export const monitoringErrors = (config: IamPolicyChangeMonitoringConfig): string[] =>
  formedErrors(chainForm, config, () => {
    const { trail, tunedAlarm } = config;
    return [
      ...placementErrors(config),
      ...groupErrors(config, config.logGroup),
      ...(trail?.kind === "created" ? trailErrors(config, trail) : []),
      ...topicErrors(config, config.topic),
      ...(tunedAlarm?.topic ? existingTopicErrors(config, tunedAlarm.topic) : []),
      ...filterNameErrors(config.metricFilter),
      ...alarmErrors(config.alarm),
      ...runbookErrors(config.runbook),
      ...patternErrors(config.pattern),
      ...(tunedAlarm ? exclusionErrors(tunedAlarm.exclude) : []),
      ...changeAlertErrors(config, config.changeAlert),
      ...config.subscriptions.flatMap((subscription) => subscriptionErrors(config, subscription)),
      ...(config.chat ?? []).flatMap((channel) => channelErrors(config, channel)),
      ...linkErrors(config),
    ];
  });
