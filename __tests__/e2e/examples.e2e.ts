// Every example is planned by the real provider and gated, judged outright: what a user copies passes.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exampleOf, examples } from "../examples";
import type { Stack } from "../plans/shipped/stack";
import { requiredEvents } from "../required-events";
import { answerOf, outputOf } from "./command";
import { type Moto, startMoto } from "./moto";
import { describeEndToEnd } from "./prerequisites";
import {
  apply,
  filesOf,
  type Initialised,
  offline,
  offlineEnvironment,
  plan,
  show,
  terraformEnvironment,
} from "./terraform";

const command = join(__dirname, "..", "..", "dist", "keepwatch.cjs");

/**
 * What `--require` cannot prove of a first creation; the other examples pass.
 *
 * A link that an example only names is trusted as it was, and there is no "was" before a first creation.
 */
const unproved: Readonly<Record<string, readonly string[]>> = {
  "central-topic": ["topic_external"],
  "control-tower": ["group_external", "trail_external"],
  "existing-parts": ["bucket_external", "group_key_external", "role_external", "trail_key_external"],
  "existing-trail": ["group_external", "trail_external"],
};

/** What the gate warns of in an example that passes. */
const warned: Readonly<Record<string, readonly string[]>> = {
  "tampering-guard": ["hazard_denies"],
};

/** Milliseconds that a deployment may take: the provider waits for what AWS takes its time for. */
const deploymentTimeout = 400_000;

/** Examples that name two accounts: offline, nothing says which of them is the chain's. */
const ofTwoAccounts = ["central-topic"];

/** The stack with every provider asking AWS nothing. */
const withoutCalls = (stack: Stack): Stack => {
  const { aws } = stack["provider"] as { readonly aws: readonly object[] };
  return { ...stack, provider: { aws: aws.map((block) => ({ ...block, ...offline.provider.aws })) } };
};

/** A folder that Terraform has been initialised in for all examples: they want the same provider. */
const initialisedIn = async (root: string, environment: NodeJS.ProcessEnv): Promise<Initialised> => {
  const folder = join(root, "initialised");
  mkdirSync(folder);
  const { "cdk.tf.json": minimal = "{}" } = filesOf(exampleOf("minimal").stack);
  const { terraform } = JSON.parse(minimal);
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform }));
  await outputOf("terraform", ["init", "-input=false"], { folder, environment });
  return { folder, environment };
};

