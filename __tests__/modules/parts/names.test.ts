// Each link can have its own name, and everything that speaks of it uses that name.
import type { IamPolicyChangeMonitoringConfig } from "../../../modules/chain/monitoring-config";
import { monitoringErrors } from "../../../modules/chain/monitoring-errors";
import { all, chainStack, config, only } from "../synthesised";

/** A chain whose every link has the name that it had before. */
const named: Partial<IamPolicyChangeMonitoringConfig> = {
  trail: {
    kind: "created",
    name: "management-events",
    bucket: { kind: "created", name: "example-trail-records" },
    key: { kind: "created", alias: "alias/records" },
    deliveryRole: { kind: "created", name: "CloudTrail_CloudWatchLogs_Role" },
  },
  logGroup: { kind: "created", name: "CloudTrail/DefaultLogGroup", key: { kind: "created", alias: "alias/logs" } },
  metricFilter: { name: "own-filter", metricName: "IAMPolicyEventCount", metricNamespace: "CloudTrailMetrics" },
  alarm: { name: "IAM Policy Changes" },
  topic: { kind: "created", name: "CloudTrailAlarms", key: { kind: "created", alias: "alias/alarms" } },
  escalationAlarm: true,
  tamperingAlarm: true,
};

const stack = chainStack(named);
const given = (type: string, name: string): unknown[] => all(stack, type).map(([, values]) => values[name]);

test("every link has its own name", () => {
  expect(given("aws_cloudtrail", "name")).toEqual(["management-events"]);
  expect(given("aws_s3_bucket", "bucket")).toEqual(["example-trail-records"]);
  expect(given("aws_iam_role", "name")).toEqual(["CloudTrail_CloudWatchLogs_Role"]);
  expect(given("aws_cloudwatch_log_group", "name")).toEqual(["CloudTrail/DefaultLogGroup"]);
  expect(given("aws_sns_topic", "name")).toEqual(["CloudTrailAlarms"]);
  expect(given("aws_kms_alias", "name").sort()).toEqual(["alias/alarms", "alias/logs", "alias/records"]);
  expect(given("aws_cloudwatch_log_metric_filter", "name").sort()).toEqual([
    "iam-policy-changes-escalation",
    "iam-policy-changes-tampering",
    "own-filter",
  ]);
  expect(given("aws_cloudwatch_log_metric_filter", "metric_transformation")).toContainEqual({
    default_value: "0",
    value: "1",
    name: "IAMPolicyEventCount",
    namespace: "CloudTrailMetrics",
  });
});

test("the policies speak of the trail, the group and the bucket under their own names", () => {
  const texts = JSON.stringify(stack.data);
  expect(texts).toContain("arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events");
  expect(texts).toContain("arn:aws:logs:us-east-1:123456789012:log-group:CloudTrail/DefaultLogGroup");
  expect(texts).toContain("arn:aws:s3:::example-trail-records/AWSLogs/123456789012/*");
  expect(texts).not.toContain("iam-policy-changes");
});

test("the alarms beside the control's begin with its name, and the tampering alarm watches over them", () => {
  expect(given("aws_cloudwatch_metric_alarm", "alarm_name").sort()).toEqual([
    "IAM Policy Changes",
    "IAM Policy Changes-escalation",
    "IAM Policy Changes-tampering",
  ]);
  const patterns = given("aws_cloudwatch_log_metric_filter", "pattern").join("\n");
  expect(patterns).toContain('$.requestParameters.alarmName="IAM Policy Changes*"');
  expect(patterns).toContain('$.requestParameters.logGroupName="CloudTrail/DefaultLogGroup"');
});

test("one name may be given alone, and the others stay as they were", () => {
  const topic = chainStack({ topic: { kind: "created", name: "told" } });
  expect(only(topic, "aws_sns_topic")[1]["name"]).toBe("told");
  expect(only(topic, "aws_cloudtrail")[1]["name"]).toBe("iam-policy-changes");
  expect(
    all(topic, "aws_kms_alias")
      .map(([, { name }]) => name)
      .sort(),
  ).toEqual(["alias/iam-policy-changes-logs", "alias/iam-policy-changes-topic", "alias/iam-policy-changes-trail"]);
});

test.each([
  ["trail", { trail: { kind: "created", name: "a--b" } }],
  ["bucket", { trail: { kind: "created", bucket: { kind: "created", name: "Records" } } }],
  ["role", { trail: { kind: "created", deliveryRole: { kind: "created", name: "a/b" } } }],
  ["key alias", { trail: { kind: "created", key: { kind: "created", alias: "records" } } }],
  ["key alias", { logGroup: { kind: "created", key: { kind: "created", alias: "logs" } } }],
  ["key alias", { topic: { kind: "created", key: { kind: "created", alias: "topic" } } }],
  ["log group", { logGroup: { kind: "created", name: "a:b" } }],
  ["metric filter", { metricFilter: { name: "a:b" } }],
  ["metric", { metricFilter: { metricName: "a*" } }],
  ["metric namespace", { metricFilter: { metricNamespace: "$a" } }],
  ["alarm", { alarm: { name: 'say "hello"' } }],
  ["alarm", { alarm: { name: "a".repeat(245) } }],
  ["topic", { topic: { kind: "created", name: "told.fifo" } }],
] as const)("a %s name that AWS does not take is refused", (what, change) => {
  const errors = monitoringErrors({ ...config, ...change });
  expect(errors).toEqual([expect.stringMatching(new RegExp(`^${what} name ".+" does not fit: give .+ at most$`))]);
});
