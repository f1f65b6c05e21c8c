import {
  alarm,
  been,
  configuring,
  created,
  type Entry,
  filter,
  found,
  having,
  type Plan,
  type PlanCase,
  stepped,
  there,
  topicArn,
  type Values,
} from "./plan-edit";

const trail = found("aws_cloudtrail");
const group = found("aws_cloudwatch_log_group");
const topic = found("aws_sns_topic");
const subscription = found("aws_sns_topic_subscription");
const role = found("aws_iam_role");
const key = found("aws_kms_key", "topic");
const account = "123456789012";
const masking = JSON.stringify({ Statement: [{ Operation: { Deidentify: { MaskConfig: {} } } }] });

const changed = (entry: Entry, values: Values): Plan => having(stepped(entry, ["update"], values));

/** The plan with one attribute of an object given by something that only apply tells. */
const unsettled = (entry: Entry, attribute: string, values: Values = {}): Plan =>
  configuring(changed(entry, { [attribute]: undefined, ...values }), entry, {
    [attribute]: { references: ["terraform_data.later.output", "terraform_data.later"] },
  });

/** The plan with a new object, one attribute of which is given by something that nobody can follow. */
const unfollowed = (type: string, attribute: string, values: Values, ...others: readonly Entry[]): Plan => {
  const plain = created(type, values);
  const entry = { ...plain, change: { ...plain.change, after_unknown: { id: true, [attribute]: true } } };
  return configuring(having(entry, ...others), entry, { [attribute]: { references: ["local.anything"] } });
};

const query = (account_id: string): Plan =>
  changed(found(alarm), {
    metric_name: null,
    namespace: null,
    statistic: null,
    period: null,
    metric_query: [
      {
        id: "m1",
        account_id,
        return_data: true,
        metric: [{ metric_name: "iam-policy-changes", namespace: "CISBenchmark", period: 300, stat: "Sum" }],
      },
    ],
  });

const selected = (...field_selector: readonly Values[]): Plan =>
  changed(trail, {
    event_selector: [],
    advanced_event_selector: [
      { name: "", field_selector: [{ field: "eventCategory", equals: ["Management"] }, ...field_selector] },
    ],
  });

const filtered = (policy: Values): Plan =>
  changed(subscription, { filter_policy_scope: "MessageBody", filter_policy: JSON.stringify(policy) });

/** Another filter on the control's metric, of another group; what is undefined becomes known after apply. */
const beside = (values: Values, unknown: Values): Plan => {
  const plain = created(filter, {
    ...found(filter).change.after,
    id: undefined,
    name: "other",
    log_group_name: "/app",
    ...values,
  });
  const entry = { ...plain, change: { ...plain.change, after_unknown: unknown } };
  return configuring(having(entry), entry, { pattern: { references: ["terraform_data.later"] } });
};

const transformed = (log_group_arn: string): Plan =>
  having(
    stepped(found(filter), ["update"], { apply_on_transformed_logs: true }),
    created("aws_cloudwatch_log_transformer", { log_group_arn, transformer_config: [{ parse_json: [{}] }] }),
  );

