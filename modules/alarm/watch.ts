import { Construct } from "constructs";
import { type Watch as CatalogueWatch, watches } from "../../spec";
import { type Identity, named } from "../parts/placement";
import { Alarm, type AlarmConfig, type ControlAlarm } from "./alarm";
import { type AlarmMeaning, alarmDescription } from "./alarm-description";
import { control, controlEvents, describedControl } from "./control";
import { type Exclusion, tunedPattern, watchPattern } from "./filter-pattern";
import { MetricFilter, type MetricFilterConfig } from "./metric-filter";

/** Config of {@link Watch}. */
export interface WatchConfig extends MetricFilterConfig, Pick<AlarmConfig, "period" | "okActions"> {
  /** What a call that sets the alarm off means. */
  readonly description: string;
  /** Name of the alarm. */
  readonly alarmName: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** A filter with a metric of its own, and the alarm on it, beside those of the control. */
export class Watch extends Construct {
  /** The filter. */
  readonly metricFilter: MetricFilter;
  /** The alarm. */
  readonly alarm: Alarm;

  /** @throws if the pattern is too long */
  constructor(scope: Construct, id: string, config: WatchConfig) {
    super(scope, id);
    this.metricFilter = new MetricFilter(this, "metric-filter", config);
    const identity = { ...config.identity, name: config.alarmName };
    this.alarm = new Alarm(this, "alarm", { ...config, identity, metricFilter: this.metricFilter });
  }
}

/** Names of the calls that a watch of the catalogue counts. */
export const eventsOf = ({ events }: CatalogueWatch): readonly string[] => events.flatMap(({ names }) => names);

/** Which watches a chain is asked for, and what its config says of alarms. */
interface AskedWatches {
  readonly escalationAlarm?: boolean;
  readonly tamperingAlarm?: boolean;
  readonly tunedAlarm?: { readonly exclude: readonly Exclusion[]; readonly topic?: { readonly arn: string } };
  readonly runbook?: string;
  readonly alarm?: ControlAlarm;
}

/** What all watches of a chain have in common. */
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

/** Defines the watches that a chain is asked for, by name. */
export const defineWatches = (
  scope: Construct,
  { escalationAlarm, tamperingAlarm, tunedAlarm, runbook, alarm }: AskedWatches,
  { identity, alarmName, givenGroupName, logGroupName, topicArn }: WatchesConfig,
): Record<string, Watch> => {
  const { name: _, ...alarming } = alarm ?? {};
  const page = runbook === undefined ? {} : { runbook };
  const define = (id: string, meaning: Meaning, pattern: string, told = topicArn) => ({
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
    ...(escalationAlarm ? define("escalation", meaningOf(escalation), watchPattern(escalation, names)) : {}),
    ...(tamperingAlarm ? define("tampering", meaningOf(tampering), watchPattern(tampering, names)) : {}),
    ...(tunedAlarm
      ? define(
          "tuned",
          {
            happened: `${control.alarm} It is none of the changes that are left out.`,
            control: describedControl,
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
