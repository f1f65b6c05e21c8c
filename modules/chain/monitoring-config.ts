import type { ControlAlarm } from "../alarm/alarm";
import type { Exclusion, PublishedText } from "../alarm/filter-pattern";
import type { MetricFilterNames } from "../alarm/metric-filter";
import type { Placement } from "../parts/placement";
import type { CreatedLogGroup, ExistingLogGroup } from "../record/log-group";
import type { CreatedTrail, ExistingTrail } from "../record/trail";
import type { MessagePerCall } from "../tell/change-alert";
import type { SlackChannel, TeamsChannel } from "../tell/chat-channel";
import type { Subscription } from "../tell/subscription";
import type { CreatedTopic, ExistingTopic } from "../tell/topic";

/** An alarm on the control's events without the noise of an estate, beside the alarm that hears everything. */
export interface TunedAlarm {
  /** What it leaves out: at least one. */
  readonly exclude: readonly Exclusion[];
  /**
   * The topic that it tells: that of whoever is to be woken.
   * @default - the topic of the chain
   */
  readonly topic?: ExistingTopic;
}

/** Config of `IamPolicyChangeMonitoring`. Declared apart from the call it needs this type, or `as const`: TypeScript takes `protocol` for any string else. */
export interface IamPolicyChangeMonitoringConfig extends Placement {
  /**
   * Name that every part without one derives its own from; must differ between two chains of one account.
   * @default "iam-policy-changes"
   */
  readonly name?: string;
  /**
   * The trail that records.
   * @default - a new trail with bucket, key and delivery role
   */
  readonly trail?: CreatedTrail | ExistingTrail;
  /**
   * The log group that the trail feeds.
   * @default - a new encrypted group, kept for 365 days
   */
  readonly logGroup?: CreatedLogGroup | ExistingLogGroup;
  /**
   * Which published text of the benchmark's pattern the filter has; auditors compare texts.
   * @default "canonical"
   */
  readonly pattern?: PublishedText;
  /**
   * What the filter and its metric are called.
   * @default - as the chain, in the namespace that the benchmark's own example has
   */
  readonly metricFilter?: MetricFilterNames;
  /**
   * The alarm of the control.
   * @default - an alarm that is called as the chain
   */
  readonly alarm?: ControlAlarm;
  /**
   * Page that says what to do when an alarm fires: an `https` address, which the alarms' descriptions carry.
   * @default - none
   */
  readonly runbook?: string;
  /**
   * The topic that the alarms tell.
   * @default - a new topic with a key of its own
   */
  readonly topic?: CreatedTopic | ExistingTopic;
  /** Who is told. At least one, here or in `chat`, with a created topic; an existing topic may have its own. */
  readonly subscriptions: readonly Subscription[];
  /**
   * Chat channels that the topic is forwarded to.
   * @default - none
   */
  readonly chat?: readonly (SlackChannel | TeamsChannel)[];
  /**
   * Whether a second filter and alarm watch the ways to more rights that the benchmark leaves out.
   * @default false
   */
  readonly escalationAlarm?: boolean;
  /**
   * Whether a third filter and alarm watch the calls that could silence the chain.
   * @default false
   */
  readonly tamperingAlarm?: boolean;
  /**
   * An alarm with exclusions.
   * @default - none
   */
  readonly tunedAlarm?: TunedAlarm;
  /**
   * A message about each call, which says who made it, beside the alarm.
   * @default - none
   */
  readonly changeAlert?: MessagePerCall;
  /**
   * Whether the query of who made the calls is saved in CloudWatch Logs Insights.
   * @default false
   */
  readonly savedQuery?: boolean;
  /**
   * Whether a dashboard shows alarms, counts and the last calls.
   * @default false
   */
  readonly dashboard?: boolean;
}
