import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IamPolicyChangeMonitoring } from "../../modules";
import { AwsProvider, TerraformStack, Testing } from "../../modules/parts/cdktf";
import { exampleCall } from "../../terraform-module/readme";
import { variants } from "../../terraform-module/variants";
import { initialisedBelow, modulesBeside } from "./called-module";
import { answerOf } from "./command";
import { describeEndToEnd } from "./prerequisites";
import type { Arguments } from "./stack";
import { filesOf, type Initialised, offline, offlineEnvironment, plan, show } from "./terraform";

const command = join(__dirname, "..", "..", "dist", "keepwatch.cjs");

/** What `--require` cannot prove of a first creation: what a variant names is trusted as it was. */
const unproved: Readonly<Record<string, readonly string[]>> = {
  "modules/existing-parts": ["bucket_external", "group_key_external", "role_external", "trail_key_external"],
  "modules/existing-topic": ["topic_external"],
  "modules/existing-trail": ["group_external", "trail_external"],
};

const providerFile = (region: string): string =>
  JSON.stringify({ provider: { aws: { ...offline.provider.aws, region } } });

/** A configuration that calls a module in a folder beside it. */
const rootFiles = (call: string, region = "eu-central-1"): Readonly<Record<string, string>> => ({
  ...modulesBeside(),
  "provider.tf.json": providerFile(region),
  // In a line of its own, by which the planning sees that there is a module
  "main.tf": `\n${call}`,
});

interface PlannedModule {
  readonly resources?: readonly { readonly type: string; readonly values: Arguments }[];
  readonly child_modules?: readonly PlannedModule[];
}

const objectsIn = ({ resources = [], child_modules: children = [] }: PlannedModule): string[] => [
  ...resources.map(({ type, values }) => JSON.stringify([type, values])),
  ...children.flatMap(objectsIn),
];

/** Everything that a plan makes or reads, whatever it is called, and as far as it is known. */
const objectsOf = (text: string): string[] => {
  const { planned_values: planned, prior_state: prior } = JSON.parse(text);
  return [...objectsIn(planned.root_module), ...objectsIn(prior?.values?.root_module ?? {})].sort();
};

