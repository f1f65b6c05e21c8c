import type { PlannedCase } from "../plan-case";
import { type Behind, filterDeleted, thresholdRaised, trailStopped } from "./behind";
import { eventNames, name, paths, pattern, patternOf, sidIsNot, transformation } from "./chain";
import { harmlessDrifts, weakeningDrifts } from "./drifts";
import { isolatedChanges, safeguarded } from "./isolated-changes";
import {
  added,
  address,
  type Edit,
  forgotten,
  given,
  inTurn,
  moved,
  movedAll,
  reference,
  renamed,
  replaced,
  set,
  statements,
  untouched,
  without,
  withoutOutputs,
} from "./stack";

/** One change of the shipped stack, planned by Terraform, and what the gate must say of it. */
export interface Change extends PlannedCase {
  /**
   * Where Terraform starts from.
   * @default - the stack as shipped and deployed
   */
  readonly from?: "nothing" | "extended" | "safeguarded";
  /**
   * Change of the configuration.
   * @default - none
   */
  readonly edit?: Edit;
  /** Change of the account behind Terraform's back. */
  readonly behind?: Behind;
  /** Further options of `terraform plan`; a path of the stack in angle brackets stands for its address. */
  readonly options?: readonly string[];
}

/** An alarm on nobody's policy changes. */
const unrelatedAlarm: Edit = inTurn(
  added("aws_cloudwatch_log_group", "orders/group", { name: "/orders", retention_in_days: 30 }),
  added("aws_cloudwatch_log_metric_filter", "orders/filter", (stack) => ({
    name: "orders-failed",
    log_group_name: reference(stack, "orders/group", "name"),
    pattern: '{ $.level = "error" }',
    metric_transformation: { name: "orders-failed", namespace: "Orders", value: "1" },
  })),
  added("aws_cloudwatch_metric_alarm", "orders/alarm", {
    alarm_name: "orders-failed",
    comparison_operator: "GreaterThanThreshold",
    evaluation_periods: 3,
    metric_name: "orders-failed",
    namespace: "Orders",
    period: 60,
    statistic: "Sum",
    threshold: 10,
  }),
);

const secondAlarm: Edit = added("aws_cloudwatch_metric_alarm", "second/alarm", (stack) => {
  const { "//": _, ...alarm } = given(stack, paths.alarm);
  return { ...alarm, alarm_name: `${name}-second` };
});

const secondSubscription: Edit = added("aws_sns_topic_subscription", "second/subscription", (stack) => ({
  topic_arn: reference(stack, paths.topic, "arn"),
  protocol: "email",
  endpoint: "audit@example.com",
}));

/** What the extended stack has more than the shipped one: a second alarm, a second subscription, and an application's alarm. */
const extended: Edit = inTurn(secondAlarm, secondSubscription, unrelatedAlarm);

const replacedFirst = { lifecycle: { create_before_destroy: true } } as const;

/** Everything between the IAM call and the topic under another name; bucket, topic and subscription stay. */
const swapped: Edit = (stack) =>
  inTurn(
    replaced(name, "policy-watch"),
    set(paths.bucket, { bucket: given(stack, paths.bucket)["bucket"] }),
    replaced("arn:aws:s3:::policy-watch", `arn:aws:s3:::${name}`),
    set(paths.topic, { name }),
    set("monitoring/topic/key/key", { description: given(stack, paths.topicKey)["description"] }),
    set("monitoring/topic/key/alias", { name: given(stack, "monitoring/topic/key/alias")["name"] }),
    ...[paths.trail, paths.group, paths.filter, paths.alarm, paths.role].map((path) => set(path, replacedFirst)),
  )(stack);

