import { Construct } from "constructs";
import { Alarm, type AlarmConfig } from "./alarm";
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
