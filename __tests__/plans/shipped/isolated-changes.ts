import type { Level } from "../plan-case";
import { name, paths, pattern, transformation } from "./chain";
import type { Change } from "./changes";
import { added, address, type Edit, given, inTurn, reference, replaced, set, statements, without } from "./stack";

type Isolated = Omit<Change, "verdict" | "reasons">;
type Weakening = readonly [lost: Level, reasons: readonly string[], change: Isolated];

const region = "us-east-1";
const account = "123456789012";
const events = (text: string): string => text.slice(2, -2);

/** A value that is known only after apply. */
const later = (value: unknown): Edit => added("terraform_data", "later", { input: value });
const laterValue = (stack: Parameters<Edit>[0]): string => reference(stack, "later", "output");

/** The alarm watches metric queries in place of its metric. */
const queries = (...metric_query: readonly object[]): Edit =>
  set(paths.alarm, {
    metric_query,
    metric_name: undefined,
    namespace: undefined,
    period: undefined,
    statistic: undefined,
    dimensions: undefined,
    unit: undefined,
  });
const metric = { metric_name: name, namespace: "CISBenchmark", period: 300, stat: "Sum" };
const expression = (text: string): Edit =>
  queries(
    { id: "m1", return_data: false, metric },
    { id: "e1", expression: text, label: "changes", return_data: true },
  );

/** The trail's basic selector gives way to an advanced one of these fields. */
const advanced = (...fields: readonly object[]): Edit =>
  set(paths.trail, {
    event_selector: undefined,
    advanced_event_selector: [
      { name: "Management", field_selector: [{ field: "eventCategory", equals: ["Management"] }, ...fields] },
    ],
  });

const composite = (change: object): Edit =>
  added("aws_cloudwatch_composite_alarm", "composite/alarm", (stack) => ({
    alarm_name: "speaker",
    alarm_rule: `ALARM("${name}")`,
    alarm_actions: [reference(stack, paths.topic, "arn")],
    ...change,
  }));

const speaker = (change: object): Edit => inTurn(set(paths.alarm, { alarm_actions: [] }), composite(change));

const secondTrail: Edit = added("aws_cloudtrail", "second/trail", (stack) => {
  const { "//": _, depends_on, ...trail } = given(stack, paths.trail);
  return { ...trail, name: `${name}-second`, is_multi_region_trail: false };
});

/** Every safeguard in place, and a little more that the shipped stack does not have. */
export const safeguarded: Edit = inTurn(
  set(paths.group, { skip_destroy: true }),
  set(paths.topic, {
    delivery_policy: '{"http":{"defaultHealthyRetryPolicy":{"numRetries":5}}}',
  }),
  set(paths.topicKey, { deletion_window_in_days: 30 }),
  set(paths.bucket, { force_destroy: true }),
  added("aws_cloudwatch_log_stream", "stream", (stack) => ({
    name: "marks",
    log_group_name: reference(stack, paths.group, "name"),
  })),
  added("aws_s3_bucket_lifecycle_configuration", "lifecycle", (stack) => ({
    bucket: reference(stack, paths.bucket, "id"),
    rule: [{ id: "old", status: "Enabled", filter: {}, expiration: { days: 3650 } }],
  })),
  secondTrail,
);