const weakening: readonly Omit<Change, "verdict">[] = [
  // Trail
  {
    id: "trail-logging-off",
    what: "the trail stops logging",
    edit: set(paths.trail, { enable_logging: false }),
    reasons: ["trail_not_logging"],
    lost: "recorded",
  },
  {
    id: "trail-single-region",
    what: "the trail records its own region only",
    edit: set(paths.trail, { is_multi_region_trail: false }),
    reasons: ["trail_single_region"],
    lost: "recorded",
  },
  {
    id: "trail-global-events-off",
    what: "the trail leaves out global services, and IAM is one",
    edit: set(paths.trail, { include_global_service_events: false, is_multi_region_trail: false }),
    reasons: ["trail_single_region", "trail_without_global_service_events"],
    lost: "recorded",
  },
  {
    id: "trail-read-only",
    what: "the trail's selector takes read events only",
    edit: set(paths.trail, { event_selector: [{ include_management_events: true, read_write_type: "ReadOnly" }] }),
    reasons: ["trail_without_write_events"],
    lost: "recorded",
  },
  {
    id: "trail-management-events-off",
    what: "the trail's selector takes no management events",
    edit: set(paths.trail, { event_selector: [{ include_management_events: false, read_write_type: "All" }] }),
    reasons: ["trail_without_read_events", "trail_without_write_events"],
    lost: "recorded",
  },
  {
    id: "trail-detached",
    what: "the trail no longer delivers to the log group",
    edit: set(paths.trail, { cloud_watch_logs_group_arn: undefined, cloud_watch_logs_role_arn: undefined }),
    reasons: ["trail_detached"],
    lost: "recorded",
  },
  {
    id: "trail-deleted",
    what: "the trail is taken out of the stack",
    edit: without(paths.trail),
    reasons: ["trail_missing"],
    lost: "recorded",
  },
  {
    id: "bucket-policy-deleted",
    what: "the trail's bucket loses its policy",
    edit: without(paths.bucketPolicy),
    reasons: ["bucket_policy_refuses"],
    lost: "recorded",
  },
  {
    id: "trail-key-without-cloudtrail",
    what: "the trail's key no longer lets CloudTrail encrypt",
    edit: statements(paths.trailKeyPolicy, sidIsNot("TrailEncryption")),
    reasons: ["trail_key_refuses"],
    lost: "recorded",
  },
  {
    id: "role-cannot-write",
    what: "the delivery role may create streams and no longer write to them",
    edit: statements(paths.rolePermission, (statement) => ({ ...statement, actions: ["logs:CreateLogStream"] })),
    reasons: ["role_permission_refuses"],
    lost: "recorded",
  },
  {
    id: "role-trusts-other-trail",
    what: "the delivery role's trust is bound to another trail",
    edit: statements(paths.roleTrust, (statement) =>
      JSON.parse(JSON.stringify(statement).replaceAll(`trail/${name}`, "trail/other")),
    ),
    reasons: ["role_trust_refuses"],
    lost: "recorded",
  },
  // Log group
  {
    id: "group-class-infrequent",
    what: "the log group is replaced by one of a class without metric filters",
    edit: set(paths.group, { log_group_class: "INFREQUENT_ACCESS" }),
    reasons: ["group_class_unfit"],
    warnings: ["monitoring_gap"],
    lost: "recorded",
  },
  // Metric filter
  {
    id: "filter-event-dropped",
    what: "the filter no longer matches DetachRolePolicy",
    edit: pattern((text) => text.replace(" || ($.eventName=DetachRolePolicy)", "")),
    reasons: ["pattern_misses_event"],
    lost: "filtered",
  },
  {
    id: "filter-excludes-root",
    what: "the filter leaves out what the root user does",
    edit: pattern((text) => text.replace("{ ", "{ (").replace(" }", ') && ($.userIdentity.type != "Root") }')),
    reasons: ["pattern_unproven"],
    lost: "filtered",
  },
  {
    id: "filter-excludes-failures",
    what: "the filter leaves out calls that were refused",
    edit: pattern((text) => text.replace("{ ", "{ (").replace(" }", ") && ($.errorCode NOT EXISTS) }")),
    reasons: ["pattern_unproven"],
    lost: "filtered",
  },
  {
    id: "filter-deleted",
    what: "the filter is taken out of the stack, the alarm keeps watching its metric",
    edit: inTurn(set(paths.alarm, { metric_name: name, namespace: "CISBenchmark" }), without(paths.filter)),
    reasons: ["filter_missing"],
    lost: "filtered",
  },
  {
    id: "filter-on-other-group",
    what: "the filter moves to a log group that no trail feeds",
    edit: inTurn(
      added("aws_cloudwatch_log_group", "other/group", { name: "/other" }),
      set(paths.filter, (stack) => ({ log_group_name: reference(stack, "other/group", "name") })),
    ),
    reasons: ["filter_detached"],
    warnings: ["monitoring_gap"],
    lost: "filtered",
  },
  {
    id: "metric-value-zero",
    what: "the filter counts every match as zero",
    edit: transformation({ value: "0" }),
    reasons: ["filter_value_unfit"],
    lost: "filtered",
  },
  {
    id: "metric-renamed-under-alarm",
    what: "the filter's metric gets another name, the alarm keeps watching the old one",
    edit: inTurn(set(paths.alarm, { metric_name: name, namespace: "CISBenchmark" }), transformation({ name: "other" })),
    reasons: ["alarm_detached"],
    lost: "alarmed",
  },
  // Alarm
  {
    id: "alarm-threshold-three",
    what: "the alarm fires at the third change in five minutes",
    edit: set(paths.alarm, { threshold: 3 }),
    reasons: ["alarm_threshold_above_one"],
    lost: "alarmed",
  },
  {
    id: "alarm-average",
    what: "the alarm watches the average of ones and zeros",
    edit: set(paths.alarm, { statistic: "Average" }),
    reasons: ["alarm_statistic_unfit"],
    lost: "alarmed",
  },
  {
    id: "alarm-less-than",
    what: "the alarm fires when nothing happens",
    edit: set(paths.alarm, { comparison_operator: "LessThanThreshold" }),
    reasons: ["alarm_comparison_unfit"],
    lost: "alarmed",
  },
  {
    id: "alarm-day-long-period",
    what: "the alarm looks at a whole day",
    edit: set(paths.alarm, { period: 86400 }),
    reasons: ["alarm_evaluation_too_long", "alarm_period_too_long"],
    lost: "alarmed",
  },
  {
    id: "alarm-three-of-three",
    what: "the alarm wants changes in three periods running",
    edit: set(paths.alarm, { evaluation_periods: 3 }),
    reasons: ["alarm_datapoints_above_one"],
    lost: "alarmed",
  },
  {
    id: "alarm-missing-data-breaching",
    what: "the alarm is in ALARM while nothing happens, and so never changes to it",
    edit: set(paths.alarm, { treat_missing_data: "breaching" }),
    reasons: ["alarm_missing_data_unfit"],
    lost: "alarmed",
  },
  {
    id: "alarm-count-zero",
    what: "the alarm's count is zero",
    edit: inTurn(withoutOutputs(paths.alarm), set(paths.alarm, { count: 0 })),
    reasons: ["alarm_missing"],
    lost: "alarmed",
  },
  {
    id: "alarm-forgotten",
    what: "Terraform forgets the alarm",
    edit: forgotten(paths.alarm),
    reasons: ["alarm_missing"],
    lost: "alarmed",
  },
  {
    id: "alarm-address-renamed",
    what: "the alarm gets another address without a moved block: created and deleted under one name, in no certain order",
    edit: renamed(paths.alarm, "renamed"),
    reasons: ["contested"],
    lost: "alarmed",
  },
  {
    id: "alarm-other-region",
    what: "the alarm moves to a provider of another region, where its metric is not",
    edit: inTurn(
      (stack) => ({
        ...stack,
        provider: {
          aws: [...(stack["provider"] as { aws: unknown[] }).aws, { alias: "west", region: "us-west-2" }],
        },
      }),
      set(paths.alarm, { provider: "aws.west" }),
    ),
    reasons: ["alarm_detached"],
    lost: "alarmed",
    // The refresh looks for it in the other region, too
    drift: { reasons: ["alarm_missing"], lost: "alarmed", repairs: ["drift_remains"] },
  },
  {
    id: "alarm-actions-disabled",
    what: "the alarm's actions are switched off",
    edit: set(paths.alarm, { actions_enabled: false }),
    reasons: ["alarm_actions_disabled"],
    lost: "alarmed",
  },
  {
    id: "alarm-actions-emptied",
    what: "the alarm tells nobody",
    edit: set(paths.alarm, { alarm_actions: [] }),
    reasons: ["alarm_without_topic"],
    lost: "notified",
  },
  {
    id: "alarm-targeted-threshold",
    what: "a plan of the alarm alone raises its threshold",
    edit: set(paths.alarm, { threshold: 5 }),
    options: [`-target=<${paths.alarm}>`],
    reasons: ["alarm_threshold_above_one"],
    lost: "alarmed",
  },
  {
    id: "alarm-other-topic",
    what: "the alarm tells a new topic that nobody is subscribed to",
    edit: inTurn(
      added("aws_sns_topic", "other/topic", { name: "other" }),
      set(paths.alarm, (stack) => ({ alarm_actions: [reference(stack, "other/topic", "arn")] })),
    ),
    reasons: ["subscription_missing"],
    lost: "received",
  },
  // Topic
  {
    id: "topic-policy-without-cloudwatch",
    what: "the topic's policy no longer lets CloudWatch publish",
    edit: statements(paths.topicPolicy, sidIsNot("Alarms")),
    reasons: ["topic_policy_refuses"],
    lost: "notified",
  },
  {
    id: "topic-policy-other-account",
    what: "the topic's policy lets the alarms of another account publish",
    edit: statements(paths.topicPolicy, (statement) =>
      statement["sid"] === "Alarms"
        ? {
            ...statement,
            condition: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["210987654321"] }],
          }
        : statement,
    ),
    reasons: ["topic_policy_refuses"],
    lost: "notified",
  },
  {
    id: "topic-key-without-cloudwatch",
    what: "the topic's key no longer lets CloudWatch encrypt",
    edit: statements(paths.topicKeyPolicy, sidIsNot("Alarms")),
    reasons: ["topic_key_refuses"],
    lost: "notified",
  },
  {
    id: "topic-key-disabled",
    what: "the topic's key is disabled",
    edit: set(paths.topicKey, { is_enabled: false }),
    reasons: ["topic_key_disabled"],
    lost: "notified",
  },
  {
    id: "topic-key-of-aws",
    what: "the topic is encrypted with the key that AWS manages, which CloudWatch cannot use",
    edit: set(paths.topic, { kms_master_key_id: "alias/aws/sns" }),
    reasons: ["topic_key_of_aws"],
    lost: "notified",
  },
  // Subscription
  {
    id: "subscription-deleted",
    what: "the only subscription is taken out of the stack",
    edit: without(paths.subscription),
    reasons: ["subscription_missing"],
    lost: "received",
  },
  {
    id: "subscription-filtered",
    what: "the subscription takes only messages with an attribute that alarms do not have",
    edit: set(paths.subscription, { filter_policy: JSON.stringify({ severity: ["high"] }) }),
    reasons: ["subscription_filtered"],
    lost: "received",
  },
  {
    id: "subscription-other-endpoint",
    what: "the only subscription is replaced by one that nobody has confirmed",
    edit: set(paths.subscription, { endpoint: "other@example.com" }),
    reasons: ["subscription_pending"],
    warnings: ["monitoring_gap"],
    lost: "received",
  },
  // The whole chain
  {
    id: "name-setting-changed",
    what: "the stack is deployed under another name: the new topic's only e-mail must be confirmed anew",
    edit: replaced(name, "policy-watch"),
    reasons: ["subscription_pending"],
    warnings: ["monitoring_gap"],
    lost: "received",
  },
  {
    id: "everything-destroyed",
    what: "the whole stack is destroyed",
    options: ["-destroy"],
    reasons: ["group_missing", "trail_missing"],
    warnings: ["safeguard_removed"],
    lost: "recorded",
  },
  // Drift
  {
    id: "drift-threshold-accepted",
    what: "somebody raised the threshold by hand, and a refresh-only plan accepts it",
    behind: thresholdRaised,
    options: ["-refresh-only"],
    reasons: ["alarm_threshold_above_one"],
    lost: "alarmed",
    drift: { reasons: ["alarm_threshold_above_one"], lost: "alarmed", repairs: ["drift_accepted"] },
  },
  {
    id: "drift-threshold-ignored",
    what: "somebody raised the threshold by hand, and ignore_changes leaves it",
    edit: set(paths.alarm, { lifecycle: { ignore_changes: ["threshold"] } }),
    behind: thresholdRaised,
    reasons: ["alarm_threshold_above_one"],
    lost: "alarmed",
    drift: { reasons: ["alarm_threshold_above_one"], lost: "alarmed", repairs: ["drift_remains"] },
  },
  {
    id: "drift-trail-stopped-accepted",
    what: "somebody stopped the trail by hand, and a refresh-only plan accepts it",
    behind: trailStopped,
    options: ["-refresh-only"],
    reasons: ["trail_not_logging"],
    lost: "recorded",
    drift: { reasons: ["trail_not_logging"], lost: "recorded", repairs: ["drift_accepted"] },
  },
  ...weakeningDrifts,
];

