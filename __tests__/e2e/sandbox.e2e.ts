// The module for a sandbox is created, has nothing left to change, and is destroyed with everything that it made: the account is counted
// before and after.
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exampleCall } from "../../terraform-module/readme";
import type { Files } from "../plans/shapes/edit";
import { initialisedBelow, modulesBeside } from "./called-module";
import { answerOf, outputOf } from "./command";
import { countedIn, counter } from "./counted";
import { type Moto, startMoto } from "./moto";
import { describeEndToEnd } from "./prerequisites";
import { apply, type Initialised, plan, show, terraform, terraformEnvironment } from "./terraform";

const command = join(__dirname, "..", "..", "dist", "keepwatch.cjs");

const region = "eu-central-1";

/** What the account holds of each kind that a chain has, and of names of keys. */
const heldIn = async (account: Moto) => ({
  ...(await countedIn(account, region)),
  aliases: await counter(account, region)("kms", "list_aliases", "Aliases"),
});

describeEndToEnd("the module for a sandbox", () => {
  let root: string;
  let account: Moto;
  let initialised: Initialised;

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-sandbox-")));
    account = await startMoto();
    initialised = await initialisedBelow(root, { ...account.environment, ...terraformEnvironment(root) });
  });

  afterAll(() => {
    account?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  test("is created, has nothing left to change, and is destroyed with everything that it made", async () => {
    const before = await heldIn(account);
    // All but a saved query, of which moto knows nothing
    const example = {
      runbook: "https://wiki.example.com/iam-changes",
      escalation_alarm: true,
      tampering_alarm: true,
      dashboard: true,
      ok_actions: true,
      tuned_alarm_exclusions: [{ field: "userAgent", value: "pipeline*" }],
      topic_publishers: [
        {
          sid: "Backups",
          service: "backup.amazonaws.com",
          conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] }],
        },
      ],
      create_access_log_bucket: true,
      subscriptions: { security: { protocol: "sms", endpoint: "+14155550100" } },
    };
    const files: Files = {
      ...modulesBeside(),
      "provider.tf.json": JSON.stringify({ provider: { aws: { region } } }),
      "main.tf": `\n${exampleCall({ example }, "./terraform-module/modules/sandbox")}`,
    };
    const applied = join(root, "applied");
    await apply(applied, initialised, { files });
    expect(await heldIn(account)).toEqual({
      trails: 1,
      buckets: 2,
      roles: 1,
      groups: 1,
      alarms: 4,
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
    // What a first plan could not prove of the publishers' statement stands in the policy now
    const gated = await answerOf(process.execPath, [command, "gate", "--require", "plan.bin"], {
      folder: again,
      environment: initialised.environment,
    });
    expect([gated.exitCode, gated.stdout]).toEqual([0, expect.stringContaining("PASS")]);

    await outputOf(terraform, ["destroy", "-input=false", "-auto-approve"], {
      folder: applied,
      environment: initialised.environment,
    });
    expect(await heldIn(account)).toEqual(before);
  });
});
