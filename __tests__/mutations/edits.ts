import { recordedPlan } from "../e2e/corpus";
import {
  alarm,
  been,
  configuration,
  configuring,
  copied,
  created,
  deleted,
  type Entry,
  filter,
  found,
  having,
  kept,
  type Plan,
  type PlanCase,
  stepped,
  there,
  topicArn,
  type Values,
} from "../policies/plan-edit";

const firstCreation: Plan = JSON.parse(recordedPlan("first-creation"));
const trail = found("aws_cloudtrail");
const group = found("aws_cloudwatch_log_group");
const topic = found("aws_sns_topic");
const subscription = found("aws_sns_topic_subscription");
const role = found("aws_iam_role");
const rolePolicy = found("aws_iam_role_policy");
const topicKey = found("aws_kms_key", "topic");
const logKey = found("aws_kms_key", "log-group");
const bucket = found("aws_s3_bucket");
const bucketPolicy = found("aws_s3_bucket_policy");
const fresh = { arn: undefined, id: undefined };
const bucketName = String(bucket.change.after?.["bucket"]);
const keyId = String(topicKey.change.after?.["key_id"]);

const changed = (type: string, values: Values): Plan => having(stepped(found(type), ["update"], values));
const pattern = (text: string): Plan => changed(filter, { pattern: text });
const written = String(found(filter).change.after?.["pattern"]);
const query = (...queries: readonly Values[]): Plan =>
  changed(alarm, { metric_name: null, namespace: null, statistic: null, period: null, metric_query: queries });
const bare = {
  id: "m1",
  return_data: false,
  metric: [{ metric_name: "iam-policy-changes", namespace: "CISBenchmark", period: 300, stat: "Sum" }],
};
const calculated = (expression: string): Plan => query(bare, { id: "e1", expression, return_data: true });
const composite: Values = {
  alarm_name: "speaker",
  arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:speaker",
  alarm_rule: 'ALARM("iam-policy-changes")',
  alarm_actions: [topicArn],
  actions_enabled: true,
};
const spoken = (...entries: readonly Entry[]): Plan =>
  having(there("aws_cloudwatch_composite_alarm", composite), ...entries);
/** The alarm itself tells nobody, before and after; a composite alarm speaks for it. */
const silent = (values: Values = {}): Entry => been(found(alarm), { alarm_actions: [] }, values);

const withReason = (entry: Entry, action_reason: string): Entry => ({ ...deleted(entry), action_reason }) as Entry;
const imported = (entry: Entry, values: Values = {}): Entry => {
  const taken = been(entry, values);
  return { ...taken, change: { ...taken.change, importing: { id: "x" } } };
};

/** What is taken over was in no state before, and cannot have drifted. */
const taken = (entry: Entry): Plan => ({ ...having(entry), resource_drift: [] });
const inOther = (text: string): string => text.replaceAll("123456789012", "210987654321");
const root = configuration.root_module;

/** The plan with every object once more, by a module whose provider is of another account. */
const inTwoAccounts = (...edits: readonly ((entry: Entry) => Entry)[]): Plan => ({
  ...kept,
  configuration: {
    provider_config: {
      ...configuration.provider_config,
      "aws.other": { name: "aws", alias: "other", expressions: { region: { constant_value: "us-east-1" } } },
    },
    root_module: {
      ...root,
      module_calls: {
        other: {
          source: "./other",
          module: { ...root, resources: root.resources.map((one) => ({ ...one, provider_config_key: "aws.other" })) },
        },
      },
    },
  },
  resource_changes: [
    ...kept.resource_changes,
    ...kept.resource_changes.map((entry) => {
      const other: Entry = JSON.parse(inOther(JSON.stringify(entry)));
      return edits.reduce((edited, edit) => edit(edited), { ...other, address: `module.other.${entry.address}` });
    }),
  ],
});
const ofType =
  (type: string, edit: (entry: Entry) => Entry) =>
  (entry: Entry): Entry =>
    entry.type === type ? edit(entry) : entry;

