// What holds records resists its destruction, and every part has its name, its tags and its boundary: asked of all resources at once.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { IamPolicyChangeMonitoringConfig } from "../../../modules/chain/monitoring-config";
import { all, chainStack, only, type Synthesised } from "../synthesised";

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;

/** Everything that a chain can be made of. */
const everything: Partial<IamPolicyChangeMonitoringConfig> = {
  escalationAlarm: true,
  tamperingAlarm: true,
  tunedAlarm: { exclude: [{ field: "userAgent", value: "pipeline" }] },
  subscriptions: [
    { protocol: "sqs", endpoint: arn("sqs", "incidents") },
    { protocol: "lambda", endpoint: arn("lambda", "function:triage") },
    { protocol: "firehose", endpoint: arn("firehose", "deliverystream/alarms") },
  ],
  chat: [{ kind: "slack", teamId: "T07EA123LEP", channelId: "C07EZ1ABC23" }],
};

const guardedTypes = (stack: Synthesised): string[] =>
  Object.entries(stack.resource)
    .filter(([, named]) =>
      Object.values(named).every(({ lifecycle }) => JSON.stringify(lifecycle) === '{"prevent_destroy":true}'),
    )
    .map(([type]) => type)
    .sort();

test("what holds records, keys or confirmations refuses to be destroyed, and the group outlives its stack", () => {
  const stack = chainStack(everything);
  expect(guardedTypes(stack)).toEqual([
    "aws_cloudtrail",
    "aws_cloudwatch_log_group",
    "aws_kms_key",
    "aws_s3_bucket",
    "aws_sns_topic",
  ]);
  expect(only(stack, "aws_cloudwatch_log_group")[1]["skip_destroy"]).toBe(true);
  expect(only(stack, "aws_s3_bucket")[1]["force_destroy"]).toBeUndefined();
});

test("a sandbox can be destroyed with all that is in it", () => {
  const stack = chainStack({ ...everything, sandbox: true });
  expect(guardedTypes(stack)).toEqual([]);
  expect(only(stack, "aws_cloudwatch_log_group")[1]["skip_destroy"]).toBeUndefined();
  expect(only(stack, "aws_s3_bucket")[1]["force_destroy"]).toBe(true);
  for (const [, key] of all(stack, "aws_kms_key")) expect(key["deletion_window_in_days"]).toBe(7);
});

test("a boundary is on every role", () => {
  const permissionsBoundary = "arn:aws:iam::123456789012:policy/boundary";
  const roles = all(chainStack({ ...everything, permissionsBoundary }), "aws_iam_role");
  expect(roles.map(([, values]) => values["permissions_boundary"])).toEqual([
    permissionsBoundary,
    permissionsBoundary,
    permissionsBoundary,
  ]);
});

test("tags are on everything that takes tags", () => {
  const tags = { team: "security" };
  const stack = chainStack({ ...everything, tags });
  const untagged = Object.entries(stack.resource)
    .filter(([, named]) =>
      Object.values(named).some((values) => JSON.stringify(values["tags"]) !== JSON.stringify(tags)),
    )
    .map(([type]) => type);
  expect(untagged.sort()).toEqual([
    "aws_cloudwatch_log_metric_filter",
    "aws_iam_role_policy",
    "aws_kms_alias",
    "aws_lambda_permission",
    "aws_s3_bucket_ownership_controls",
    "aws_s3_bucket_policy",
    "aws_s3_bucket_public_access_block",
    "aws_s3_bucket_server_side_encryption_configuration",
    "aws_s3_bucket_versioning",
    "aws_sns_topic_policy",
    "aws_sns_topic_subscription",
    "aws_sqs_queue_policy",
  ]);
});

test("every name begins with the chain's, or ends a path with it", () => {
  const stack = chainStack({ ...everything, name: "own-name" });
  const names = Object.values(stack.resource).flatMap((named) =>
    Object.values(named).flatMap((values) =>
      ["name", "alarm_name", "bucket", "configuration_name", "statement_id"].map((key) => values[key]),
    ),
  );
  const own = names.filter((name) => typeof name === "string" && !name.startsWith("${") && name !== "delivery");
  expect(own.filter((name) => !/^(alias\/|\/aws\/cloudtrail\/)?own-name/.test(String(name)))).toEqual([]);
});

describe("the alarms beside the control's", () => {
  const stack = chainStack(everything);

  test("have filters and metrics of their own", () => {
    const filters = all(stack, "aws_cloudwatch_log_metric_filter").map(([, values]) => values);
    expect(filters.map(({ name }) => name).sort()).toEqual([
      "iam-policy-changes",
      "iam-policy-changes-escalation",
      "iam-policy-changes-tampering",
      "iam-policy-changes-tuned",
    ]);
    for (const { name, metric_transformation } of filters) expect(metric_transformation).toMatchObject({ name });
    expect(new Set(filters.map(({ pattern }) => pattern)).size).toBe(filters.length);
  });

  test("leave the control's filter untouched", () => {
    const patternOf = (of: Synthesised) =>
      all(of, "aws_cloudwatch_log_metric_filter").find(([, { name }]) => name === "iam-policy-changes")?.[1]["pattern"];
    expect(patternOf(stack)).toBe(patternOf(chainStack()));
  });

  test("may tell another topic", () => {
    const topic = { kind: "existing", arn: arn("sns", "on-call") } as const;
    const alarms = all(
      chainStack({ tunedAlarm: { exclude: [{ field: "userAgent", value: "x" }], topic } }),
      "aws_cloudwatch_metric_alarm",
    );
    expect(alarms.map(([, { alarm_name, alarm_actions }]) => [alarm_name, alarm_actions])).toEqual([
      ["iam-policy-changes", [expect.stringMatching(/^\$\{aws_sns_topic\./)]],
      ["iam-policy-changes-tuned", [topic.arn]],
    ]);
  });

  test("are refused where their exclusions are too many", () => {
    const exclude = Array.from({ length: 40 }, (_, index) => ({ field: "userAgent", value: `pipeline-${index}` }));
    expect(() => chainStack({ tunedAlarm: { exclude } })).toThrow(
      /^filter pattern has \d+ characters, CloudWatch Logs takes 1024/,
    );
  });
});

test("no source of the constructs has an ARN of one partition", () => {
  const folder = join(__dirname, "..", "..", "..", "modules");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(50);
  const sources = files.filter((file) => /["'`]arn:aws/.test(readFileSync(join(folder, file), "utf8")));
  expect(sources).toEqual([]);
});