describeEndToEnd("an example", () => {
  let root: string;
  let account: Moto;
  let initialised: Initialised;

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-examples-")));
    account = await startMoto();
    initialised = await initialisedIn(root, { ...account.environment, ...terraformEnvironment(root) });
  });

  afterAll(() => {
    account?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  test.each(examples.map((example) => [example.name, example] as const))(
    "%s is planned by the provider and gated",
    async (name, { stack }) => {
      const folder = join(root, `${name}-planned`);
      if (ofTwoAccounts.includes(name)) {
        await plan(folder, initialised, { files: filesOf(stack) });
      } else {
        await plan(
          folder,
          { ...initialised, environment: offlineEnvironment(root) },
          { files: filesOf(withoutCalls(stack)) },
        );
      }
      const { exitCode, stdout } = await answerOf(
        process.execPath,
        [command, "gate", "--require", "plan.bin", "--format", "json"],
        { folder, environment: process.env },
      );
      const { verdict, findings } = JSON.parse(stdout) as {
        readonly verdict: string;
        readonly findings: readonly { readonly reason: string; readonly outcome: string }[];
      };
      const reasons = findings.filter(({ outcome }) => outcome !== "note").map(({ reason }) => reason);
      const expected = unproved[name] ?? [];
      expect({ exitCode, verdict, reasons: [...new Set(reasons)].sort() }).toEqual({
        exitCode: expected.length > 0 ? 1 : 0,
        verdict: expected.length > 0 ? "fail" : "pass",
        reasons: [...expected, ...(warned[name] ?? [])],
      });
    },
  );

  /** Deploys an example to what the account holds already. */
  const deploy = async (name: string, state?: string): Promise<string> => {
    const folder = join(root, `${name}-deployed`);
    await apply(folder, initialised, {
      files: filesOf(exampleOf(name).stack),
      ...(state === undefined ? {} : { state }),
    });
    return readFileSync(join(folder, "terraform.tfstate"), "utf8");
  };

  /** What a region records, counts, fires at, and whom it tells. */
  const readBack = async (region: string): Promise<unknown> => {
    const list = async (service: string, operation: string, key: string, parameters = {}) =>
      (await account.call({ service, operation, parameters, region }))[key] as readonly Record<string, unknown>[];
    const groups = await list("logs", "describe_log_groups", "logGroups");
    const filters = await Promise.all(
      groups.map(({ logGroupName }) => list("logs", "describe_metric_filters", "metricFilters", { logGroupName })),
    );
    const trails = await list("cloudtrail", "describe_trails", "trailList", { includeShadowTrails: false });
    const alarms = await list("cloudwatch", "describe_alarms", "MetricAlarms");
    const subscriptions = await list("sns", "list_subscriptions", "Subscriptions");
    return {
      recorded: trails.map(({ CloudWatchLogsLogGroupArn }) => CloudWatchLogsLogGroupArn),
      filtered: Object.fromEntries(filters.flat().map(({ filterName, filterPattern }) => [filterName, filterPattern])),
      alarmed: Object.fromEntries(alarms.map(({ MetricName, AlarmActions }) => [MetricName, AlarmActions])),
      received: subscriptions.map(({ TopicArn, Endpoint }) => [TopicArn, Endpoint]),
    };
  };

  const chainIn = (region: string, name: string, endpoint: string) => ({
    recorded: [`arn:aws:logs:${region}:123456789012:log-group:/aws/cloudtrail/${name}:*`],
    filtered: { [name]: `{ ${requiredEvents.map((event) => `($.eventName=${event})`).join(" || ")} }` },
    alarmed: { [name]: [`arn:aws:sns:${region}:123456789012:${name}`] },
    received: [[`arn:aws:sns:${region}:123456789012:${name}`, endpoint]],
  });

  test(
    "two-instances, deployed, is two whole chains in two regions",
    async () => {
      await deploy("two-instances");
      expect(await readBack("eu-central-1")).toEqual(chainIn("eu-central-1", "operations-iam-changes", "+14155550100"));
      expect(await readBack("eu-west-1")).toEqual(chainIn("eu-west-1", "audit-iam-changes", "+14155550199"));
    },
    deploymentTimeout,
  );

  test(
    "minimal, deployed, is a whole chain, and tuned-alarm adds an alarm to it",
    async () => {
      await account.reset();
      const state = await deploy("minimal");
      const chain = chainIn("eu-central-1", "iam-policy-changes", "+14155550100");
      expect(await readBack("eu-central-1")).toEqual(chain);
      await deploy("tuned-alarm", state);
      expect(await readBack("eu-central-1")).toEqual({
        ...chain,
        filtered: {
          ...chain.filtered,
          "iam-policy-changes-tuned": `{ (${requiredEvents.map((event) => `$.eventName=${event}`).join(" || ")}) && (($.sourceIPAddress NOT EXISTS) || ($.sourceIPAddress!="cloudformation.amazonaws.com")) && (($.userIdentity.sessionContext.sessionIssuer.userName NOT EXISTS) || ($.userIdentity.sessionContext.sessionIssuer.userName!="deployment")) }`,
        },
        alarmed: { ...chain.alarmed, "iam-policy-changes-tuned": chain.alarmed["iam-policy-changes"] },
      });
    },
    deploymentTimeout,
  );

  test(
    "audited-record, deployed, has all that was asked for, and nothing is left to change but what moto does not keep",
    async () => {
      await account.reset();
      const region = "eu-central-1";
      const s3 = (operation: string, parameters: object) =>
        account.call({ service: "s3", operation, parameters: { ...parameters }, region });
      const location = { CreateBucketConfiguration: { LocationConstraint: region } };
      await s3("create_bucket", { Bucket: "example-audit-copies", ...location });
      const versions = { VersioningConfiguration: { Status: "Enabled" } };
      await s3("put_bucket_versioning", { Bucket: "example-audit-copies", ...versions });
      const state = await deploy("audited-record");

      const Bucket = "iam-policy-changes-123456789012-eu-central-1";
      expect((await s3("get_bucket_logging", { Bucket }))["LoggingEnabled"]).toMatchObject({
        TargetBucket: `${Bucket}-logs`,
        TargetPrefix: `${Bucket}/`,
      });
      expect((await s3("get_bucket_lifecycle_configuration", { Bucket }))["Rules"]).toMatchObject([
        { Status: "Enabled", Expiration: { Days: 2557 }, Transitions: [{ Days: 90, StorageClass: "GLACIER_IR" }] },
      ]);
      expect((await s3("get_bucket_replication", { Bucket }))["ReplicationConfiguration"]).toMatchObject({
        Rules: [{ Status: "Enabled", Destination: { Bucket: "arn:aws:s3:::example-audit-copies" } }],
      });
      const again = join(root, "audited-record-again");
      await plan(again, initialised, { files: filesOf(exampleOf("audited-record").stack), state });
      const { resource_changes: changes = [] } = JSON.parse(await show(again, initialised)) as {
        readonly resource_changes?: readonly {
          readonly type: string;
          readonly change: { readonly actions: string[] };
        }[];
      };
      const left = changes.filter(({ change }) => change.actions.join() !== "no-op").map(({ type }) => type);
      // moto does not keep which encrypted files are copied
      expect(left).toEqual(["aws_s3_bucket_replication_configuration"]);
    },
    deploymentTimeout,
  );
});
