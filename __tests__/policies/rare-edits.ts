import {
  alarm,
  been,
  configuring,
  created,
  deleted,
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
const bucketPolicy = found("aws_s3_bucket_policy");
const rolePolicy = found("aws_iam_role_policy");
const roleName = String(role.change.after?.["name"]);
const customer = `arn:aws:iam::${account}:policy/anything`;
const denyingArn = `arn:aws:iam::${account}:policy/denying`;
const denying = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }],
});
const elsewhere = `arn:aws:kms:us-east-1:${account}:key/11111111-2222-3333-4444-555555555555`;
const functionArn = `arn:aws:lambda:us-east-1:${account}:function:listener`;
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

/** The plan with a new object, one attribute of which is given by something that only apply tells. */
const creating = (type: string, values: Values, attribute: string): Plan => {
  const plain = created(type, values);
  const entry = { ...plain, change: { ...plain.change, after_unknown: { id: true, [attribute]: true } } };
  return configuring(having(entry), entry, {
    [attribute]: { references: ["terraform_data.later.output", "terraform_data.later"] },
  });
};

/** The trail delivers by a role that is not managed here. */
const delivering = been(trail, { cloud_watch_logs_role_arn: `arn:aws:iam::${account}:role/elsewhere` });

/** The alarm tells one function alone, and that is changed. */
const listening = (arn: string, change: Values): Plan => {
  const listener = there("aws_lambda_function", { function_name: "listener", arn: functionArn });
  return having(been(found(alarm), { alarm_actions: [arn] }), {
    ...listener,
    change: { ...listener.change, ...change },
  });
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
          { name: "iam-policy-changes", namespace: "CISBenchmark", value: "1", default_value: "many" },
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
        been(topic, { kms_master_key_id: elsewhere }),
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
          key_id: elsewhere,
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
    ["the key has no policy", changed(key, { policy: null }), ["topic_key_refuses"]],
    [
      "the alarm has neither a period nor a threshold that one event reaches",
      changed(found(alarm), { period: null, threshold: 3 }),
      ["alarm_threshold_above_one", "alarm_unknown"],
    ],
    [
      "the subscription goes to what confirms itself",
      changed(subscription, {
        protocol: "https",
        endpoint: "https://example.com/",
        endpoint_auto_confirms: true,
        pending_confirmation: undefined,
      }),
      [],
    ],
    [
      "the subscription goes to what does not confirm itself",
      changed(subscription, {
        protocol: "https",
        endpoint: "https://example.com/",
        endpoint_auto_confirms: false,
        pending_confirmation: undefined,
      }),
      ["subscription_pending"],
    ],
    [
      "two policies of the bucket that are none",
      having(
        stepped(bucketPolicy, ["update"], { policy: "one" }),
        created("aws_s3_bucket_policy", { bucket: bucketPolicy.change.after?.["bucket"], policy: "other" }),
      ),
      ["bucket_policy_unknown", "contested"],
    ],
    [
      "two policies of the bucket that are none, and say the same",
      having(
        stepped(bucketPolicy, ["update"], { policy: "one" }),
        created("aws_s3_bucket_policy", { bucket: bucketPolicy.change.after?.["bucket"], policy: "one" }),
      ),
      ["bucket_policy_unknown"],
    ],
    [
      "another alarm of the same name, whose threshold is known after apply",
      creating(
        alarm,
        { ...found(alarm).change.after, arn: undefined, id: undefined, threshold: undefined },
        "threshold",
      ),
      ["contested"],
    ],
    [
      "another alarm, whose name is known after apply, on the metric",
      creating(
        alarm,
        { ...found(alarm).change.after, arn: undefined, id: undefined, alarm_name: undefined, threshold: 1000 },
        "alarm_name",
      ),
      ["contested"],
    ],
    [
      "another policy of the role, whose name is known after apply",
      creating("aws_iam_role_policy", { role: roleName, name: undefined, policy: "{}" }, "name"),
      ["contested"],
    ],
    [
      "a policy that the role lists, whose name is known after apply",
      configuring(
        having({
          ...role,
          change: {
            ...role.change,
            actions: ["update"],
            after: { ...role.change.after, inline_policy: [{ policy: "{}" }] },
            after_unknown: { inline_policy: [{ name: true }] },
          },
        }),
        role,
        { inline_policy: [{ name: { references: ["terraform_data.later"] }, policy: { constant_value: "{}" } }] },
      ),
      ["contested"],
    ],
    [
      "the alarm gets a name that only apply tells, beside another of its old one",
      configuring(
        having(
          stepped(found(alarm), ["update"], { alarm_name: undefined }),
          created(alarm, { ...found(alarm).change.after, arn: undefined, id: undefined, threshold: 1000 }),
        ),
        found(alarm),
        { alarm_name: { references: ["terraform_data.later"] } },
      ),
      ["contested"],
    ],
    [
      "an alias of a function, which is the only listener, goes with the function",
      listening(`${functionArn}:live`, { actions: ["delete"], after: null }),
      ["alarm_without_topic"],
    ],
    ["an alias of a function is the only listener", listening(`${functionArn}:live`, {}), []],
    [
      "an organization's policy denies all but one action",
      having(
        created("aws_organizations_policy", {
          name: "p",
          content: JSON.stringify({ Statement: [{ Effect: "Deny", NotAction: "ec2:*", Resource: "*" }] }),
        }),
      ),
      [],
      ["hazard_denies"],
    ],
    [
      "what lets the role write goes, and a policy of elsewhere stays attached",
      having(
        deleted(rolePolicy),
        there("aws_iam_role_policy_attachment", { id: "a", role: roleName, policy_arn: customer }),
      ),
      ["role_permission_external_alone"],
    ],
    [
      "an attachment, to roles that nobody can follow, leaves other policies attached",
      unfollowed(
        "aws_iam_policy_attachment",
        "roles",
        { name: "a", policy_arn: customer },
        there("aws_iam_policy", { name: "anything", arn: customer, policy: JSON.stringify({ Statement: [] }) }),
        there(
          "aws_iam_policy",
          { name: "denying", arn: denyingArn, policy: JSON.stringify({ Statement: [] }) },
          "other",
        ),
        there("aws_iam_role_policy_attachment", { id: "a", role: roleName, policy_arn: denyingArn }),
      ),
      [],
    ],
    ...[
      created("aws_iam_policy_attachment", { name: "a", roles: ["elsewhere"], policy_arn: denyingArn }),
      created("aws_iam_role_policy_attachment", { role: "elsewhere", policy_arn: denyingArn }),
      created("awscc_iam_managed_policy", { managed_policy_name: "b", roles: ["elsewhere"], policy_document: denying }),
    ].map(
      (entry) =>
        [
          `by ${entry.type}, a Deny is put on the role of elsewhere`,
          having(delivering, entry, there("aws_iam_policy", { name: "denying", arn: denyingArn, policy: denying })),
          ["role_permission_denies"],
        ] as const,
    ),
    [
      "a Deny is put on a role that nobody can follow, where the trail's is of elsewhere",
      unfollowed("aws_iam_role_policy", "role", { name: "b", policy: denying }, delivering),
      ["role_permission_denies"],
    ],
    [
      "a Deny is put on a bucket that nobody can follow, where the trail's is of elsewhere",
      unfollowed("aws_s3_bucket_policy", "bucket", { policy: denying }, been(trail, { s3_bucket_name: "elsewhere" })),
      ["bucket_policy_denies", "bucket_policy_refuses"],
    ],
    [
      "a Deny is put on a key that nobody can follow, where those of trail and group are of elsewhere",
      unfollowed(
        "aws_kms_key_policy",
        "key_id",
        { policy: denying },
        been(trail, { kms_key_id: elsewhere }),
        been(group, { kms_key_id: elsewhere }),
      ),
      ["group_key_denies", "group_key_refuses", "trail_key_denies", "trail_key_refuses"],
    ],
  ];

/** Edits of a plan that real Terraform made, each for a definition that no plan of others needs. */
export const rareEdits: readonly PlanCase[] = cases.map(([id, plan, reasons, warnings = []]) => ({
  id,
  plan,
  reasons,
  warnings,
}));
