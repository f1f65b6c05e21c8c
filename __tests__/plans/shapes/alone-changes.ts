// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of HCL
import { added, type Edit, forgotten, inside, inTurn, moved, replaced, set, without } from "./edit";
import type { ShapeChange } from "./shape";
import { accepted, eventDropped, otherTopic, queueAdded, rejected, tagsAdded } from "./shape-change";

/** Where a filter and an alarm stand that have neither trail nor log group beside them. */
export interface Alone {
  /**
   * The file with both.
   * @default - that of the root
   */
  readonly file?: string;
  /** @default "iam_policy_changes" */
  readonly label?: string;
  /**
   * An expression of a name that nothing has.
   * @default - a literal
   */
  readonly otherName?: string;
  /**
   * Whether the alarm reads the metric's name from the filter.
   * @default false
   */
  readonly metricFromFilter?: boolean;
}

const main = "main.tf";
const otherArn = '"arn:aws:sns:us-east-1:123456789012:other"';
const west = 'provider "aws" {\n  alias  = "west"\n  region = "us-west-2"\n}';

/** The types of filter and alarm. */
const filterType = "aws_cloudwatch_log_metric_filter";
const alarmType = "aws_cloudwatch_metric_alarm";

const placeOf = ({ file = main, label = "iam_policy_changes", otherName = '"Other"' }: Alone) => ({
  file,
  label,
  otherName,
  filter: `resource "${filterType}" "${label}"`,
  alarm: `resource "${alarmType}" "${label}"`,
  /** Another label for the block of a type. */
  relabelled: (type: string): Edit => replaced(file, `"${type}" "${label}"`, `"${type}" "changes"`),
});

const filterLost = ({ metricFromFilter = false, ...alone }: Alone): readonly ShapeChange[] => {
  const { file, label, otherName, filter, alarm, relabelled } = placeOf(alone);
  const name = metricFromFilter ? [set(file, alarm, "metric_name", '"IAMPolicyChangeCount"')] : [];
  return [
    eventDropped(main),
    rejected(
      "pattern-narrowed",
      "the filter leaves out calls that were refused",
      ["pattern_unproven"],
      "filtered",
      inTurn(
        replaced(
          main,
          "{($.eventName=DeleteGroupPolicy)",
          "{($.errorCode NOT EXISTS)&&(($.eventName=DeleteGroupPolicy)",
        ),
        replaced(main, "=DetachGroupPolicy)}", "=DetachGroupPolicy))}"),
      ),
    ),
    rejected(
      "pattern-unbalanced",
      "the pattern lacks a parenthesis",
      ["pattern_malformed"],
      "filtered",
      replaced(main, "=DetachGroupPolicy)}", "=DetachGroupPolicy}"),
    ),
    rejected(
      "value-zero",
      "the filter counts every match as zero",
      ["filter_value_unfit"],
      "filtered",
      set(file, filter, "value", '"0"'),
    ),
    rejected(
      "metric-renamed",
      "the filter's metric gets another name, the alarm keeps watching the old one",
      ["alarm_detached"],
      "alarmed",
      inTurn(...name, set(file, "  metric_transformation", "name", otherName)),
    ),
    rejected(
      "namespace-changed",
      "the filter's metric gets another namespace, the alarm keeps watching the old one",
      ["alarm_detached"],
      "alarmed",
      set(file, "  metric_transformation", "namespace", '"Other"'),
    ),
    rejected(
      "filter-deleted",
      "the filter is taken out, the alarm stays",
      ["filter_missing"],
      "recorded",
      inTurn(...name, without(file, filter)),
    ),
    rejected(
      "filter-forgotten",
      "Terraform forgets the filter",
      ["filter_missing"],
      "recorded",
      inTurn(...name, forgotten(file, filter, `${filterType}.${label}`)),
    ),
    rejected(
      "both-deleted",
      "filter and alarm are taken out",
      ["filter_missing"],
      "recorded",
      inTurn(without(file, alarm), without(file, filter)),
    ),
    rejected(
      "filter-on-other-group",
      "the filter moves to a group that no trail is known to feed",
      ["filter_detached"],
      "recorded",
      set(file, filter, "log_group_name", '"other/cloudtrail"'),
    ),
    rejected(
      "filter-relabelled",
      "the filter gets another label without a moved block: created and deleted under one name, in no certain order",
      ["contested"],
      "filtered",
      inTurn(...name, relabelled(filterType)),
    ),
    rejected(
      "filter-swapped",
      "another filter, which misses an event, takes its place",
      ["filter_missing"],
      "filtered",
      inTurn(
        ...name,
        set(file, filter, "name", otherName),
        replaced(main, "||($.eventName=DetachRolePolicy)", ""),
        relabelled(filterType),
      ),
    ),
  ];
};

