import { Construct } from "constructs";
import { required } from "../../spec";
import { CloudwatchDashboard } from "../parts/cdktf";
import { type Identity, metaOf } from "../parts/placement";
import type { Alarm } from "./alarm";
import { wholeEventsQuery } from "./events-query";
import type { MetricFilter } from "./metric-filter";

/** A filter and the alarm on its metric. */
export interface Watched {
  /** The filter. */
  readonly metricFilter: MetricFilter;
  /** The alarm on what it counts. */
  readonly alarm: Alarm;
}

/** Config of {@link Dashboard}. */
export interface DashboardConfig {
  /** Its name becomes the dashboard's. */
  readonly identity: Identity;
  /** What is shown: the control's filter and alarm, and those beside them. */
  readonly watched: readonly Watched[];
  /** Names of the calls whose records are listed. */
  readonly events: readonly string[];
  /** Name of the group that holds their records. */
  readonly logGroupName: string;
}

/** Columns of a dashboard. */
const columns = 24;

/** Whether the alarms are at rest, how often each counted, and the last calls with who made them. */
export class Dashboard extends Construct {
  /** The dashboard. */
  readonly dashboard: CloudwatchDashboard;

  constructor(scope: Construct, id: string, config: DashboardConfig) {
    super(scope, id);
    const { identity, watched, events, logGroupName } = config;
    const { region } = identity;
    const widgets = [
      {
        type: "alarm",
        height: 3,
        properties: { title: "Alarms", alarms: watched.map(({ alarm }) => alarm.alarm.arn) },
      },
      {
        type: "metric",
        height: 6,
        properties: {
          title: "Calls",
          region,
          view: "timeSeries",
          stat: required.alarm.statistic,
          period: required.alarm.period,
          metrics: watched.map(({ metricFilter: { filter } }) => [
            filter.metricTransformation.namespace,
            filter.metricTransformation.name,
          ]),
        },
      },
      {
        type: "log",
        height: 9,
        properties: {
          title: "Who made them",
          region,
          view: "table",
          query: `SOURCE '${logGroupName}' | ${wholeEventsQuery(events)}`,
        },
      },
    ];
    this.dashboard = new CloudwatchDashboard(this, "dashboard", {
      ...metaOf(identity),
      dashboardName: identity.name,
      dashboardBody: JSON.stringify({ widgets: widgets.map((widget) => ({ width: columns, ...widget })) }),
    });
  }
}
