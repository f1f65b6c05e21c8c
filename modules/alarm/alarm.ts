import { Construct } from "constructs";
import { required } from "../../spec";
import { CloudwatchMetricAlarm } from "../parts/cdktf";
import { type Identity, taggedMetaOf } from "../parts/placement";
import { waitingForPolicies } from "../parts/waiting";
import type { MetricFilter } from "./metric-filter";

/** Periods that an alarm may have, in seconds: whole minutes, and none longer than the benchmark's own. */
export const periods = [60, 120, 180, 240, required.alarm.period];

/** The alarm of the control. */
export interface ControlAlarm {
  /**
   * Its name, which begins those of the alarms beside it.
   * @default - the name of the chain
   */
  readonly name?: string;
  /**
   * Seconds in which it, and each alarm beside it, counts calls together: 60, 120, 180, 240 or 300.
   * @default 300
   */
  readonly period?: number;
  /**
   * Whether it, and each alarm beside it, tells the topic, too, that it is over.
   * @default false
   */
  readonly okActions?: boolean;
}

/** Config of {@link Alarm}. */
export interface AlarmConfig {
  /** Its name becomes the alarm's. */
  readonly identity: Identity;
  /** What a call that sets it off means. */
  readonly description: string;
  /** Filter whose metric is watched. */
  readonly metricFilter: MetricFilter;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
  /**
   * Seconds in which calls are counted together.
   * @default 300
   */
  readonly period?: number;
  /**
   * Whether the topic is told, too, when the alarm is over.
   * @default false
   */
  readonly okActions?: boolean;
}

/** An alarm that fires on the first call of a period that the filter counts. */
export class Alarm extends Construct {
  /** The alarm. */
  readonly alarm: CloudwatchMetricAlarm;

  constructor(scope: Construct, id: string, config: AlarmConfig) {
    super(scope, id);
    const { identity, description, metricFilter, topicArn, period = required.alarm.period, okActions } = config;
    this.alarm = new CloudwatchMetricAlarm(this, "alarm", {
      ...taggedMetaOf(identity),
      alarmName: identity.name,
      alarmDescription: description,
      // Metric: read from the filter, so that the two cannot part
      metricName: metricFilter.filter.metricTransformation.name,
      namespace: metricFilter.filter.metricTransformation.namespace,
      // Evaluation
      statistic: required.alarm.statistic,
      comparisonOperator: required.alarm.comparison_operator,
      threshold: required.alarm.threshold,
      period,
      evaluationPeriods: required.alarm.evaluation_periods,
      treatMissingData: required.alarm.treat_missing_data,
      // Actions
      actionsEnabled: true,
      alarmActions: [topicArn],
      ...(okActions ? { okActions: [topicArn] } : {}),
      ...waitingForPolicies(this, topicArn),
    });
  }
}