const alarmLost = (alone: Alone): readonly ShapeChange[] => {
  const { file, label, otherName, alarm, relabelled } = placeOf(alone);
  return [
    rejected("alarm-deleted", "the alarm is taken out", ["alarm_missing"], "alarmed", without(file, alarm)),
    rejected(
      "alarm-forgotten",
      "Terraform forgets the alarm",
      ["alarm_missing"],
      "alarmed",
      forgotten(file, alarm, `${alarmType}.${label}`),
    ),
    rejected(
      "alarm-relabelled",
      "the alarm gets another label without a moved block: created and deleted under one name, in no certain order",
      ["contested"],
      "alarmed",
      relabelled(alarmType),
    ),
    rejected(
      "alarm-swapped",
      "another alarm, whose threshold is 1000, takes its place",
      ["alarm_threshold_above_one"],
      "alarmed",
      inTurn(set(file, alarm, "alarm_name", otherName), set(file, alarm, "threshold", "1000"), relabelled(alarmType)),
    ),
    rejected(
      "threshold-ten",
      "the alarm fires at the tenth change",
      ["alarm_threshold_above_one"],
      "alarmed",
      set(file, alarm, "threshold", "10"),
    ),
    rejected(
      "period-day",
      "the alarm looks at a whole day",
      ["alarm_evaluation_too_long", "alarm_period_too_long"],
      "alarmed",
      set(file, alarm, "period", "86400"),
    ),
    rejected(
      "statistic-average",
      "the alarm watches the average",
      ["alarm_statistic_unfit"],
      "alarmed",
      set(file, alarm, "statistic", '"Average"'),
    ),
    rejected(
      "three-of-three",
      "the alarm wants changes in three periods running",
      ["alarm_datapoints_above_one"],
      "alarmed",
      set(file, alarm, "evaluation_periods", "3"),
    ),
    rejected(
      "less-than",
      "the alarm fires when nothing happens",
      ["alarm_comparison_unfit"],
      "alarmed",
      set(file, alarm, "comparison_operator", '"LessThanThreshold"'),
    ),
    rejected(
      "missing-breaching",
      "the alarm is in ALARM while nothing happens, and so never changes to it",
      ["alarm_missing_data_unfit"],
      "alarmed",
      set(file, alarm, "treat_missing_data", '"breaching"'),
    ),
    rejected(
      "metric-given-up",
      "the alarm watches another metric",
      ["alarm_detached"],
      "alarmed",
      set(file, alarm, "metric_name", otherName),
    ),
    rejected(
      "actions-disabled",
      "the alarm's actions are switched off",
      ["alarm_actions_disabled"],
      "alarmed",
      inside(file, alarm, "  actions_enabled = false"),
    ),
    rejected(
      "actions-emptied",
      "the alarm tells nobody any more",
      ["alarm_without_topic"],
      "notified",
      set(file, alarm, "alarm_actions", "[]"),
    ),
    rejected(
      "other-topic",
      "the alarm tells another topic, of which nothing is known",
      ["topic_external"],
      "notified",
      set(file, alarm, "alarm_actions", `[${otherArn}]`),
    ),
  ];
};

const harmless = (alone: Alone): readonly ShapeChange[] => {
  const { file, label, alarm, relabelled } = placeOf(alone);
  const named = `${filterType}.${label}.`;
  return [
    accepted(
      "pattern-rewritten",
      "the pattern names the same events in another order, one in quotation marks",
      inTurn(
        replaced(main, "||($.eventName=DetachRolePolicy)", ""),
        replaced(
          main,
          "{($.eventName=DeleteGroupPolicy)",
          '{($.eventName = \\"DetachRolePolicy\\") || ($.eventName=DeleteGroupPolicy)',
        ),
      ),
    ),
    accepted(
      "event-added",
      "the filter matches one event more",
      replaced(main, "=DetachGroupPolicy)}", "=DetachGroupPolicy)||($.eventName=SetDefaultPolicyVersion)}"),
    ),
    accepted(
      "described",
      "the alarm gets a description",
      inside(file, alarm, '  alarm_description = "An IAM policy was changed"'),
    ),
    accepted(
      "statistic-maximum",
      "the alarm watches the maximum, and fires above zero",
      inTurn(
        set(file, alarm, "statistic", '"Maximum"'),
        set(file, alarm, "threshold", "0"),
        set(file, alarm, "comparison_operator", '"GreaterThanThreshold"'),
      ),
    ),
    accepted(
      "one-of-five",
      "the alarm wants a change in one of five periods",
      inTurn(set(file, alarm, "evaluation_periods", "5"), inside(file, alarm, "  datapoints_to_alarm = 1")),
    ),
    accepted(
      "topic-added",
      "the alarm tells a second topic, too",
      replaced(file, "alarm_actions       = [", `alarm_actions       = [${otherArn}, `),
    ),
    accepted(
      "moved",
      "filter and alarm are moved",
      inTurn(
        ...(alone.metricFromFilter ? [replaced(file, named, `${filterType}.changes.`)] : []),
        ...[filterType, alarmType].flatMap((type) => [
          relabelled(type),
          moved(file, `${type}.${label}`, `${type}.changes`),
        ]),
      ),
    ),
    queueAdded(main),
    tagsAdded(file, `${alarm} {`),
  ];
};

