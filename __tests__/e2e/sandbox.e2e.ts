import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { moduleFiles } from "../../terraform-module/module-files";
import { exampleCall } from "../../terraform-module/readme";
import { outputOf } from "./command";
import { type Moto, startMoto } from "./moto";
import { describeEndToEnd } from "./prerequisites";
import { apply, type Files, type Initialised, plan, show, terraform, terraformEnvironment, write } from "./terraform";

const region = "eu-central-1";

/** What an account holds of each kind that a chain has. */
const countedIn = async ({ call }: Moto): Promise<Readonly<Record<string, number>>> => {
  const count = async (service: string, operation: string, key: string, parameters = {}) =>
    ((await call({ service, operation, region, parameters }))[key] as readonly unknown[]).length;
  return {
    trails: await count("cloudtrail", "describe_trails", "trailList", { includeShadowTrails: false }),
    buckets: await count("s3", "list_buckets", "Buckets"),
    roles: await count("iam", "list_roles", "Roles"),
    groups: await count("logs", "describe_log_groups", "logGroups"),
    alarms: await count("cloudwatch", "describe_alarms", "MetricAlarms"),
    topics: await count("sns", "list_topics", "Topics"),
    subscriptions: await count("sns", "list_subscriptions", "Subscriptions"),
    aliases: await count("kms", "list_aliases", "Aliases"),
  };
};

describeEndToEnd("the module for a sandbox", () => {
  let root: string;
  let account: Moto;
  let initialised: Initialised;

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-sandbox-")));
    account = await startMoto();
    const folder = join(root, "initialised");
    mkdirSync(folder);
    write(folder, { "versions.tf.json": moduleFiles()["versions.tf.json"] ?? "" });
    const environment = { ...account.environment, ...terraformEnvironment(root) };
    await outputOf(terraform, ["init", "-input=false"], { folder, environment });
    initialised = { folder, environment };
  });

  afterAll(() => {
    account?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  test("is created, has nothing left to change, and is destroyed with everything that it made", async () => {
    const before = await countedIn(account);
    // All but a saved query, of which moto knows nothing
    const example = {
      runbook: "https://wiki.example.com/iam-changes",
      escalation_alarm: true,
      tampering_alarm: true,
      dashboard: true,
      ok_actions: true,
      subscriptions: { security: { protocol: "sms", endpoint: "+14155550100" } },
    };
    const files: Files = {
      ...Object.fromEntries(Object.entries(moduleFiles()).map(([path, text]) => [`terraform-module/${path}`, text])),
      "provider.tf.json": JSON.stringify({ provider: { aws: { region } } }),
      "main.tf": `\n${exampleCall({ example }, "./terraform-module/modules/sandbox")}`,
    };
    const applied = join(root, "applied");
    await apply(applied, initialised, { files });
    expect(await countedIn(account)).toEqual({
      trails: 1,
      buckets: 1,
      roles: 1,
      groups: 1,
      alarms: 3,
      topics: 1,
      subscriptions: 1,
      aliases: (before["aliases"] ?? 0) + 3,
    });

    const state = readFileSync(join(applied, "terraform.tfstate"), "utf8");
    const again = join(root, "again");
    await plan(again, initialised, { files, state });
    const { resource_changes: changes = [] } = JSON.parse(await show(again, initialised)) as {
      readonly resource_changes?: readonly {
        readonly address: string;
        readonly change: { readonly actions: string[] };
      }[];
    };
    const left = changes.filter(({ change }) => change.actions.join() !== "no-op").map(({ address }) => address);
    expect(left).toEqual([]);

    await outputOf(terraform, ["destroy", "-input=false", "-auto-approve"], {
      folder: applied,
      environment: initialised.environment,
    });
    expect(await countedIn(account)).toEqual(before);
  });
});