const roleStatement = { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: "*" };
const managedPolicy = (statement: Values): Values => ({
  name: "delivery",
  path: "/",
  arn: "arn:aws:iam::123456789012:policy/delivery",
  policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
});
const attached = (statement: Values): Plan =>
  having(
    deleted(rolePolicy),
    stepped(role, ["no-op"], { inline_policy: [] }),
    created("aws_iam_policy", managedPolicy(statement)),
    created("aws_iam_role_policy_attachment", {
      role: role.change.after?.["name"],
      policy_arn: "arn:aws:iam::123456789012:policy/delivery",
    }),
  );

const boundaryArn = "arn:aws:iam::123456789012:policy/delivery";
const bounded = (statement: Values, values: Values = {}): Plan =>
  having(
    stepped(role, ["update"], { permissions_boundary: boundaryArn, ...values }),
    created("aws_iam_policy", managedPolicy(statement)),
  );

const alias = found("aws_kms_alias", "topic");
const byAlias = (values: Values): Plan =>
  having(been(topic, { kms_master_key_id: "alias/iam-policy-changes-topic" }), been(alias, {}, values));

const lifecycle = (days: number): Values => ({
  bucket: bucketName,
  rule: [{ id: "old", status: "Enabled", expiration: [{ days }] }],
});

const groupName = group.change.after?.["name"];
const masking = (operation: object, name: unknown = groupName): Values => ({
  log_group_name: name,
  policy_document: JSON.stringify({ Name: "p", Statement: [{ DataIdentifier: ["Name"], Operation: operation }] }),
});
const masks = { Deidentify: { MaskConfig: {} } };
const audits = { Audit: { FindingsDestination: {} } };
const muting = (...names: readonly string[]): Values => ({
  name: "nights",
  rule: [{ schedule: [{ expression: "cron(0 20 * * *)", duration: "PT12H" }] }],
  mute_targets: [{ alarm_names: names }],
});
const onTopic = (effect: string, arn = topicArn): Values => ({
  arn,
  policy: JSON.stringify({ Name: "p", Statement: [{ Operation: { [effect]: {} } }] }),
});
const queueArn = "arn:aws:sqs:us-east-1:123456789012:alerts";
const queue = there("aws_sqs_queue", { name: "alerts", arn: queueArn }, "alerts");
const toQueue = been(subscription, { protocol: "sqs", endpoint: queueArn });
const transforming = (filterValues: Values, ...entries: readonly Entry[]): Plan =>
  having(been(found(filter), filterValues), ...entries);
const transformer = created("aws_cloudwatch_log_transformer", {
  log_group_arn: group.change.after?.["arn"],
  transformer_config: [{ delete_keys: [{ with_keys: ["eventName"] }] }],
});
const denying = (...actions: readonly string[]): string =>
  JSON.stringify({ Statement: [{ Effect: "Deny", Action: actions, Resource: "*" }] });
const policyOf = (type: string, content: string): Entry =>
  created("aws_organizations_policy", { name: "guard", type, content });

/** The plan with a provisioner on a resource of no interest. */
const provisioned = (command: string): Plan => ({
  ...kept,
  configuration: {
    ...configuration,
    root_module: {
      ...root,
      resources: [
        ...root.resources,
        {
          address: "terraform_data.after",
          mode: "managed",
          type: "terraform_data",
          name: "after",
          provisioners: [
            {
              type: "local-exec",
              expressions: { command: { constant_value: command }, environment: { constant_value: {} } },
            },
          ],
        },
      ],
    },
  },
});
const invoking = (config_values: Values): Plan => ({
  ...kept,
  action_invocations: [{ address: "action.aws_lambda_invoke.x", type: "aws_lambda_invoke", name: "x", config_values }],
});
const stack = (template_body: string): Entry => created("aws_cloudformation_stack", { name: "other", template_body });