/** What only the rarest plans show, of each link in turn. */
const cases: readonly (readonly [id: string, plan: Plan, reasons: readonly string[], warnings?: readonly string[]])[] =
  [
    ["the trail's prefix in its bucket is known after apply", unsettled(trail, "s3_key_prefix"), ["trail_unknown"]],
    ["the trail's bucket is known after apply", unsettled(trail, "s3_bucket_name"), ["bucket_unknown"]],
    ["the trail's role is known after apply", unsettled(trail, "cloud_watch_logs_role_arn"), ["role_unknown"]],
    ["the trail's key is known after apply", unsettled(trail, "kms_key_id"), ["trail_key_unknown"]],
    [
      "the trail's selector says nothing of reading and writing",
      changed(trail, { event_selector: [{ read_write_type: null, include_management_events: true }] }),
      [],
    ],
    ["the trail leaves out another service", selected({ field: "eventSource", not_equals: ["kms.amazonaws.com"] }), []],
    [
      "the trail leaves out IAM",
      selected({ field: "eventSource", not_equals: ["iam.amazonaws.com"] }),
      ["trail_without_read_events", "trail_without_write_events"],
    ],
    ["the trail takes IAM alone", selected({ field: "eventSource", equals: ["iam.amazonaws.com"] }), []],
    ["the role's boundary is known after apply", unsettled(role, "permissions_boundary"), ["role_boundary_unknown"]],
    ["the group's class is known after apply", unsettled(group, "log_group_class"), ["group_class_unknown"]],
    ["the group's retention is known after apply", unsettled(group, "retention_in_days"), ["group_retention_unknown"]],
    [
      "a policy that masks, of a group that nobody can follow",
      unfollowed("aws_cloudwatch_log_data_protection_policy", "log_group_name", { policy_document: masking }),
      ["group_masks_unknown"],
    ],
    [
      "a policy that only audits, of a group that nobody can follow",
      unfollowed("aws_cloudwatch_log_data_protection_policy", "log_group_name", { policy_document: "{}" }),
      [],
    ],
    ["the filter's criteria are set", changed(found(filter), { field_selection_criteria: "x" }), ["filter_selective"]],
    ...["field_selection_criteria", "emit_system_field_dimensions", "apply_on_transformed_logs"].map(
      (attribute) =>
        [
          `the filter's ${attribute} is known after apply`,
          unsettled(found(filter), attribute),
          ["filter_unknown"],
        ] as const,
    ),
    [
      "the filter publishes a word where nothing matches",
      changed(found(filter), {
        metric_transformation: [
          { ...(found(filter).change.after?.["metric_transformation"] as readonly Values[])[0], default_value: "many" },
        ],
      }),
      ["filter_default_value_unfit"],
    ],
    [
      "a transformer of the group by its ARN",
      transformed(`arn:aws:logs:us-east-1:${account}:log-group:${group.change.after?.["name"]}:*`),
      ["filter_on_transformed_logs"],
    ],
    [
      "another filter, whose pattern is known after apply, on the metric",
      beside({ pattern: undefined }, { pattern: true }),
      ["metric_polluted_unknown"],
    ],
    [
      "another filter, of which it is known after apply what it publishes where nothing matches, on the metric",
      beside(
        {
          pattern: "ERROR",
          metric_transformation: [{ name: "iam-policy-changes", namespace: "CISBenchmark", value: "1" }],
        },
        { metric_transformation: [{ default_value: true }] },
      ),
      ["metric_polluted_unknown", "metric_shared"],
    ],
    [
      "another filter that floods a metric whose name is known after apply",
      beside(
        { pattern: "", metric_transformation: [{ namespace: "CISBenchmark", value: "1" }] },
        { metric_transformation: [{ name: true }] },
      ),
      ["metric_polluted_unknown"],
    ],
    ["the alarm has no period", changed(found(alarm), { period: null }), ["alarm_unknown"]],
    ["the alarm has no number of periods", changed(found(alarm), { evaluation_periods: null }), ["alarm_unknown"]],
    [
      "the alarm fires above less than nothing",
      changed(found(alarm), { comparison_operator: "GreaterThanThreshold", threshold: -1 }),
      ["alarm_threshold_always_breached"],
    ],
    ["the alarm reads the metric of its own account by its number", query(account), []],
    ["the alarm reads the metric of another account", query("210987654321"), ["alarm_metric_query_unproven"]],
    ["whether the topic is FIFO is known after apply", unsettled(topic, "fifo_topic"), ["topic_unknown"]],
    [
      "a policy of the topic's own, which only AWSCC knows, masks",
      changed(topic, { data_protection_policy: masking }),
      ["attribute_unknown", "topic_data_protection"],
    ],
    [
      "a policy that masks, of a topic that nobody can follow",
      unfollowed("aws_sns_topic_data_protection_policy", "arn", { policy: masking }),
      ["topic_data_protection_unknown"],
    ],
    [
      "the filter of the subscription is known after apply",
      unsettled(subscription, "filter_policy"),
      ["subscription_filter_unknown"],
    ],
    ["the subscription takes the alarm by its name", filtered({ AlarmName: ["iam-policy-changes", "other"] }), []],
    ["the subscription takes another alarm", filtered({ AlarmName: ["other"] }), ["subscription_filtered"]],
    ["the subscription takes alarms of the account", filtered({ AWSAccountId: [account] }), []],
    [
      "the subscription takes alarms of another",
      filtered({ AWSAccountId: ["210987654321"] }),
      ["subscription_filtered"],
    ],
    [
      "a subscription that confirms itself is made",
      having(
        created("aws_sns_topic_subscription", {
          topic_arn: topicArn,
          protocol: "https",
          endpoint: "https://example.com/",
          endpoint_auto_confirms: true,
        }),
      ),
      [],
    ],
    [
      "a key policy that refuses, of a key that nobody can follow",
      unfollowed("aws_kms_key_policy", "key_id", { policy: JSON.stringify({ Statement: [] }) }),
      ["group_key_refuses", "trail_key_refuses"],
    ],
    [
      "a policy on a key of elsewhere, by the key's number",
      having(
        been(topic, { kms_master_key_id: `arn:aws:kms:us-east-1:${account}:key/11111111-2222-3333-4444-555555555555` }),
        created("aws_kms_key_policy", {
          key_id: "11111111-2222-3333-4444-555555555555",
          policy: JSON.stringify({ Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }] }),
        }),
      ),
      ["topic_key_denies", "topic_key_refuses"],
    ],
    [
      "a policy on a key of elsewhere, by the key's ARN where the topic has its number",
      having(
        been(topic, { kms_master_key_id: "11111111-2222-3333-4444-555555555555" }),
        created("aws_kms_key_policy", {
          key_id: `arn:aws:kms:us-east-1:${account}:key/11111111-2222-3333-4444-555555555555`,
          policy: JSON.stringify({ Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }] }),
        }),
      ),
      ["topic_key_denies", "topic_key_refuses"],
    ],
    [
      "the policy of a role of AWSCC, of roles that nobody can follow, denies",
      unfollowed("awscc_iam_managed_policy", "roles", {
        managed_policy_name: "a",
        policy_document: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
        }),
      }),
      ["role_permission_denies"],
    ],
    ["an object of no interest is there", having(there("aws_kms_key_policy", { key_id: "other", policy: "{}" })), []],
    ["the key's policy is given", changed(key, { policy: key.change.after?.["policy"] }), []],
  ];

/** Edits of a plan that real Terraform made, each for a definition that no plan of others needs. */
export const rareEdits: readonly PlanCase[] = cases.map(([id, plan, reasons, warnings = []]) => ({
  id,
  plan,
  reasons,
  warnings,
}));