const weakening: readonly Weakening[] = [
  // Any object
  [
    "alarmed",
    ["contested"],
    {
      id: "alarm-replaced-first",
      what: "the alarm is created anew before the old one of the same name is destroyed",
      edit: set(paths.alarm, { lifecycle: { create_before_destroy: true } }),
      options: [`-replace=<${paths.alarm}>`],
    },
  ],
  // Metric filter
  [
    "filtered",
    ["pattern_not_json"],
    { id: "filter-empty", what: "the filter matches every record", edit: pattern(() => "") },
  ],
  [
    "filtered",
    ["pattern_not_json"],
    {
      id: "filter-terms",
      what: "the filter wants words anywhere in the record",
      edit: pattern(() => "?CreatePolicy ?DeletePolicy"),
    },
  ],
  [
    "filtered",
    ["pattern_not_json"],
    { id: "filter-delimited", what: "the filter is one of delimited logs", edit: pattern(() => "[a, b, c]") },
  ],
  [
    "filtered",
    ["pattern_malformed"],
    {
      id: "filter-unbalanced",
      what: "the filter lacks a parenthesis",
      edit: pattern((text) => text.replace("DetachGroupPolicy)", "DetachGroupPolicy")),
    },
  ],
  [
    "filtered",
    ["pattern_misses_event"],
    {
      id: "filter-all-joined",
      what: "the filter wants all events at once",
      edit: pattern((text) => text.replaceAll("||", "&&")),
    },
  ],
  [
    "filtered",
    ["pattern_misses_event", "pattern_too_broad"],
    {
      id: "filter-event-negated",
      what: "the filter matches all but CreatePolicy",
      edit: pattern((text) => text.replace("eventName=CreatePolicy)", "eventName!=CreatePolicy)")),
    },
  ],
  [
    "filtered",
    ["pattern_unproven"],
    {
      id: "filter-and-binds-tighter",
      what: "a condition without parentheses narrows the last event",
      edit: pattern((text) => text.replace(" }", ' && ($.userIdentity.type != "Root") }')),
    },
  ],
  [
    "filtered",
    ["pattern_misses_event"],
    {
      id: "filter-event-misspelled",
      what: "the filter's PutUserPolicy lost a letter",
      edit: pattern((text) => text.replace("PutUserPolicy", "PutUserPolcy")),
    },
  ],
  [
    "filtered",
    ["pattern_misses_event"],
    {
      id: "filter-event-lower-case",
      what: "one event's name begins with a small letter",
      edit: pattern((text) => text.replace("=PutGroupPolicy", "=putGroupPolicy")),
    },
  ],
  [
    "filtered",
    ["pattern_misses_event"],
    {
      id: "filter-event-with-blank",
      what: "one event's name has a blank in its quotes",
      edit: pattern((text) => text.replace("=DetachGroupPolicy", '=" DetachGroupPolicy"')),
    },
  ],
  [
    "filtered",
    ["pattern_too_broad", "pattern_unproven"],
    {
      id: "filter-field-of-eventbridge",
      what: "the filter reads the field of EventBridge's form",
      edit: pattern((text) => text.replaceAll("$.eventName", "$.detail.eventName")),
    },
  ],
  [
    "filtered",
    ["pattern_misses_event"],
    {
      id: "filter-other-source",
      what: "the filter wants the events of another service",
      edit: pattern((text) => `{ ($.eventSource = "sts.amazonaws.com") && (${events(text)}) }`),
    },
  ],
  [
    "filtered",
    ["pattern_misses_event"],
    {
      id: "filter-wildcard-narrowed",
      what: "one wildcard stands for three events and means one",
      edit: pattern((text) =>
        text.replace(
          "($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || ($.eventName=PutUserPolicy)",
          '($.eventName="PutGroup*")',
        ),
      ),
    },
  ],
  [
    "filtered",
    ["pattern_regex_unsupported"],
    {
      id: "filter-regular-expression",
      what: "the filter is a regular expression with a group, which CloudWatch Logs does not take",
      edit: pattern(() => "{ $.eventName = %^(Put|Create|Delete|Attach|Detach)% }"),
    },
  ],
  [
    "filtered",
    ["pattern_unproven"],
    {
      id: "filter-one-region",
      what: "the filter wants one region",
      edit: pattern((text) => `{ (${events(text)}) && ($.awsRegion = "${region}") }`),
    },
  ],
  [
    "filtered",
    ["pattern_unknown"],
    {
      id: "filter-known-after-apply",
      what: "the filter's pattern is known only after apply",
      edit: inTurn(
        (stack) => later(given(stack, paths.filter)["pattern"])(stack),
        set(paths.filter, (stack) => ({ pattern: laterValue(stack) })),
      ),
    },
  ],
  [
    "filtered",
    ["filter_default_value_unfit"],
    {
      id: "metric-default-high",
      what: "the filter counts five where nothing happens",
      edit: transformation({ default_value: "5" }),
    },
  ],
  [
    "filtered",
    ["filter_dimensions"],
    {
      id: "metric-with-dimensions",
      what: "the filter's metric has a dimension, which the alarm does not watch",
      edit: set(paths.filter, {
        metric_transformation: {
          name,
          namespace: "CISBenchmark",
          value: "1",
          dimensions: { Who: "$.userIdentity.arn" },
        },
      }),
    },
  ],
  [
    "filtered",
    ["filter_value_unfit"],
    {
      id: "metric-value-of-a-field",
      what: "the filter counts a field's value",
      edit: transformation({ value: "$.requestParameters.x" }),
    },
  ],
  [
    "alarmed",
    ["alarm_detached"],
    {
      id: "metric-namespace-under-alarm",
      what: "the filter's metric gets another namespace",
      edit: inTurn(set(paths.alarm, { namespace: "CISBenchmark" }), transformation({ namespace: "Other" })),
    },
  ],
  [
    "alarmed",
    ["alarm_unit_unfit"],
    {
      id: "units-apart",
      what: "the filter publishes counts, the alarm watches bytes",
      edit: inTurn(transformation({ unit: "Count" }), set(paths.alarm, { unit: "Bytes" })),
    },
  ],
  // Alarm
  [
    "alarmed",
    ["alarm_unknown"],
    {
      id: "alarm-threshold-known-after-apply",
      what: "the alarm's threshold is known only after apply",
      edit: inTurn(
        later(1),
        set(paths.alarm, (stack) => ({ threshold: laterValue(stack) })),
      ),
    },
  ],
  [
    "alarmed",
    ["alarm_metric_query_unproven", "alarm_threshold_dynamic"],
    {
      id: "alarm-anomaly-band",
      what: "the alarm watches a band of what is usual",
      edit: inTurn(
        queries(
          { id: "m1", return_data: true, metric },
          { id: "ad1", expression: "ANOMALY_DETECTION_BAND(m1)", label: "band", return_data: true },
        ),
        set(paths.alarm, {
          threshold: undefined,
          threshold_metric_id: "ad1",
          comparison_operator: "GreaterThanUpperThreshold",
        }),
      ),
    },
  ],
  [
    "alarmed",
    ["alarm_metric_query_unproven"],
    { id: "alarm-times-nothing", what: "the alarm watches the metric times nothing", edit: expression("m1 * 0") },
  ],
  [
    "alarmed",
    ["alarm_metric_query_unproven"],
    {
      id: "alarm-of-other-account",
      what: "the alarm watches the metric of another account",
      edit: queries({ id: "m1", return_data: true, account_id: "210987654321", metric }),
    },
  ],
  [
    "alarmed",
    ["alarm_statistic_unfit"],
    {
      id: "alarm-percentile",
      what: "the alarm watches a percentile",
      edit: set(paths.alarm, {
        statistic: undefined,
        extended_statistic: "p50",
        evaluate_low_sample_count_percentiles: "ignore",
      }),
    },
  ],
  [
    "alarmed",
    ["alarm_statistic_unfit"],
    {
      id: "alarm-sample-count",
      what: "the alarm counts samples, and nothing is one, too",
      edit: set(paths.alarm, { statistic: "SampleCount" }),
    },
  ],
  [
    "alarmed",
    ["alarm_missing_data_unfit"],
    {
      id: "alarm-missing-data-ignored",
      what: "the alarm never leaves ALARM while nothing happens",
      edit: set(paths.alarm, { treat_missing_data: "ignore" }),
    },
  ],
  [
    "alarmed",
    ["alarm_dimensions"],
    {
      id: "alarm-with-dimensions",
      what: "the alarm watches a dimension that the metric does not have",
      edit: set(paths.alarm, { dimensions: { Who: "root" } }),
    },
  ],
  [
    "alarmed",
    ["alarm_unit_unfit"],
    {
      id: "alarm-unit-bytes",
      what: "the alarm watches a unit that no datapoint has",
      edit: set(paths.alarm, { unit: "Bytes" }),
    },
  ],
  [
    "alarmed",
    ["alarm_detached"],
    {
      id: "alarm-other-metric",
      what: "the alarm watches another metric",
      edit: set(paths.alarm, { metric_name: "other" }),
    },
  ],
  [
    "alarmed",
    ["alarm_period_too_short"],
    {
      id: "alarm-ten-seconds",
      what: "the alarm looks at ten seconds, in which a filter's metric has no datapoint",
      edit: set(paths.alarm, { period: 10 }),
    },
  ],
  [
    "alarmed",
    ["alarm_detached"],
    {
      id: "renamed-apart",
      what: "the filter's metric gets one name, the alarm's another",
      edit: inTurn(set(paths.alarm, { metric_name: "b" }), transformation({ name: "a" })),
    },
  ],
  [
    "notified",
    ["alarm_without_topic"],
    {
      id: "alarm-tells-a-function",
      what: "the alarm calls a function in place of the topic",
      edit: set(paths.alarm, { alarm_actions: [`arn:aws:lambda:${region}:${account}:function:x`] }),
    },
  ],
  [
    "notified",
    ["topic_external"],
    {
      id: "alarm-tells-other-account",
      what: "the alarm tells a topic of another account",
      edit: set(paths.alarm, { alarm_actions: [`arn:aws:sns:${region}:210987654321:x`] }),
    },
  ],
  [
    "notified",
    ["composite_rule_unfit"],
    {
      id: "composite-of-two",
      what: "a composite alarm speaks for the alarm where another one fires, too",
      edit: speaker({ alarm_rule: `ALARM("${name}") AND ALARM("other")` }),
    },
  ],
  [
    "notified",
    ["composite_suppressed"],
    {
      id: "composite-suppressed",
      what: "a composite alarm speaks, unless another one fires",
      edit: speaker({ actions_suppressor: [{ alarm: "other", extension_period: 60, wait_period: 60 }] }),
    },
  ],
  [
    "notified",
    ["composite_actions_disabled"],
    {
      id: "composite-disabled",
      what: "a composite alarm speaks with its actions disabled",
      edit: speaker({ actions_enabled: false }),
    },
  ],
  // Trail
  [
    "recorded",
    ["trail_without_read_events"],
    {
      id: "trail-write-only",
      what: "the trail's selector takes write events only",
      edit: set(paths.trail, { event_selector: [{ include_management_events: true, read_write_type: "WriteOnly" }] }),
    },
  ],
  [
    "recorded",
    ["trail_without_read_events", "trail_without_write_events"],
    {
      id: "trail-advanced-without-iam",
      what: "the trail's advanced selector leaves IAM out",
      edit: advanced({ field: "eventSource", not_equals: ["iam.amazonaws.com"] }),
    },
  ],
  [
    "recorded",
    ["trail_without_write_events"],
    {
      id: "trail-advanced-read-only",
      what: "the trail's advanced selector takes read events",
      edit: advanced({ field: "readOnly", equals: ["true"] }),
    },
  ],
  [
    "recorded",
    ["trail_without_read_events", "trail_without_write_events"],
    {
      id: "trail-data-events-only",
      what: "the trail's advanced selector takes data events",
      edit: set(paths.trail, {
        event_selector: undefined,
        advanced_event_selector: [
          {
            name: "Data",
            field_selector: [
              { field: "eventCategory", equals: ["Data"] },
              { field: "resources.type", equals: ["AWS::S3::Object"] },
            ],
          },
        ],
      }),
    },
  ],
  [
    "recorded",
    ["bucket_policy_refuses"],
    {
      id: "trail-other-prefix",
      what: "the trail writes under a prefix that the bucket's policy does not allow",
      edit: set(paths.trail, { s3_key_prefix: "elsewhere" }),
    },
  ],
  [
    "recorded",
    ["bucket_external"],
    {
      id: "trail-other-bucket",
      what: "the trail writes to a bucket that nobody here knows",
      edit: set(paths.trail, { s3_bucket_name: "elsewhere" }),
    },
  ],
  [
    "recorded",
    ["trail_key_disabled"],
    { id: "trail-key-disabled", what: "the trail's key is disabled", edit: set(paths.trailKey, { is_enabled: false }) },
  ],
  [
    "recorded",
    ["role_missing"],
    {
      warnings: ["monitoring_gap"],
      id: "role-renamed",
      what: "the role gets another name, the trail keeps the ARN of the old one",
      edit: inTurn(
        set(paths.trail, { cloud_watch_logs_role_arn: `arn:aws:iam::${account}:role/${name}-delivery` }),
        set(paths.role, { name: "new" }),
      ),
    },
  ],
  [
    "recorded",
    ["role_permission_refuses"],
    {
      id: "role-policy-deleted",
      what: "the role loses its policy",
      edit: without(paths.rolePolicy),
    },
  ],
  [
    "recorded",
    ["role_permission_denies"],
    {
      id: "role-denied",
      what: "the role's policy denies what it allows",
      edit: set(paths.rolePermission, (stack) => ({
        statement: [
          ...(given(stack, paths.rolePermission)["statement"] as readonly object[]),
          { effect: "Deny", actions: ["logs:Put*"], resources: ["*"] },
        ],
      })),
    },
  ],
  [
    "recorded",
    ["role_trust_refuses"],
    {
      id: "role-trusts-other-service",
      what: "the role trusts another service",
      edit: statements(paths.roleTrust, (statement) =>
        JSON.parse(JSON.stringify(statement).replaceAll("cloudtrail.amazonaws.com", "ec2.amazonaws.com")),
      ),
    },
  ],
  // Log group
  [
    "recorded",
    ["group_retention_short"],
    {
      id: "retention-lowered",
      what: "the log group keeps ninety days",
      edit: set(paths.group, { retention_in_days: 90 }),
    },
  ],
  [
    "recorded",
    ["group_key_disabled"],
    { id: "log-key-disabled", what: "the log group's key is disabled", edit: set(paths.logKey, { is_enabled: false }) },
  ],
  [
    "recorded",
    ["group_key_refuses"],
    {
      id: "log-key-without-logs",
      what: "the log group's key no longer lets the service in",
      edit: statements(paths.logKeyPolicy, (statement) => (statement["sid"] === "LogGroup" ? undefined : statement)),
    },
  ],
  // Topic and subscription
  [
    "notified",
    ["topic_policy_denies"],
    {
      id: "topic-policy-denies",
      what: "the topic's policy denies publishing",
      edit: set(paths.topicPolicy, (stack) => ({
        statement: [
          ...(given(stack, paths.topicPolicy)["statement"] as readonly object[]),
          {
            effect: "Deny",
            actions: ["sns:Publish"],
            principals: [{ type: "*", identifiers: ["*"] }],
            resources: [`arn:aws:sns:${region}:${account}:${name}`],
          },
        ],
      })),
    },
  ],
  [
    "notified",
    ["topic_policy_refuses"],
    {
      id: "topic-policy-other-action",
      what: "the topic's policy lets CloudWatch subscribe",
      edit: statements(paths.topicPolicy, (statement) =>
        statement["sid"] === "Alarms" ? { ...statement, actions: ["sns:Subscribe"] } : statement,
      ),
    },
  ],
  [
    "notified",
    ["topic_policy_refuses"],
    {
      id: "topic-policy-of-organization",
      what: "the topic's policy wants a principal of the organization, which a service is not",
      edit: statements(paths.topicPolicy, (statement) =>
        statement["sid"] === "Alarms"
          ? { ...statement, condition: [{ test: "StringEquals", variable: "aws:PrincipalOrgID", values: ["o-1"] }] }
          : statement,
      ),
    },
  ],
  [
    "received",
    ["subscription_detached"],
    {
      warnings: ["monitoring_gap"],
      id: "subscription-other-topic",
      what: "the subscription moves to another topic",
      edit: inTurn(
        added("aws_sns_topic", "other/topic", { name: "other" }),
        set(paths.subscription, (stack) => ({ topic_arn: reference(stack, "other/topic", "arn") })),
      ),
    },
  ],
  [
    "received",
    ["subscription_pending"],
    {
      warnings: ["monitoring_gap"],
      id: "subscription-queue-of-other-account",
      what: "a queue of another account is told in place of a person",
      edit: set(paths.subscription, { protocol: "sqs", endpoint: `arn:aws:sqs:${region}:210987654321:q` }),
    },
  ],
  // Keys
  [
    "notified",
    ["topic_key_refuses"],
    {
      id: "topic-key-of-the-logs",
      what: "the topic is encrypted with the key of the logs",
      edit: set(paths.topic, (stack) => ({ kms_master_key_id: reference(stack, paths.logKey, "arn") })),
    },
  ],
];

