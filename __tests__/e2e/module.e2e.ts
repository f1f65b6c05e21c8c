// The Terraform modules plan what the construct plans, object for object, and refuse what it refuses: both are planned by the real
// provider.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IamPolicyChangeMonitoring } from "../../modules";
import { AwsProvider, TerraformStack, Testing } from "../../modules/parts/cdktf";
import { exampleCall } from "../../terraform-module/readme";
import { variants } from "../../terraform-module/variants";
import type { Arguments } from "../plans/shipped/stack";
import { initialisedBelow, modulesBeside } from "./called-module";
import { answerOf } from "./command";
import { describeEndToEnd } from "./prerequisites";
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

  test("plans what tells more, and more people, as the construct plans it", async () => {
    const region = "us-east-1";
    const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:123456789012:${resource}`;
    const other = "210987654321";
    const key = `arn:aws:kms:eu-west-1:${other}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    const uuid = "1234abcd-12ab-34cd-56ef-1234567890ab";
    const woken = arn("sns", "woken");
    const exclude = [
      { field: "userIdentity.arn", value: "*:role/pipeline" },
      { field: "userAgent", value: "cloudformation.amazonaws.com" },
      { field: "userIdentity.arn", value: "*:role/another" },
    ];
    const publisher = {
      sid: "Budgets",
      service: "budgets.amazonaws.com",
      conditions: [
        { test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] },
        { test: "ArnLike", variable: "aws:SourceArn", values: ["arn:aws:budgets::123456789012:*"] },
      ],
    };
    const slack = { teamId: "T07EA123LEP", channelId: "C07EZ1ABC23" };
    const teams = { tenantId: uuid, teamId: uuid, channelId: "19%3Aa%40thread.tacv2" };
    const endpoints = [
      ["sqs", arn("sqs", "incidents")],
      ["lambda", arn("lambda", "function:triage")],
      ["lambda", arn("lambda", "function:triage:live")],
      ["firehose", arn("firehose", "deliverystream/alarms")],
    ] as const;
    const page = "http://pages.example.com/incidents";

    const stack = new TerraformStack(Testing.app(), "stack");
    new AwsProvider(stack, "aws", { region });
    new IamPolicyChangeMonitoring(stack, "monitoring", {
      ...settings,
      region,
      escalationAlarm: true,
      tunedAlarm: { exclude, topic: { kind: "existing", arn: woken } },
      alarm: { okActions: true },
      changeAlert: {},
      savedQuery: true,
      topic: { kind: "created", publishers: [publisher] },
      trail: {
        kind: "created",
        bucket: {
          kind: "created",
          accessLogs: { kind: "created", lifecycle: { expireAfterDays: 400 } },
          replication: { bucket: "example-copies", keyArn: key, account: other },
        },
      },
      subscriptions: [
        ...endpoints.map(([protocol, endpoint]) => ({ protocol, endpoint })),
        { protocol: "http", endpoint: page, allowPlainHttp: true },
      ],
      chat: [
        { kind: "slack", ...slack },
        { kind: "teams", ...teams },
      ],
    });
    const { "cdk.tf.json": configuration = "" } = filesOf(JSON.parse(Testing.synth(stack)));
    const constructed = join(root, "constructed-telling-more");
    const override = { "provider_override.tf.json": providerFile(region) };
    await plan(constructed, initialised, { files: { "cdk.tf.json": configuration, ...override } });

    const example = {
      ...settings,
      region,
      escalation_alarm: true,
      tuned_alarm_exclusions: exclude,
      tuned_alarm_topic_arn: woken,
      ok_actions: true,
      change_alert: true,
      saved_query: true,
      topic_publishers: [publisher],
      create_access_log_bucket: true,
      access_log_expire_after_days: 400,
      replication_bucket: "example-copies",
      replication_key_arn: key,
      replication_account: other,
      // Named by their places in the lists of the construct, which are in the names of what is created
      subscriptions: Object.fromEntries([
        ...endpoints.map(([protocol, one], index) => [index, { protocol, endpoint: one, create_permission: true }]),
        [endpoints.length, { protocol: "http", endpoint: page, allow_plain_http: true }],
      ]),
      slack_channels: { 0: { team_id: slack.teamId, channel_id: slack.channelId } },
      teams_channels: { 1: { tenant_id: uuid, team_id: uuid, channel_id: teams.channelId } },
    };
    const called = join(root, "called-telling-more");
    await plan(called, initialised, { files: rootFiles(exampleCall({ example }, "./terraform-module"), region) });
    const objects = objectsOf(await show(called, initialised));
    expect(objects).toEqual(objectsOf(await show(constructed, initialised)));
    expect(objects.length).toBeGreaterThan(50);
  });

  // Whoever publishes beside the alarms has a dynamic statement, whose references a plan does not tell: the next plan knows its value
  const dynamic = ["topic_policy_unproven"];
  test.each([
    [
      "topic_publishers",
      { topic_publishers: [{ sid: "Hub", service: "events.amazonaws.com", conditions: [] }] },
      dynamic,
    ],
    ["change_alert", { change_alert: true }, dynamic],
    ["create_access_log_bucket", { create_access_log_bucket: true, access_log_expire_after_days: 400 }, []],
    ["expire_after_days", { expire_after_days: 400 }, []],
  ])(
    "with %s it passes the gate, and --require as far as a first plan can be proved",
    async (variable, given, unproven) => {
      const region = "us-east-1";
      const folder = join(root, `gated-${variable}`);
      const subscriptions = { security: { protocol: "sms", endpoint } };
      const call = exampleCall({ example: { region, subscriptions, ...given } }, "./terraform-module");
      await plan(folder, initialised, { files: rootFiles(call, region) });
      const input = await show(folder, initialised);
      const saidWith = async (...words: string[]) => {
        const { stdout } = await answerOf(process.execPath, [command, "gate", ...words, "-", "--format", "json"], {
          folder,
          environment: process.env,
          input,
        });
        const { verdict, findings } = JSON.parse(stdout) as {
          readonly verdict: string;
          readonly findings: readonly { readonly reason: string; readonly outcome: string }[];
        };
        return [verdict, ...findings.map(({ outcome, reason }) => `${outcome} ${reason}`)];
      };
      expect([await saidWith(), await saidWith("--require")]).toEqual([
        ["pass", ...unproven.map((reason) => `warn ${reason}`)],
        [unproven.length > 0 ? "fail" : "pass", ...unproven.map((reason) => `fail ${reason}`)],
      ]);
    },
  );

  test("a bucket that exists is written to below its prefix", async () => {
    const folder = join(root, "prefixed");
    const [parts] = variants.filter(({ folder: one }) => one === "modules/existing-parts");
    const example = { ...parts?.example, bucket_prefix: "audit/trails" };
    const call = exampleCall({ example }, "./terraform-module/modules/existing-parts");
    const put = '\noutput "statements" {\n  value = module.iam_policy_changes.required_policy_statements\n}\n';
    await plan(folder, initialised, { files: rootFiles(`${call}${put}`) });
    const text = await show(folder, initialised);
    expect(text).toContain('"s3_key_prefix":"audit/trails"');
    const { planned_values: planned } = JSON.parse(text);
    const statements = planned.outputs.statements.value as readonly { readonly statement: Arguments }[];
    expect(statements.map(({ statement }) => statement["Resource"])).toContainEqual([
      "arn:aws:s3:::example-audit-logs/audit/trails/AWSLogs/123456789012/*",
    ]);
    expect(statements.filter(({ statement }) => String(statement["Sid"]).startsWith("EventBridge"))).toEqual([]);
  });

  test.each([
    ["nobody", { subscriptions: {} }, "Nobody would be told"],
    [
      "plain HTTP",
      { subscriptions: { a: { protocol: "http", endpoint: "http://example.com" } } },
      "In subscriptions, a: anybody on the way can read and forge plain HTTP",
    ],
    [
      "a pigeon",
      { subscriptions: { a: { protocol: "pigeon", endpoint: "coo" } } },
      "In subscriptions, a: a protocol must be one of email",
    ],
    [
      "a permission in another account",
      {
        subscriptions: {
          a: { protocol: "sqs", endpoint: "arn:aws:sqs:eu-central-1:210987654321:q", create_permission: true },
        },
      },
      "In subscriptions, a: a permission can be created only in",
    ],
    [
      "a permission of a mailbox",
      {
        subscriptions: { a: { protocol: "email", endpoint: "a@example.com", create_permission: true } },
      },
      "In subscriptions, a: only protocols firehose, lambda and sqs have",
    ],
    [
      "messages about each call where no event arrives",
      { change_alert: true },
      "IAM's events arrive in us-east-1 only",
    ],
    [
      "a tuned alarm that leaves out everything",
      { tuned_alarm_exclusions: [{ field: "userAgent", value: "**" }] },
      "a value of asterisks excludes everything",
    ],
    [
      "more exclusions than a pattern takes",
      {
        tuned_alarm_exclusions: Array.from({ length: 40 }, (_, index) => ({
          field: "userAgent",
          value: `tool-${index}`,
        })),
      },
      "A filter pattern has 1024 characters at most",
    ],
    [
      "a channel that is none",
      { slack_channels: { ops: { team_id: "T07EA123LEP", channel_id: "#ops" } } },
      "In slack_channels, ops: channel_id must be the id of a channel",
    ],
    [
      "a publisher for everybody",
      { topic_publishers: [{ sid: "Budgets", service: "budgets.amazonaws.com", conditions: [] }] },
      "In topic_publishers each service but EventBridge has a condition",
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
      "In subscriptions, a: only protocols http and https have",
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
      "A bucket would log its own logs without end",
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