/** What may happen to a filter and an alarm wherever they stand. */
export const aloneChanges = (alone: Alone = {}): readonly ShapeChange[] => [
  ...filterLost(alone),
  ...alarmLost(alone),
  ...harmless(alone),
];

/** What may happen to them under the root's provider. */
export const regionChanges = (): readonly ShapeChange[] => {
  const { filter, alarm } = placeOf({});
  const elsewhere = (...blocks: readonly string[]): Edit =>
    inTurn(added(main, west), ...blocks.map((block) => inside(main, block, "  provider = aws.west\n")));
  return [
    rejected(
      "filter-other-region",
      "the filter moves to a provider of another region, where the alarm does not look",
      ["filter_detached"],
      "recorded",
      elsewhere(filter),
    ),
    rejected(
      "alarm-other-region",
      "the alarm moves to a provider of another region, where its metric is not",
      ["alarm_detached"],
      "alarmed",
      elsewhere(alarm),
    ),
    rejected(
      "both-other-region",
      "filter and alarm move to a provider of another region, where nothing is known to feed the group",
      ["filter_detached"],
      "recorded",
      elsewhere(filter, alarm),
    ),
  ];
};

/**
 * What may happen to a topic of the same configuration, which has a policy of its own and one e-mail.
 *
 * @param beside beginnings of further blocks that name the topic, and go with it
 */
export const topicChanges = (...beside: readonly string[]): readonly ShapeChange[] => {
  const { alarm } = placeOf({});
  const topic = 'resource "aws_sns_topic" "alerts"';
  const policy = 'resource "aws_sns_topic_policy" "alerts"';
  const subscription = 'resource "aws_sns_topic_subscription" "security"';
  const withoutTopic = inTurn(...[topic, policy, subscription, ...beside].map((block) => without(main, block)));
  return [
    rejected(
      "topic-exchanged",
      "the alarm tells a new topic that nobody is subscribed to",
      ["subscription_missing"],
      "received",
      inTurn(added(main, otherTopic), set(main, alarm, "alarm_actions", "[aws_sns_topic.other.arn]")),
    ),
    rejected(
      "topic-deleted",
      "the topic is taken out with all that hangs on it, and the alarm tells nobody",
      ["topic_missing"],
      "notified",
      inTurn(withoutTopic, set(main, alarm, "alarm_actions", "[]")),
    ),
    rejected(
      "topic-given-up",
      "the topic is taken out with all that hangs on it, and the alarm tells one of which nothing is known",
      ["topic_external"],
      "notified",
      inTurn(withoutTopic, set(main, alarm, "alarm_actions", `[${otherArn}]`)),
    ),
    rejected(
      "subscription-deleted",
      "the subscription is taken out",
      ["subscription_missing"],
      "received",
      without(main, subscription),
    ),
    rejected(
      "subscription-forgotten",
      "Terraform forgets the subscription",
      ["subscription_missing"],
      "received",
      forgotten(main, subscription, "aws_sns_topic_subscription.security"),
    ),
    rejected(
      "subscription-filtered",
      "the subscription takes only messages with an attribute that alarms do not have",
      ["subscription_filtered"],
      "received",
      inside(main, subscription, '  filter_policy = jsonencode({ severity = ["high"] })'),
    ),
    rejected(
      "policy-for-events",
      "the topic's policy lets EventBridge publish instead of CloudWatch",
      ["topic_policy_refuses"],
      "notified",
      replaced(main, "cloudwatch.amazonaws.com", "events.amazonaws.com"),
    ),
    rejected(
      "key-of-aws",
      "the topic is encrypted with the key that AWS manages",
      ["topic_key_of_aws"],
      "notified",
      inside(main, topic, '  kms_master_key_id = "alias/aws/sns"'),
    ),
    accepted(
      "policy-deleted",
      "the topic's policy is taken out: that of AWS lets the account's alarms publish",
      without(main, policy),
    ),
    accepted(
      "subscription-added",
      "somebody else subscribes, too",
      added(
        main,
        'resource "aws_sns_topic_subscription" "audit" {\n  topic_arn = aws_sns_topic.alerts.arn\n  protocol  = "email"\n  endpoint  = "audit@example.com"\n}',
      ),
    ),
    accepted(
      "topic-moved",
      "the topic is moved",
      inTurn(
        replaced(main, "aws_sns_topic.alerts.", "aws_sns_topic.security."),
        replaced(main, '"aws_sns_topic" "alerts"', '"aws_sns_topic" "security"'),
        moved(main, "aws_sns_topic.alerts", "aws_sns_topic.security"),
      ),
    ),
    accepted("topic-displayed", "the topic gets a display name", inside(main, topic, '  display_name = "IAM"')),
  ];
};