const warned: readonly (readonly [warnings: readonly string[], change: Isolated])[] = [
  [
    ["monitoring_gap"],
    { id: "alarm-replaced", what: "the alarm is destroyed and created anew", options: [`-replace=<${paths.alarm}>`] },
  ],
  [
    ["monitoring_gap"],
    {
      id: "filter-renamed",
      what: "the filter gets another name, its metric stays",
      edit: inTurn(set(paths.alarm, { metric_name: name }), set(paths.filter, { name: "renamed" })),
    },
  ],
  [
    ["monitoring_gap"],
    { id: "alarm-renamed", what: "the alarm gets another name", edit: set(paths.alarm, { alarm_name: "renamed" }) },
  ],
  [
    ["safeguard_given_up"],
    {
      id: "trail-validation-off",
      what: "log files are no longer validated",
      edit: set(paths.trail, { enable_log_file_validation: false }),
    },
  ],
  [
    ["safeguard_given_up"],
    {
      id: "key-rotation-off",
      what: "the topic's key is no longer rotated",
      edit: set(paths.topicKey, { enable_key_rotation: false }),
    },
  ],
  [
    ["safeguard_given_up"],
    {
      id: "subscription-raw",
      what: "the subscriber gets raw messages",
      edit: set(paths.subscription, { protocol: "email", raw_message_delivery: true }),
    },
  ],
  [
    ["safeguard_given_up"],
    {
      id: "bucket-versions-suspended",
      what: "the bucket keeps no versions",
      edit: set(paths.versioning, { versioning_configuration: { status: "Suspended" } }),
    },
  ],
  [
    ["safeguard_given_up"],
    {
      id: "bucket-other-encryption",
      what: "the bucket is encrypted with the default key",
      edit: set(paths.encryption, { rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }] }),
    },
  ],
  [
    ["safeguard_removed"],
    {
      id: "bucket-public-access-block-removed",
      what: "nothing keeps the bucket from becoming public",
      edit: without(paths.publicAccessBlock),
    },
  ],
  [
    ["safeguard_given_up"],
    {
      id: "bucket-force-destroy",
      what: "the bucket may be destroyed with its files",
      edit: set(paths.bucket, { force_destroy: true }),
    },
  ],
  [
    ["safeguard_given_up"],
    {
      id: "files-expire-after-a-month",
      what: "log files expire after a month",
      edit: added("aws_s3_bucket_lifecycle_configuration", "lifecycle", (stack) => ({
        bucket: reference(stack, paths.bucket, "id"),
        rule: [{ id: "old", status: "Enabled", filter: {}, expiration: { days: 30 } }],
      })),
    },
  ],
  [
    ["safeguard_given_up"],
    {
      id: "group-goes-with-its-resource",
      from: "safeguarded",
      what: "the log group no longer outlives its resource",
      edit: set(paths.group, { skip_destroy: false }),
    },
  ],
  [
    ["safeguard_given_up"],
    {
      id: "topic-other-retries",
      from: "safeguarded",
      what: "the topic retries once",
      edit: set(paths.topic, { delivery_policy: '{"http":{"defaultHealthyRetryPolicy":{"numRetries":1}}}' }),
    },
  ],
  [
    ["safeguard_given_up"],
    {
      id: "key-shorter-window",
      from: "safeguarded",
      what: "the topic's key could be saved for a week only",
      edit: set(paths.topicKey, { deletion_window_in_days: 7 }),
    },
  ],
  [
    ["safeguard_removed"],
    {
      id: "stream-deleted",
      from: "safeguarded",
      what: "a stream of the log group is deleted",
      edit: without("stream"),
    },
  ],
];