const cases: readonly (readonly [
  id: string,
  plan: unknown,
  reasons: readonly string[],
  warnings?: readonly string[],
])[] = [
  [
    "every object deleted with its module",
    { ...kept, resource_changes: kept.resource_changes.map((entry) => withReason(entry, "delete_because_no_module")) },
    ["group_missing", "trail_missing"],
    ["safeguard_removed"],
  ],
  [
    "the filter deleted with its key of for_each",
    having(withReason(found(filter), "delete_because_each_key")),
    ["filter_missing"],
  ],
  [
    "the group created under another name, the old one forgotten",
    having(stepped(group, ["create", "forget"], { name: "/other", ...fresh })),
    ["trail_detached"],
  ],
  [
    "the same as OpenTofu says it",
    having(stepped(group, ["forget", "create"], { name: "/other", ...fresh })),
    ["trail_detached"],
  ],
  [
    "the alarm replaced by an equal one",
    having(stepped(found(alarm), ["delete", "create"], fresh)),
    [],
    ["monitoring_gap"],
  ],
  [
    "the alarm replaced by a weaker one",
    having(stepped(found(alarm), ["delete", "create"], { threshold: 3, ...fresh })),
    ["alarm_threshold_above_one"],
    ["monitoring_gap"],
  ],
  [
    "the alarm's change is deferred",
    {
      ...kept,
      complete: false,
      deferred_changes: [{ reason: "provider_config_unknown", resource_change: found(alarm) }],
    },
    ["plan_deferred"],
  ],
  ["the plan is errored", { ...kept, errored: true }, ["plan_errored"]],
  ["an object without anything in it", {}, ["document_version_unsupported"]],
  ["a state in place of a plan", { format_version: "1.0", values: { root_module: {} } }, ["document_is_a_state"]],
  ["an action that nobody knows", having(stepped(found(alarm), ["open"])), ["plan_action_unknown"]],
  [
    "the alarm moved to another type",
    having({
      ...found(alarm),
      type: "terraform_data",
      address: "terraform_data.alarm",
      previous_address: found(alarm).address,
    } as Entry),
    ["plan_moves_type"],
  ],
  [
    "an alarm with a threshold of three imported",
    taken(imported(found(alarm), { threshold: 3 })),
    [],
    ["alarm_threshold_above_one"],
  ],
  ["a flawless alarm imported", taken(imported(found(alarm))), []],
  [
    "pattern: an event with a blank in its quotes",
    pattern(written.replace("=DetachGroupPolicy", '=" DetachGroupPolicy"')),
    ["pattern_misses_event"],
  ],
  [
    "pattern: an event misspelled",
    pattern(written.replace("=PutUserPolicy", "=PutUserPolcy")),
    ["pattern_misses_event"],
  ],
  [
    "pattern: one event negated",
    pattern(written.replace("$.eventName=CreatePolicy)", "$.eventName!=CreatePolicy)")),
    ["pattern_misses_event", "pattern_too_broad"],
  ],
  [
    "pattern: the field in lower case",
    pattern(written.replaceAll("eventName", "eventname")),
    ["pattern_too_broad", "pattern_unproven"],
  ],
  [
    "pattern: the field of EventBridge",
    pattern(written.replaceAll("eventName", "detail.eventName")),
    ["pattern_too_broad", "pattern_unproven"],
  ],
  [
    "pattern: a wildcard narrowed",
    pattern(
      written.replace(
        "($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || ($.eventName=PutUserPolicy)",
        '($.eventName="PutGroup*")',
      ),
    ),
    ["pattern_misses_event"],
  ],
  [
    "pattern: a regular expression",
    pattern("{ $.eventName = %^[A-Z][a-z]+[A-Z]% }"),
    ["pattern_too_broad", "pattern_unproven"],
  ],
  ["pattern: of delimited logs", pattern("[a, b, c]"), ["pattern_not_json"]],
  [
    "pattern: one condition for all, by the region",
    pattern(`{ (${written.slice(2, -2)}) && ($.awsRegion = "us-east-1") }`),
    ["pattern_unproven"],
  ],
  [
    "the filter replaced under another name",
    having(stepped(found(filter), ["delete", "create"], { name: "new", id: undefined })),
    [],
    ["monitoring_gap"],
  ],
  [
    "metric and alarm have units that differ",
    having(
      stepped(found(filter), ["update"], {
        metric_transformation: [{ name: "iam-policy-changes", namespace: "CISBenchmark", value: "1", unit: "Count" }],
      }),
      stepped(found(alarm), ["update"], { unit: "Bytes" }),
    ),
    ["alarm_unit_unfit"],
  ],
  [
    "the alarm tells an endpoint that is no topic",
    changed(alarm, { alarm_actions: ["arn:aws:lambda:us-east-1:123456789012:function:x"] }),
    ["alarm_without_topic"],
  ],
  [
    "the alarm tells a topic of another account",
    changed(alarm, { alarm_actions: ["arn:aws:sns:us-east-1:210987654321:x"] }),
    ["topic_external"],
  ],
  [
    "the topic is destroyed, the alarm names its ARN still",
    having(deleted(topic), deleted(subscription), deleted(found("aws_sns_topic_policy"))),
    ["topic_missing"],
  ],
  ["metric math: the metric itself", calculated("m1"), []],
  ["metric math: times nothing", calculated("m1 * 0"), ["alarm_metric_query_unproven"]],
  ["metric math: never", calculated("IF(m1 > 1000, m1, 0)"), ["alarm_metric_query_unproven"]],
  ["metric math: gaps filled", calculated("FILL(m1, 0)"), ["alarm_metric_query_unproven"]],
  [
    "metric math: the metric of another account",
    query({ ...bare, return_data: true, account_id: "210987654321" }),
    ["alarm_metric_query_unproven"],
  ],
  [
    "metric math: another query is returned",
    query({ ...bare, return_data: true }, { id: "m2", return_data: false, metric: bare.metric }),
    ["alarm_detached"],
  ],
  [
    "the alarm renamed, no composite follows it",
    having(stepped(found(alarm), ["delete", "create"], { alarm_name: "new", ...fresh })),
    [],
    ["monitoring_gap"],
  ],
  ["a composite speaks for the alarm that tells nobody itself", spoken(silent()), []],
  [
    "the alarm renamed under a composite that speaks for it",
    spoken({
      ...silent({ alarm_name: "new", ...fresh }),
      change: { ...silent({ alarm_name: "new", ...fresh }).change, actions: ["delete", "create"] },
    }),
    ["alarm_without_topic"],
    ["monitoring_gap"],
  ],
  [
    "the alarm goes on speaking itself, and a composite beside it",
    having(
      created("aws_cloudwatch_composite_alarm", {
        ...composite,
        alarm_rule: 'ALARM("iam-policy-changes") AND ALARM("b")',
      }),
    ),
    [],
  ],
  [
    "an organization's trail becomes one of an account",
    having(been(trail, { is_organization_trail: true }, { is_organization_trail: false })),
    ["trail_of_one_account"],
  ],
  [
    "the trail no longer tells of its log files",
    having(been(trail, { sns_topic_name: "files" }, { sns_topic_name: null })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the trail moves to another region than its group",
    having(stepped(trail, ["delete", "create"], { region: "eu-west-1", ...fresh, home_region: undefined })),
    [
      "bucket_policy_refuses",
      "role_permission_refuses",
      "role_trust_refuses",
      "trail_key_external",
      "trail_region_differs",
    ],
    ["monitoring_gap"],
  ],
  [
    "the group no longer outlives its resource",
    having(been(group, { skip_destroy: true }, { skip_destroy: false })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the group outlives its resource from now on",
    having(been(group, { skip_destroy: false }, { skip_destroy: true })),
    [],
  ],
  [
    "the group replaced by one of a generated name",
    having(stepped(group, ["delete", "create"], { name: undefined, name_prefix: "/aws/", ...fresh })),
    ["trail_detached"],
    ["monitoring_gap"],
  ],
  [
    "a stream of the group deleted",
    having(deleted(there("aws_cloudwatch_log_stream", { name: "s", log_group_name: group.change.after?.["name"] }))),
    [],
    ["safeguard_removed"],
  ],
  [
    "a stream of another group deleted",
    having(deleted(there("aws_cloudwatch_log_stream", { name: "s", log_group_name: "/app" }))),
    [],
  ],
  [
    "the topic renamed, its subscription follows",
    having(
      stepped(topic, ["delete", "create"], { name: "new", ...fresh, policy: undefined }),
      stepped(subscription, ["delete", "create"], {
        topic_arn: "arn:aws:sns:us-east-1:123456789012:new",
        ...fresh,
        pending_confirmation: undefined,
      }),
      stepped(found("aws_sns_topic_policy"), ["delete", "create"], { arn: undefined, policy: undefined }),
      stepped(found(alarm), ["update"], { alarm_actions: ["arn:aws:sns:us-east-1:123456789012:new"] }),
    ),
    ["topic_policy_unknown"],
    ["monitoring_gap"],
  ],
  [
    "the subscription goes to a queue of another account",
    having(
      stepped(subscription, ["delete", "create"], {
        protocol: "sqs",
        endpoint: "arn:aws:sqs:us-east-1:210987654321:q",
        ...fresh,
        pending_confirmation: undefined,
      }),
    ),
    ["subscription_pending"],
    ["monitoring_gap"],
  ],
  [
    "the subscription loses its dead letters",
    having(been(subscription, { redrive_policy: "{}" }, { redrive_policy: null })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the subscription gets raw messages",
    changed("aws_sns_topic_subscription", { raw_message_delivery: true }),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the topic signs with an older version",
    having(been(topic, { signature_version: 2 }, { signature_version: 1 })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the subscription is retried less",
    having(been(subscription, { delivery_policy: '{"a":1}' }, { delivery_policy: '{"a":2}' })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the role gets another name, the trail keeps the ARN",
    having(
      stepped(role, ["delete", "create"], { name: "new", ...fresh }),
      stepped(rolePolicy, ["delete", "create"], { role: "new", id: undefined }),
    ),
    ["role_missing"],
    ["monitoring_gap"],
  ],
  ["the role described", changed("aws_iam_role", { description: "Delivery", max_session_duration: 7200 }), []],
  [
    "a key is kept for a shorter time",
    having(been(topicKey, { deletion_window_in_days: 30 }, { deletion_window_in_days: 7 })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the topic's alias leads to the key of the logs",
    byAlias({ target_key_id: logKey.change.after?.["key_id"], target_key_arn: logKey.change.after?.["arn"] }),
    ["topic_key_refuses"],
  ],
  ["the topic's key by its alias", byAlias({ tags: {} }), []],
  [
    "the topic's alias deleted",
    having(been(topic, { kms_master_key_id: "alias/iam-policy-changes-topic" }), deleted(alias)),
    ["topic_key_missing"],
  ],
  [
    "a policy of the topic's key deleted",
    having(
      been(topicKey, {}),
      deleted(there("aws_kms_key_policy", { key_id: keyId, policy: topicKey.change.after?.["policy"] })),
    ),
    ["topic_key_refuses"],
  ],
  [
    "a grant on the topic's key deleted",
    having(deleted(there("aws_kms_grant", { key_id: keyId, name: "g" }))),
    [],
    ["safeguard_removed"],
  ],
  [
    "the bucket may be destroyed with its files",
    having(been(bucket, {}, { force_destroy: true })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the bucket keeps its files from now on",
    having(been(bucket, { force_destroy: true }, { force_destroy: false })),
    [],
  ],
  [
    "the bucket renamed",
    having(stepped(bucket, ["delete", "create"], { bucket: "new", ...fresh })),
    ["bucket_missing"],
    ["monitoring_gap"],
  ],
  [
    "the bucket's encryption changed",
    having(
      stepped(found("aws_s3_bucket_server_side_encryption_configuration"), ["update"], {
        rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: "other", sse_algorithm: "aws:kms" }] }],
      }),
    ),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the bucket's versions suspended",
    having(
      stepped(found("aws_s3_bucket_versioning"), ["update"], { versioning_configuration: [{ status: "Suspended" }] }),
    ),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the bucket's public access block removed",
    having(deleted(found("aws_s3_bucket_public_access_block"))),
    [],
    ["safeguard_removed"],
  ],
  [
    "files expire after a month",
    having(created("aws_s3_bucket_lifecycle_configuration", lifecycle(30))),
    [],
    ["safeguard_given_up"],
  ],
  ["files expire after two years", having(created("aws_s3_bucket_lifecycle_configuration", lifecycle(731))), []],
  [
    "files of another bucket expire after a month",
    having(created("aws_s3_bucket_lifecycle_configuration", { ...lifecycle(30), bucket: "other" })),
    [],
  ],
  [
    "the metric gets one name, the alarm another",
    having(
      stepped(found(filter), ["update"], {
        metric_transformation: [{ name: "a", namespace: "CISBenchmark", value: "1" }],
      }),
      stepped(found(alarm), ["update"], { metric_name: "b" }),
    ),
    ["alarm_detached"],
  ],
  [
    "the alarm deleted, another without actions created",
    having(deleted(found(alarm)), copied(found(alarm), { alarm_name: "new", alarm_actions: [] })),
    ["alarm_missing"],
  ],
  [
    "the alarm deleted, an equal one of another name created",
    having(deleted(found(alarm)), copied(found(alarm), { alarm_name: "new" })),
    [],
  ],
  ["the same chain in two accounts", inTwoAccounts(), []],
  ["one of two accounts loses its alarm", inTwoAccounts(ofType(alarm, deleted)), ["alarm_missing"]],
  [
    "the second of two trails deleted",
    having(
      deleted(
        there("aws_cloudtrail", {
          ...trail.change.after,
          name: "second",
          arn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/second",
          id: "x",
        }),
      ),
    ),
    [],
  ],
  [
    "the only flawless of two trails deleted",
    having(
      deleted(trail),
      there("aws_cloudtrail", {
        ...trail.change.after,
        name: "second",
        arn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/second",
        is_multi_region_trail: false,
      }),
    ),
    ["trail_missing"],
  ],
  [
    "a first creation without its alarm",
    { ...firstCreation, resource_changes: firstCreation.resource_changes.filter(({ type }) => type !== alarm) },
    [],
  ],
  [
    "a provisioner deletes alarms",
    provisioned("aws cloudwatch delete-alarms --alarm-names iam-policy-changes"),
    [],
    ["hazard_calls"],
  ],
  ["a provisioner says something", provisioned("echo done"), []],
  ["an action stops the trail", invoking({ payload: '{"operation":"StopLogging"}' }), [], ["hazard_calls"]],
  ["an action says something", invoking({ payload: "{}" }), []],
  [
    "a CloudFormation stack carries the alarm's name",
    having(stack('{"AlarmName":"iam-policy-changes"}')),
    [],
    ["hazard_same_name"],
  ],
  ["a CloudFormation stack of other names", having(stack('{"AlarmName":"orders"}')), []],
  [
    "another provider's alarm of the same name",
    having(created("awscc_cloudwatch_alarm", { alarm_name: "iam-policy-changes" })),
    ["contested"],
  ],
  [
    "another provider's mute rule of the alarm's name",
    having(
      created("awscc_cloudwatch_alarm_mute_rule", { name: "n", mute_targets: { alarm_names: ["iam-policy-changes"] } }),
    ),
    ["alarm_muted"],
  ],
  [
    "another provider's policy of the topic",
    having(created("awscc_sns_topic_policy", { policy_document: "{}", topics: [topicArn] })),
    ["topic_policy_refuses"],
  ],
  [
    "a mute rule names the alarm",
    having(created("aws_cloudwatch_alarm_mute_rule", muting("iam-policy-changes"))),
    ["alarm_muted"],
  ],
  ["a mute rule names another alarm", having(created("aws_cloudwatch_alarm_mute_rule", muting("orders"))), []],
  [
    "a mute rule of what is known after apply",
    having(stepped(created("aws_cloudwatch_alarm_mute_rule", muting()), ["create"], { mute_targets: undefined })),
    ["alarm_muted_unknown"],
  ],
  [
    "a mute rule gets longer",
    having(
      been(
        there("aws_cloudwatch_alarm_mute_rule", muting("iam-policy-changes")),
        {},
        { rule: [{ schedule: [{ expression: "cron(0 8 * * *)", duration: "PT24H" }] }] },
      ),
    ),
    ["alarm_muted"],
  ],
  [
    "a mute rule taken away",
    having(deleted(there("aws_cloudwatch_alarm_mute_rule", muting("iam-policy-changes")))),
    [],
  ],
  [
    "a data protection policy masks the group's records",
    having(created("aws_cloudwatch_log_data_protection_policy", masking(masks))),
    ["group_masks"],
  ],
  [
    "the separate policy of a bucket that has one of its own is deleted",
    configuring(
      having(stepped(bucket, ["update"], { policy: bucketPolicy.change.after?.["policy"] }), deleted(bucketPolicy)),
      bucket,
      { policy: { constant_value: bucketPolicy.change.after?.["policy"] } },
    ),
    ["contested"],
  ],
  [
    "a Deny is put on the role under a name that an exclusive list lacks",
    having(
      there("aws_iam_role_policies_exclusive", {
        role_name: role.change.after?.["name"],
        policy_names: [rolePolicy.change.after?.["name"]],
      }),
      created("aws_iam_role_policy", {
        name: "other",
        role: role.change.after?.["name"],
        policy: denying("logs:PutLogEvents"),
      }),
    ),
    ["role_permission_denies"],
  ],
  [
    "a data protection policy audits the group's records",
    having(created("aws_cloudwatch_log_data_protection_policy", masking(audits))),
    [],
  ],
  [
    "a data protection policy masks another group's records",
    having(created("aws_cloudwatch_log_data_protection_policy", masking(masks, "/app"))),
    [],
  ],
  [
    "a data protection policy known after apply",
    having(
      stepped(created("aws_cloudwatch_log_data_protection_policy", masking(masks)), ["create"], {
        policy_document: undefined,
      }),
    ),
    ["group_masks_unknown"],
  ],
  [
    "a data protection policy of the account masks",
    having(
      created("aws_cloudwatch_log_account_policy", {
        policy_name: "p",
        policy_type: "DATA_PROTECTION_POLICY",
        policy_document: masking(masks)["policy_document"],
      }),
    ),
    ["group_masks"],
  ],
  [
    "a data protection policy of the account that left the group out",
    having(
      stepped(
        there("aws_cloudwatch_log_account_policy", {
          policy_name: "p",
          policy_type: "DATA_PROTECTION_POLICY",
          policy_document: masking(masks)["policy_document"],
          selection_criteria: `LogGroupName NOT IN ["${groupName}"]`,
        }),
        ["update"],
        { selection_criteria: null },
      ),
    ),
    ["group_masks"],
  ],
  [
    "a transformer of the account under a filter of transformed logs",
    transforming(
      { apply_on_transformed_logs: true },
      created("aws_cloudwatch_log_account_policy", {
        policy_name: "p",
        policy_type: "TRANSFORMER_POLICY",
        policy_document: "[]",
      }),
    ),
    ["filter_on_transformed_logs"],
  ],
  [
    "another policy of the account",
    having(
      created("aws_cloudwatch_log_account_policy", {
        policy_name: "p",
        policy_type: "SUBSCRIPTION_FILTER_POLICY",
        policy_document: "{}",
      }),
    ),
    [],
  ],
  [
    "a transformer under a filter of transformed logs",
    transforming({ apply_on_transformed_logs: true }, transformer),
    ["filter_on_transformed_logs"],
  ],
  [
    "a transformer beside a filter of the logs as they are",
    transforming({ apply_on_transformed_logs: false }, transformer),
    [],
  ],
  [
    "a resource policy of the logs denies",
    having(
      created("aws_cloudwatch_log_resource_policy", {
        policy_name: "p",
        policy_document: denying("logs:PutLogEvents"),
      }),
    ),
    [],
    ["hazard_denies"],
  ],
  [
    "a resource policy of the logs allows",
    having(
      created("aws_cloudwatch_log_resource_policy", {
        policy_name: "p",
        policy_document: denying("logs:PutLogEvents").replace("Deny", "Allow"),
      }),
    ),
    [],
  ],
  [
    "a data protection policy of the topic denies",
    having(created("aws_sns_topic_data_protection_policy", onTopic("Deny"))),
    ["topic_data_protection"],
  ],
  [
    "a data protection policy of the topic audits",
    having(created("aws_sns_topic_data_protection_policy", onTopic("Audit"))),
    [],
  ],
  [
    "a data protection policy of another topic denies",
    having(created("aws_sns_topic_data_protection_policy", onTopic("Deny", `${topicArn}-2`))),
    [],
  ],
  ["the subscriber's queue deleted", having(toQueue, deleted(queue)), ["subscription_endpoint_missing"]],
  ["the subscriber's queue tuned", having(toQueue, stepped(queue, ["update"], { visibility_timeout_seconds: 60 })), []],
  [
    "another queue deleted",
    having(
      toQueue,
      deleted(there("aws_sqs_queue", { name: "orders", arn: queueArn.replace("alerts", "orders") }, "orders")),
      queue,
    ),
    [],
  ],
  [
    "an organization's policy denies the chain's calls",
    having(policyOf("SERVICE_CONTROL_POLICY", denying("sns:Publish"))),
    [],
    ["hazard_denies"],
  ],
  [
    "an organization's policy denies everything",
    having(policyOf("SERVICE_CONTROL_POLICY", denying("*"))),
    [],
    ["hazard_denies"],
  ],
  [
    "an organization's policy denies what the chain does not call",
    having(policyOf("SERVICE_CONTROL_POLICY", denying("ec2:RunInstances"))),
    [],
  ],
  [
    "an organization's policy known after apply",
    having(stepped(policyOf("SERVICE_CONTROL_POLICY", ""), ["create"], { content: undefined })),
    [],
    ["hazard_denies"],
  ],
  ["a boundary of the role that allows delivery", bounded(roleStatement), []],
  ["a boundary of the role that allows everything", bounded({ ...roleStatement, Action: "*" }), []],
  [
    "a boundary of the role without PutLogEvents",
    bounded({ ...roleStatement, Action: "logs:CreateLogStream" }),
    ["role_boundary_refuses"],
  ],
  [
    "a boundary of the role that denies",
    bounded({ ...roleStatement, Effect: "Deny" }),
    ["role_boundary_denies", "role_boundary_refuses"],
  ],
  [
    "a boundary of the role under a condition",
    bounded({ ...roleStatement, Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } }),
    ["role_boundary_unproven"],
  ],
  [
    "a boundary of the role known after apply",
    having(
      stepped(role, ["update"], { permissions_boundary: boundaryArn }),
      stepped(created("aws_iam_policy", managedPolicy(roleStatement)), ["create"], { policy: undefined }),
    ),
    ["role_boundary_unknown"],
  ],
  ["only outputs change", { ...kept, output_changes: { x: { actions: ["update"], before: 1, after: 2 } } }, []],
  [
    "an unrelated queue tuned",
    having(
      stepped(there("aws_sqs_queue", { name: "q", visibility_timeout_seconds: 30 }, "q"), ["update"], {
        visibility_timeout_seconds: 60,
      }),
    ),
    [],
  ],
  [
    "new attributes with their defaults",
    having(
      stepped(found(alarm), ["update"], {
        region: "us-east-1",
        evaluate_low_sample_count_percentiles: "",
        unit: "",
        datapoints_to_alarm: null,
        dimensions: {},
        insufficient_data_actions: [],
      }),
      stepped(group, ["update"], { region: "us-east-1", log_group_class: "STANDARD", name_prefix: "" }),
    ),
    [],
  ],
  [
    "other values are sensitive",
    having({
      ...found(alarm),
      change: {
        ...found(alarm).change,
        actions: ["update"],
        before_sensitive: {},
        after_sensitive: { threshold: true },
      },
    }),
    [],
  ],
  [
    "the provider's key renamed",
    JSON.parse(
      JSON.stringify(kept)
        .replaceAll('"provider_config_key":"aws"', '"provider_config_key":"aws.main"')
        .replace('"provider_config":{"aws":', '"provider_config":{"aws.main":'),
    ),
    [],
  ],
  ["the delivery policy attached in place of inline", attached(roleStatement), []],
  [
    "a narrower policy attached in place of inline",
    attached({ ...roleStatement, Action: "logs:CreateLogStream" }),
    ["role_permission_refuses"],
  ],
  [
    "a flawed alarm imported and mended",
    taken({
      ...been(found(alarm), { threshold: 3 }, { threshold: 1 }),
      change: { ...been(found(alarm), { threshold: 3 }, { threshold: 1 }).change, importing: { id: "x" } },
    }),
    [],
  ],
  [
    "a deposed alarm of another name cleaned up",
    having({
      ...deleted(found(alarm)),
      deposed: "0a1b2c3d",
      change: {
        ...deleted(found(alarm)).change,
        before: {
          ...found(alarm).change.before,
          alarm_name: "old",
          arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:old",
        },
      },
    }),
    [],
  ],
];

const waived: PlanCase = {
  id: "a threshold of three, waived",
  plan: changed(alarm, { threshold: 3 }),
  reasons: [],
  waivers: [
    { reason: "alarm_threshold_above_one", subject: found(alarm).address, until: "2030-01-01", because: "it moves" },
  ],
};

/** Edits of a plan that real Terraform made: what no emulator, or no single plan of the deployed stack, brings about. */
export const mutationEdits: readonly PlanCase[] = [
  ...cases.map(([id, plan, reasons, warnings = []]) => ({ id, plan, reasons, warnings })),
  waived,
];
