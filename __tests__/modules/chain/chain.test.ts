// A created chain has each link as the benchmark wants it, and takes each existing one: link by link, as synthesised.
import { AwsProvider, Testing } from "../../../modules/parts/cdktf";
import { MonitoringStack } from "../../../modules/shipped/monitoring-stack";
import { all, chain, config, only, type Synthesised, synthesised } from "../synthesised";

const shipped = synthesised((stack) => {
  chain(stack);
});

const reference = (type: string, attribute: string): string => `\${${type}.${only(shipped, type)[0]}.${attribute}}`;

describe("the links of a created chain", () => {
  test("the trail records everything that the benchmark wants, and feeds the group by the role", () => {
    expect(only(shipped, "aws_cloudtrail")[1]).toMatchObject({
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_logging: true,
      enable_log_file_validation: true,
      event_selector: [{ include_management_events: true, read_write_type: "All" }],
      cloud_watch_logs_group_arn: `${reference("aws_cloudwatch_log_group", "arn")}:*`,
      cloud_watch_logs_role_arn: reference("aws_iam_role", "arn"),
      s3_bucket_name: reference("aws_s3_bucket", "id"),
    });
  });

  test("the trail waits for what lets it deliver", () => {
    const [bucketPolicy] = only(shipped, "aws_s3_bucket_policy");
    const [rolePolicy] = only(shipped, "aws_iam_role_policy");
    expect(only(shipped, "aws_cloudtrail")[1]["depends_on"]).toEqual(
      expect.arrayContaining([`aws_s3_bucket_policy.${bucketPolicy}`, `aws_iam_role_policy.${rolePolicy}`]),
    );
  });

  test("the group is kept for a year and encrypted", () => {
    const [, group] = only(shipped, "aws_cloudwatch_log_group");
    expect(group).toMatchObject({ retention_in_days: 365 });
    expect(group["kms_key_id"]).toMatch(/^\$\{aws_kms_key\..+\.arn\}$/);
  });

  test("the filter reads the group and publishes 1 for a match, else 0", () => {
    const [, filter] = only(shipped, "aws_cloudwatch_log_metric_filter");
    expect(filter).toMatchObject({
      name: "iam-policy-changes",
      log_group_name: reference("aws_cloudwatch_log_group", "name"),
      metric_transformation: { name: "iam-policy-changes", value: "1", default_value: "0" },
    });
  });

  test("the alarm reads name and namespace from the filter, and tells the topic", () => {
    const [filter] = only(shipped, "aws_cloudwatch_log_metric_filter");
    expect(only(shipped, "aws_cloudwatch_metric_alarm")[1]).toMatchObject({
      metric_name: `\${aws_cloudwatch_log_metric_filter.${filter}.metric_transformation[0].name}`,
      namespace: `\${aws_cloudwatch_log_metric_filter.${filter}.metric_transformation[0].namespace}`,
      statistic: "Sum",
      comparison_operator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      period: 300,
      evaluation_periods: 1,
      treat_missing_data: "notBreaching",
      actions_enabled: true,
      alarm_actions: [reference("aws_sns_topic", "arn")],
    });
  });

  test("the topic has a key and a policy, and a subscriber", () => {
    expect(only(shipped, "aws_sns_topic")[1]["kms_master_key_id"]).toMatch(/^\$\{aws_kms_key\./);
    expect(only(shipped, "aws_sns_topic_policy")[1]["arn"]).toBe(reference("aws_sns_topic", "arn"));
    expect(only(shipped, "aws_sns_topic_subscription")[1]).toMatchObject({
      topic_arn: reference("aws_sns_topic", "arn"),
      protocol: "email",
      endpoint: "security@example.com",
    });
  });

  test("every policy is a policy document, so that a plan can read it", () => {
    const policies = ["aws_sns_topic_policy", "aws_s3_bucket_policy", "aws_iam_role_policy", "aws_kms_key"].flatMap(
      (type) => all(shipped, type).map(([, { policy }]) => policy),
    );
    expect(policies).toHaveLength(6);
    for (const policy of policies) expect(policy).toMatch(/^\$\{data\.aws_iam_policy_document\..+\.json\}$/);
  });
});

describe("links that exist", () => {
  test.each([
    [
      "trail and group",
      { trail: { kind: "existing" }, logGroup: { kind: "existing", name: "/trail" } },
      ["aws_cloudtrail", "aws_cloudwatch_log_group", "aws_s3_bucket", "aws_iam_role"],
    ],
    ["group", { logGroup: { kind: "existing", name: "/trail" } }, ["aws_cloudwatch_log_group"]],
    [
      "topic",
      { topic: { kind: "existing", arn: "arn:aws:sns:us-east-1:123456789012:told" }, subscriptions: [] },
      ["aws_sns_topic", "aws_sns_topic_policy", "aws_sns_topic_subscription"],
    ],
  ] as const)("%s", (_, change, absent) => {
    const stack = synthesised((scope) => {
      chain(scope, change);
    });
    for (const type of absent) expect(stack.resource[type]).toBeUndefined();
    expect(all(stack, "aws_cloudwatch_log_metric_filter")).toHaveLength(1);
    expect(all(stack, "aws_cloudwatch_metric_alarm")).toHaveLength(1);
  });

  test("the filter and the trail's role read the existing group", () => {
    const stack = synthesised((scope) => {
      chain(scope, { logGroup: { kind: "existing", name: "/trail" } });
    });
    expect(only(stack, "aws_cloudwatch_log_metric_filter")[1]["log_group_name"]).toBe("/trail");
    expect(only(stack, "aws_cloudtrail")[1]["cloud_watch_logs_group_arn"]).toBe(
      "arn:aws:logs:us-east-1:123456789012:log-group:/trail:*",
    );
  });

  test("a mix that cannot work is refused with a sentence", () => {
    expect(() => synthesised((scope) => chain(scope, { trail: { kind: "existing" } }))).toThrow(
      "an existing trail does not feed a new log group: give the name of the group that it feeds as logGroup",
    );
  });
});

test("a provider alias reaches every resource and every policy document", () => {
  const stack = synthesised((scope) => {
    new AwsProvider(scope, "aws", { region: "us-east-1" });
    const provider = new AwsProvider(scope, "security", { region: "eu-west-1", alias: "security" });
    chain(scope, { region: "eu-west-1", provider });
  });
  for (const kind of ["resource", "data"] as const) {
    for (const objects of Object.values(stack[kind])) {
      for (const values of Object.values(objects)) expect(values["provider"]).toBe("aws.security");
    }
  }
});

test("two chains in one stack have no name in common", () => {
  const stack = synthesised((scope) => {
    chain(scope, {}, "one");
    chain(scope, { name: "other" }, "other");
  });
  for (const [type, name] of [
    ["aws_cloudtrail", "name"],
    ["aws_cloudwatch_log_group", "name"],
    ["aws_cloudwatch_metric_alarm", "alarm_name"],
    ["aws_sns_topic", "name"],
    ["aws_iam_role", "name"],
    ["aws_kms_alias", "name"],
    ["aws_s3_bucket", "bucket"],
  ] as const) {
    const names = all(stack, type).map(([, values]) => values[name]);
    expect(new Set(names).size).toBe(names.length);
  }
});

test.each([
  ["cn-north-1", "aws-cn"],
  ["us-gov-west-1", "aws-us-gov"],
] as const)("a chain in %s speaks of no other partition", (region, partition) => {
  const stack = synthesised((scope) => {
    chain(scope, { region, partition });
  });
  const partitions = [...JSON.stringify(stack).matchAll(/arn:([a-z-]+):/g)].map(([, name]) => name);
  expect(new Set(partitions)).toEqual(new Set([partition]));
});

describe("the shipped stack puts out what an operator needs", () => {
  const outputsOf = (change: object): Synthesised["output"] =>
    JSON.parse(Testing.synth(new MonitoringStack(Testing.app(), "keepwatch", { ...config, ...change }))).output;

  test("of a created chain", () => {
    expect(Object.keys(outputsOf({})).sort()).toEqual([
      "alarm_arn",
      "log_group_name",
      "metric_filter_name",
      "pending_subscriptions",
      "subscription_arns",
      "test_command",
      "topic_arn",
      "trail_arn",
      "trail_bucket",
    ]);
  });

  test("of existing links: what their policies must contain, and nothing of what is not there", () => {
    const outputs = outputsOf({
      trail: { kind: "existing" },
      logGroup: { kind: "existing", name: "/trail" },
      topic: { kind: "existing", arn: "arn:aws:sns:us-east-1:123456789012:told" },
      escalationAlarm: true,
    });
    expect(Object.keys(outputs).sort()).toEqual([
      "alarm_arn",
      "further_alarm_arns",
      "log_group_name",
      "metric_filter_name",
      "pending_subscriptions",
      "required_policy_statements",
      "subscription_arns",
      "test_command",
      "topic_arn",
    ]);
  });

  test("and whom nothing reaches yet, without what a URL keeps secret", () => {
    const { pending_subscriptions: pending } = outputsOf({
      subscriptions: [
        ...config.subscriptions,
        { protocol: "https", endpoint: "https://user:word@example.com/secret?key=1" },
      ],
    });
    expect(pending?.["value"]).toMatch(
      /^\$\{compact\(\[aws_sns_topic_subscription\..+\.pending_confirmation \? "email security@example.com" : "", aws_sns_topic_subscription\..+\.pending_confirmation \? "https https:\/\/example.com" : ""\]\)\}$/,
    );
  });
});