const harmless: readonly Isolated[] = [
  {
    id: "metric-query",
    what: "the alarm watches its metric by a query",
    edit: queries({ id: "m1", return_data: true, metric }),
  },
  { id: "metric-query-by-name", what: "the alarm's expression is the metric's own id", edit: expression("m1") },
  {
    id: "composite-beside",
    what: "a composite alarm is added, the alarm goes on speaking itself",
    edit: composite({ alarm_rule: `ALARM("${name}") AND ALARM("other")` }),
  },
  { id: "composite-speaks", what: "a composite alarm speaks for the alarm, and for it alone", edit: speaker({}) },
  { id: "trail-advanced", what: "an advanced selector takes all management events", edit: advanced() },
  {
    id: "trail-without-kms",
    what: "the trail leaves the events of KMS out",
    edit: set(paths.trail, {
      event_selector: [
        {
          include_management_events: true,
          read_write_type: "All",
          exclude_management_event_sources: ["kms.amazonaws.com"],
        },
      ],
    }),
  },
  {
    id: "trail-data-events-too",
    what: "the trail takes data events, too",
    edit: set(paths.trail, {
      event_selector: [
        {
          include_management_events: true,
          read_write_type: "All",
          data_resource: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
        },
      ],
    }),
  },
  {
    id: "role-described",
    what: "the role gets another description and a longer session",
    edit: set(paths.role, { description: "Delivery", max_session_duration: 7200 }),
  },
  {
    id: "role-policy-attached",
    what: "the role's policy is attached in place of inline",
    edit: inTurn(
      (stack) =>
        added("aws_iam_policy", "attached/policy", {
          name: "delivery",
          policy: given(stack, paths.rolePolicy)["policy"],
        })(stack),
      (stack) =>
        added("aws_iam_role_policy_attachment", "attached/attachment", {
          role: reference(stack, paths.role, "name"),
          policy_arn: reference(stack, "attached/policy", "arn"),
        })(stack),
      (stack) =>
        replaced(address(stack, paths.rolePolicy), "aws_iam_role_policy_attachment.attached_attachment")(stack),
      without(paths.rolePolicy),
    ),
  },
  {
    id: "topic-policy-split",
    what: "the topic's policy says the same in more statements",
    edit: set(paths.topicPolicy, (stack) => ({
      statement: [
        ...(given(stack, paths.topicPolicy)["statement"] as readonly object[]),
        {
          sid: "Events",
          effect: "Allow",
          actions: ["sns:Publish"],
          principals: [{ type: "Service", identifiers: ["events.amazonaws.com"] }],
          resources: [`arn:aws:sns:${region}:${account}:${name}`],
        },
      ],
    })),
  },
  {
    id: "retention-for-ever",
    what: "the log group keeps its records for ever",
    edit: set(paths.group, { retention_in_days: 0 }),
  },
  {
    id: "bucket-keeps-its-files",
    from: "safeguarded",
    what: "the bucket is no longer destroyed with its files",
    edit: set(paths.bucket, { force_destroy: false }),
  },
  {
    id: "second-trail-deleted",
    from: "safeguarded",
    what: "the second trail is deleted",
    edit: without("second/trail"),
  },
  {
    id: "files-expire-after-two-years",
    from: "safeguarded",
    what: "log files expire after two years, not ten",
    edit: set("lifecycle", { rule: [{ id: "old", status: "Enabled", filter: {}, expiration: { days: 731 } }] }),
  },
  {
    id: "topic-key-by-alias",
    what: "the topic names its key by the alias",
    edit: set(paths.topic, (stack) => ({ kms_master_key_id: reference(stack, paths.topicAlias, "name") })),
  },
];

/** Changes of one attribute, one link, one statement: each breaks exactly one thing, warns of one, or none. */
export const isolatedChanges: readonly Change[] = [
  ...weakening.map(([lost, reasons, change]): Change => ({ ...change, lost, reasons, verdict: "fail" })),
  ...warned.map(([warnings, change]): Change => ({ ...change, warnings, reasons: [], verdict: "pass" })),
  ...harmless.map((change): Change => ({ ...change, reasons: [], verdict: "pass" })),
];