describeEndToEnd("the Terraform module", () => {
  let root: string;
  let initialised: Initialised;

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-module-")));
    initialised = await initialisedBelow(root, offlineEnvironment(root));
  });

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test.each(variants.map((variant) => [variant.folder, variant] as const))(
    '"%s", called as its README says, is planned by the provider and gated',
    async (variantFolder, variant) => {
      const folder = join(root, `planned-${variantFolder.replace("/", "-")}`);
      const source = `./${join("terraform-module", variantFolder)}`;
      await plan(folder, initialised, { files: rootFiles(exampleCall(variant, source)) });
      const { exitCode, stdout } = await answerOf(
        process.execPath,
        [command, "gate", "--require", "-", "--format", "json"],
        { folder, environment: process.env, input: await show(folder, initialised) },
      );
      const { findings } = JSON.parse(stdout) as {
        readonly findings: readonly { readonly reason: string; readonly outcome: string }[];
      };
      const reasons = findings.filter(({ outcome }) => outcome !== "note").map(({ reason }) => reason);
      const expected = unproved[variantFolder] ?? [];
      expect({ exitCode, reasons: [...new Set(reasons)].sort() }).toEqual({
        exitCode: expected.length > 0 ? 1 : 0,
        reasons: expected,
      });
    },
  );

  const settings = {
    account: "123456789012",
    name: "audit-changes",
    tags: { team: "audit" },
    pattern: "mitre",
  } as const;
  const endpoint = "+14155550100";
  const stream = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/alarms";

  test.each(["eu-central-1", "us-gov-west-1", "cn-north-1"])(
    "plans in %s what the construct plans, object for object and policy for policy",
    async (region) => {
      const stack = new TerraformStack(Testing.app(), "stack");
      new AwsProvider(stack, "aws", { region });
      const flags = { escalationAlarm: true, tamperingAlarm: true };
      const subscriptions = [{ protocol: "sms", endpoint } as const];
      new IamPolicyChangeMonitoring(stack, "monitoring", { ...settings, ...flags, region, subscriptions });
      const { "cdk.tf.json": configuration = "" } = filesOf(JSON.parse(Testing.synth(stack)));
      const files = { "cdk.tf.json": configuration, "provider_override.tf.json": providerFile(region) };
      const constructed = join(root, `constructed-${region}`);
      await plan(constructed, initialised, { files });

      const call = exampleCall(
        {
          example: {
            ...settings,
            region,
            escalation_alarm: true,
            tampering_alarm: true,
            subscriptions: { security: { protocol: "sms", endpoint } },
          },
        },
        "./terraform-module",
      );
      const called = join(root, `called-${region}`);
      await plan(called, initialised, { files: rootFiles(call, region) });
      const objects = objectsOf(await show(called, initialised));
      expect(objects).toEqual(objectsOf(await show(constructed, initialised)));
      expect(objects.length).toBeGreaterThan(25);
    },
  );

  test("plans with everything that can be asked for what the construct plans", async () => {
    const region = "eu-central-1";
    const key = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const runbook = "https://wiki.example.com/iam-changes";
    const stack = new TerraformStack(Testing.app(), "stack");
    new AwsProvider(stack, "aws", { region });
    new IamPolicyChangeMonitoring(stack, "monitoring", {
      ...settings,
      region,
      runbook,
      savedQuery: true,
      dashboard: true,
      alarm: { period: 60, okActions: true },
      trail: {
        kind: "created",
        insights: true,
        bucket: {
          kind: "created",
          objectLock: "compliance",
          accessLogs: { kind: "existing", name: "example-logs" },
          lifecycle: { archive: { afterDays: 90, storageClass: "DEEP_ARCHIVE" }, expireAfterDays: 2557 },
          replication: { bucket: "example-copies", keyArn: key },
        },
      },
      logGroup: { kind: "created", retentionInDays: 400 },
      subscriptions: [{ protocol: "sms", endpoint }],
    });
    const { "cdk.tf.json": configuration = "" } = filesOf(JSON.parse(Testing.synth(stack)));
    const files = { "cdk.tf.json": configuration, "provider_override.tf.json": providerFile(region) };
    const constructed = join(root, "constructed-with-everything");
    await plan(constructed, initialised, { files });

    const example = {
      ...settings,
      region,
      runbook,
      saved_query: true,
      dashboard: true,
      alarm_period: 60,
      ok_actions: true,
      insights: true,
      object_lock: "compliance",
      access_log_bucket: "example-logs",
      archive_after_days: 90,
      archive_storage_class: "DEEP_ARCHIVE",
      expire_after_days: 2557,
      replication_bucket: "example-copies",
      replication_key_arn: key,
      retention_in_days: 400,
      subscriptions: { security: { protocol: "sms", endpoint } },
    };
    const called = join(root, "called-with-everything");
    await plan(called, initialised, { files: rootFiles(exampleCall({ example }, "./terraform-module"), region) });
    const objects = objectsOf(await show(called, initialised));
    expect(objects).toEqual(objectsOf(await show(constructed, initialised)));
    expect(objects.length).toBeGreaterThan(35);
  });

  test.each([
    ["nobody", { subscriptions: {} }, "Nobody would be told"],
    [
      "plain HTTP",
      { subscriptions: { a: { protocol: "http", endpoint: "http://example.com" } } },
      "In subscriptions, a: a protocol must be one of email",
    ],
    [
      "a number that is none",
      {
        subscriptions: {
          a: { protocol: "sms", endpoint: "1" },
          b: { protocol: "sms", endpoint },
          c: { protocol: "sms", endpoint: "2" },
        },
      },
      "In subscriptions, a, c: an endpoint of protocol sms must be a",
    ],
    [
      "a role too few",
      { subscriptions: { a: { protocol: "firehose", endpoint: stream } } },
      "In subscriptions, a: protocol firehose needs a role_arn",
    ],
    [
      "a mailbox that confirms by itself",
      { subscriptions: { a: { protocol: "email", endpoint: "a@example.com", auto_confirms: true } } },
      "In subscriptions, a: only protocol https has auto_confirms",
    ],
    [
      "a queue of another partition",
      { subscriptions: { a: { protocol: "sqs", endpoint: "arn:aws-cn:sqs:cn-north-1:123456789012:q" } } },
      "In subscriptions, a: an endpoint must be in partition aws",
    ],
    [
      "a stream of another region",
      {
        subscriptions: {
          a: {
            protocol: "firehose",
            endpoint: stream.replace("eu-central-1", "eu-west-1"),
            role_arn: "arn:aws:iam::123456789012:role/sns",
          },
        },
      },
      "In subscriptions, a: a topic reaches a delivery stream",
    ],
    [
      "a region that has no such cloud",
      { region: "us-iso-east-1" },
      "A region is one of the partitions aws, aws-us-gov, aws-cn; others",
    ],
    ["an account too short", { account: "12345" }, "An account has twelve digits"],
    ["a region of no cloud", { region: "Ohio" }, "A region is one such as"],
    ["a short memory", { retention_in_days: 7 }, "A retention is one of"],
    ["a long period", { alarm_period: 900 }, "A period is one of 60, 120, 180, 240, 300 seconds"],
    ["a runbook without a lock", { runbook: "http://wiki.example.com" }, "A runbook is an https address"],
    [
      "files that are gone after a month",
      { expire_after_days: 30 },
      "expire_after_days is a whole number of days, 365",
    ],
    [
      "files that are gone before they are archived",
      { expire_after_days: 400, archive_after_days: 400 },
      "Files expire after 400 days and are archived after 400",
    ],
    [
      "a copy without a key",
      { replication_bucket: "example-copies" },
      "With replication_bucket goes replication_key_arn",
    ],
    [
      "a bucket that logs itself",
      { bucket_name: "example-records", access_log_bucket: "example-records" },
      "A bucket would log each log that it takes",
    ],
  ])("refuses %s", async (what, example, sentence) => {
    const folder = join(root, `refused-${what.replaceAll(" ", "-")}`);
    const subscriptions = { security: { protocol: "sms", endpoint } };
    const files = rootFiles(exampleCall({ example: { subscriptions, ...example } }, "./terraform-module"));
    await expect(plan(folder, initialised, { files })).rejects.toThrow(sentence);
  });

  test("a queue and a function get back what their policies must contain", async () => {
    const folder = join(root, "endpoints");
    const queue = "arn:aws:sqs:eu-central-1:123456789012:incidents";
    const fn = "arn:aws:lambda:eu-central-1:123456789012:function:triage";
    const example = {
      subscriptions: { a_function: { protocol: "lambda", endpoint: fn }, queue: { protocol: "sqs", endpoint: queue } },
      topic_arn: "arn:aws:sns:eu-central-1:210987654321:told",
    };
    const call = exampleCall({ example }, "./terraform-module/modules/existing-topic");
    const put = '\noutput "statements" {\n  value = module.iam_policy_changes.required_policy_statements\n}\n';
    await plan(folder, initialised, { files: rootFiles(`${call}${put}`) });
    const { planned_values: planned } = JSON.parse(await show(folder, initialised));
    const statements = planned.outputs.statements.value as readonly {
      readonly of: string;
      readonly statement: Arguments;
    }[];
    expect(
      statements.map(({ of, statement }) => [of, statement["Sid"], statement["Action"], statement["Resource"]]),
    ).toEqual([
      [
        example.topic_arn,
        "SubscribersListedIamPolicyChanges123456789012",
        ["sns:ListSubscriptionsByTopic"],
        [example.topic_arn],
      ],
      [example.topic_arn, "AlarmsIamPolicyChanges123456789012", ["sns:Publish"], [example.topic_arn]],
      [fn, "TopicIamPolicyChanges123456789012", ["lambda:InvokeFunction"], [fn]],
      [queue, "TopicIamPolicyChanges123456789012", ["sqs:SendMessage"], [queue]],
    ]);
  });
});