const harmless: readonly Omit<Change, "verdict" | "reasons" | "lost">[] = [
  {
    id: "first-creation",
    what: "the stack as shipped is created",
    from: "nothing",
    drift: { reasons: ["trail_missing"], repairs: [] },
  },
  { id: "no-change", what: "nothing changes" },
  { id: "refresh-only", what: "a refresh-only plan finds nothing new", options: ["-refresh-only"] },
  {
    id: "tags-added",
    what: "every link gets tags",
    edit: inTurn(
      ...[paths.trail, paths.group, paths.alarm, paths.topic, paths.topicKey, paths.role].map((path) =>
        set(path, { tags: { team: "security" } }),
      ),
    ),
  },
  {
    id: "alarm-described",
    what: "the alarm gets another description",
    edit: set(paths.alarm, { alarm_description: "Somebody changed an IAM policy" }),
  },
  { id: "alarm-moved", what: "the alarm moves to another address", edit: moved(paths.alarm, "policy_changes") },
  {
    id: "construct-renamed",
    what: "the construct gets another id, with a moved block for every resource",
    edit: movedAll((old) => old.replace("monitoring_", "watch_")),
  },
  {
    id: "alarm-maximum",
    what: "the alarm watches the maximum instead of the sum",
    edit: set(paths.alarm, { statistic: "Maximum" }),
  },
  {
    id: "alarm-above-zero",
    what: "the alarm fires above zero instead of at one",
    edit: set(paths.alarm, { comparison_operator: "GreaterThanThreshold", threshold: 0 }),
  },
  {
    id: "alarm-one-of-five",
    what: "the alarm fires at one of five periods",
    edit: set(paths.alarm, { evaluation_periods: 5, datapoints_to_alarm: 1 }),
  },
  {
    id: "alarm-one-minute-period",
    what: "the alarm looks at one minute",
    edit: set(paths.alarm, { period: 60 }),
  },
  {
    id: "alarm-ok-actions",
    what: "the alarm also tells when it is over",
    edit: set(paths.alarm, (stack) => ({ ok_actions: [reference(stack, paths.topic, "arn")] })),
  },
  {
    id: "alarm-missing-data-missing",
    what: "the alarm treats missing data as missing",
    edit: set(paths.alarm, { treat_missing_data: "missing" }),
  },
  {
    id: "filter-events-reordered",
    what: "the filter names the events the other way round",
    edit: pattern((text) => patternOf(eventNames(text).reverse())),
  },
  {
    id: "filter-events-quoted",
    what: "the filter's event names are quoted",
    edit: pattern((text) => patternOf(eventNames(text).map((event) => `"${event}"`))),
  },
  {
    id: "filter-twenty-events",
    what: "the filter matches four events more",
    edit: pattern((text) =>
      patternOf([
        ...eventNames(text),
        "UpdateAssumeRolePolicy",
        "PutRolePermissionsBoundary",
        "DeleteRolePermissionsBoundary",
        "SetDefaultPolicyVersion",
      ]),
    ),
  },
  {
    id: "filter-with-event-source",
    what: "the filter takes the form that Security Hub prescribes, with the event source",
    edit: pattern((text) => text.replace("{ ", "{ ($.eventSource=iam.amazonaws.com) && (").replace(" }", ") }")),
    warnings: ["scope_narrowed"],
  },
  {
    id: "retention-raised",
    what: "the log group keeps two years",
    edit: set(paths.group, { retention_in_days: 731 }),
  },
  { id: "alarm-duplicated", what: "a second alarm watches the same metric", edit: secondAlarm },
  { id: "subscription-added", what: "a second person is told", edit: secondSubscription },
  { id: "unrelated-alarm-added", what: "an application gets an alarm of its own", edit: unrelatedAlarm },
  {
    id: "unrelated-alarm-deleted",
    what: "the application's log group, filter and alarm are deleted",
    from: "extended",
    edit: inTurn(without("orders/alarm"), without("orders/filter"), without("orders/group")),
  },
  {
    id: "duplicate-alarm-deleted",
    what: "one of two equal alarms is deleted",
    from: "extended",
    edit: without("second/alarm"),
  },
  {
    id: "duplicate-alarm-raised",
    what: "one of two equal alarms gets a threshold of three",
    from: "extended",
    edit: set("second/alarm", { threshold: 3 }),
  },
  {
    id: "second-subscription-deleted",
    what: "one of two people is no longer told",
    from: "extended",
    edit: without("second/subscription"),
  },
  {
    id: "chain-swapped",
    what: "trail, role, log group, filter and alarm are all replaced under other names, the new created first",
    edit: swapped,
  },
  {
    id: "drift-threshold-repaired",
    what: "somebody raised the threshold by hand, and the plan puts it back",
    behind: thresholdRaised,
    drift: { reasons: ["alarm_threshold_above_one"], lost: "alarmed", repairs: ["drift_repaired"] },
  },
  {
    id: "drift-filter-repaired",
    what: "somebody deleted the filter by hand, and the plan creates it again",
    behind: filterDeleted,
    drift: { reasons: ["filter_missing"], lost: "filtered", repairs: ["drift_repaired"] },
  },
  ...harmlessDrifts,
];

/** Every change, the weakening ones first. */
export const changes: readonly Change[] = [
  ...weakening.map((change): Change => ({ ...change, verdict: "fail" })),
  ...harmless.map((change): Change => ({ ...change, verdict: "pass", reasons: [] })),
  ...isolatedChanges,
];

/** Stacks other than the shipped one that changes start from, each deployed before. */
export const starts: Readonly<Record<"extended" | "safeguarded", Edit>> = { extended, safeguarded };

/** The options of a change's plan, with the stack's addresses in place of its paths. */
export const optionsOf = ({ options = [] }: Change, edited: Parameters<Edit>[0]): string[] =>
  options.map((option) => option.replace(/<(.+)>/, (_, path: string) => address(edited, path)));

/** The edit of a change. */
export const editOf = ({ edit = untouched }: Change): Edit => edit;
