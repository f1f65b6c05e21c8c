import type { Construct } from "constructs";
import { type Watch as CatalogueWatch, controls, watches } from "../spec";
import { type AlarmMeaning, alarmDescription, controlInWords } from "./alarm-description";
import { tunedPattern, watchPattern } from "./filter-pattern";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { type Identity, named } from "./placement";
import { Watch } from "./watch";

const control = controls["iam-policy-changes"];

/** The calls of the control, by name. */
export const controlEvents = control.must_match.map(({ eventName = "" }) => eventName);

/** Names of the calls that a watch of the catalogue counts. */
export const eventsOf = ({ events }: CatalogueWatch): readonly string[] => events.flatMap(({ names }) => names);

/** What the filters and alarms beside the control's have in common. */
interface WatchesConfig {
  readonly identity: Identity;
  /** Name of the control's alarm, which begins theirs. */
  readonly alarmName: string;
  /** Name of the group as it is given, so that a pattern can hold it. */
  readonly givenGroupName: string;
  /** Name of the group that is filtered. */
  readonly logGroupName: string;
  /** ARN of the chain's topic. */
  readonly topicArn: string;
}

/** Defines the filters and alarms that a chain is asked for beside the control's, by what they watch. */
export const defineWatches = (
  scope: Construct,
  { escalationAlarm, tamperingAlarm, tunedAlarm, runbook, alarm }: IamPolicyChangeMonitoringConfig,
  { identity, alarmName, givenGroupName, logGroupName, topicArn }: WatchesConfig,
): Record<string, Watch> => {
  const { name: _, ...alarming } = alarm ?? {};
  const page = runbook === undefined ? {} : { runbook };
  const watch = (id: string, meaning: Meaning, pattern: string, told = topicArn) => ({
    [id]: new Watch(scope, id, {
      identity: named(identity, id),
      alarmName: `${alarmName}-${id}`,
      logGroupName,
      pattern,
      description: alarmDescription({ ...meaning, logGroup: givenGroupName, ...page }),
      topicArn: told,
      ...alarming,
    }),
  });
  const names = { name: alarmName, log_group: givenGroupName };
  const { escalation, tampering } = watches;
  return {
    ...(escalationAlarm ? watch("escalation", meaningOf(escalation), watchPattern(escalation, names)) : {}),
    ...(tamperingAlarm ? watch("tampering", meaningOf(tampering), watchPattern(tampering, names)) : {}),
    ...(tunedAlarm
      ? watch(
          "tuned",
          {
            happened: `${control.alarm} It is none of the changes that are left out.`,
            control: controlInWords("iam-policy-changes", control.benchmarks),
            events: controlEvents,
          },
          tunedPattern(controlEvents, tunedAlarm.exclude),
          tunedAlarm.topic?.arn,
        )
      : {}),
  };
};

type Meaning = Pick<AlarmMeaning, "happened" | "control" | "events">;

const meaningOf = (watch: CatalogueWatch): Meaning => ({ happened: watch.alarm, events: eventsOf(watch) });
