// A chain that was made by hand, or by another module, is taken over with nothing to destroy: the pages' own programs, planned and applied.
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IamPolicyChangeMonitoring } from "../../modules";
import { AwsProvider, TerraformStack, Testing } from "../../modules/parts/cdktf";
import { synthesisedProgram } from "../examples";
import { pageOf, snippetWith } from "../pages";
import type { Files } from "../plans/shapes/edit";
import { group, makeByHand, region, topicName } from "./by-hand";
import { initialisedBelow, modulesBeside } from "./called-module";
import { answerOf } from "./command";
import { countedIn, counter } from "./counted";
import { type Moto, startMoto } from "./moto";
import { describeEndToEnd } from "./prerequisites";
import { apply, filesOf, type Initialised, plan, show, terraformEnvironment } from "./terraform";

const project = join(__dirname, "..", "..");
const command = join(project, "dist", "keepwatch.cjs");
const adopted = join(project, "examples", "adopted");
const adopting = pageOf("docs/adopt.md");

/** The id of the subscription in the examples: an account gives it another. */
const shownId = "5c2e4d5e-6a2b-4f0a-9d7e-2f1c8e3b7a10";

interface PlannedChange {
  readonly address: string;
  readonly previous_address?: string;
  readonly change: { readonly actions: readonly string[]; readonly importing?: { readonly id: string } };
}

const changesIn = (shown: string): readonly PlannedChange[] => JSON.parse(shown).resource_changes ?? [];

const destroyedIn = (shown: string): string[] =>
  changesIn(shown)
    .filter(({ change }) => change.actions.includes("delete"))
    .map(({ address }) => address);

/** What the account has afterwards of each kind that a chain has one of. */
const chainIn = async (account: Moto) => ({
  ...(await countedIn(account, region)),
  filters: await counter(account, region)("logs", "describe_metric_filters", "metricFilters", { logGroupName: group }),
});

const oneOfEach = {
  trails: 1,
  buckets: 1,
  roles: 1,
  groups: 1,
  filters: 1,
  alarms: 1,
  topics: 1,
  subscriptions: 1,
};

describeEndToEnd("a chain that was there before", () => {
  let root: string;
  let account: Moto;
  let initialised: Initialised;

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-adoption-")));
    account = await startMoto();
    initialised = await initialisedBelow(root, { ...account.environment, ...terraformEnvironment(root) });
  });

  afterAll(() => {
    account?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const programs: readonly (readonly [string, () => Files])[] = [
    ["by importFrom, in CDKTF", () => filesOf(synthesisedProgram(join(adopted, "main.ts"), "adopted"))],
    [
      "by import blocks, with the module",
      () => ({
        ...modulesBeside(),
        "main.tf": readFileSync(join(adopted, "main.tf"), "utf8"),
      }),
    ],
  ];

  test.each(programs)("made by hand, is taken over %s, with nothing to destroy", async (how, files) => {
    await account.reset();
    const id = await makeByHand(account);
    expect(await chainIn(account)).toEqual(oneOfEach);
    const own = Object.fromEntries(Object.entries(files()).map(([path, text]) => [path, text.replaceAll(shownId, id)]));
    const folder = join(root, how.replaceAll(/\W+/g, "-"));
    await plan(folder, initialised, { files: own });
    const shown = await show(folder, initialised);
    expect(destroyedIn(shown)).toEqual([]);
    expect(changesIn(shown).filter(({ change }) => change.importing)).toHaveLength(10);
    const judged = await answerOf(process.execPath, [command, "gate", "plan.bin"], {
      folder,
      environment: process.env,
    });
    expect(judged.exitCode).toBe(0);

    const applied = `${folder}-applied`;
    await apply(applied, initialised, { files: own });
    expect(await chainIn(account)).toEqual(oneOfEach);
    const state = readFileSync(join(applied, "terraform.tfstate"), "utf8");
    const again = `${folder}-again`;
    await plan(again, initialised, { files: own, state });
    const left = changesIn(await show(again, initialised)).filter(({ change }) => change.actions.join() !== "no-op");
    expect(left).toEqual([]);
  });

  /** A topic, and a filter and an alarm by the addresses and names of terraform-aws-modules' cis-alarms. */
  const cisAlarms: Files = {
    "main.tf": `
resource "aws_sns_topic" "alarms" {
  name = "${topicName}"
}

module "cis_alarms" {
  source        = "./cis-alarms"
  alarm_actions = [aws_sns_topic.alarms.arn]
}
`,
    "cis-alarms/main.tf": `
variable "alarm_actions" {
  type = list(string)
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each       = toset(["IAMChanges"])
  name           = each.key
  log_group_name = "${group}"
  pattern        = "{ $.eventName = CreatePolicy }"

  metric_transformation {
    name      = each.key
    namespace = "CISBenchmark"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each            = toset(["IAMChanges"])
  alarm_name          = each.key
  metric_name         = aws_cloudwatch_log_metric_filter.this[each.key].id
  namespace           = "CISBenchmark"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  alarm_actions       = var.alarm_actions
}
`,
    "provider.tf.json": JSON.stringify({ provider: { aws: { region } } }),
  };

  /** The same by those of cloudposse's module, which has a topic and a key of its own. */
  const catalogued: Files = {
    "main.tf": `
module "cloudtrail_api_alarms" {
  source = "./cloudtrail-api-alarms"
}
`,
    "cloudtrail-api-alarms/main.tf": `
module "sns_kms_key" {
  count  = 1
  source = "./kms-key"
}

resource "aws_sns_topic" "default" {
  count             = 1
  name              = "eg-prod-cloudtrail-breach"
  kms_master_key_id = module.sns_kms_key[0].key_id
}

resource "aws_cloudwatch_log_metric_filter" "default" {
  for_each       = toset(["iam-policy-event-count"])
  name           = "IAMPolicyEventCount"
  log_group_name = "${group}"
  pattern        = "{ $.eventName = CreatePolicy }"

  metric_transformation {
    name      = "IAMPolicyEventCount"
    namespace = "CISBenchmark"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "default" {
  for_each            = toset(["iam-policy-event-count"])
  alarm_name          = "IAMPolicyChanged"
  metric_name         = "IAMPolicyEventCount"
  namespace           = "CISBenchmark"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 3
  period              = 300
  evaluation_periods  = 1
  alarm_actions       = aws_sns_topic.default[*].arn
}
`,
    "cloudtrail-api-alarms/kms-key/main.tf": `
resource "aws_kms_key" "default" {
  count = 1
}

resource "aws_kms_alias" "default" {
  count         = 1
  name          = "alias/CloudTrailBreach-sns"
  target_key_id = aws_kms_key.default[0].id
}

output "key_id" {
  value = aws_kms_key.default[0].key_id
}
`,
    "provider.tf.json": JSON.stringify({ provider: { aws: { region } } }),
  };

  const constructed = (): Files => {
    const stack = new TerraformStack(Testing.app(), "stack");
    new AwsProvider(stack, "aws", { region });
    const { metricFilter, alarm, topic } = new IamPolicyChangeMonitoring(stack, "monitoring", {
      account: "123456789012",
      region,
      trail: { kind: "existing" },
      logGroup: { kind: "existing", name: group },
      metricFilter: { name: "IAMChanges" },
      alarm: { name: "IAMChanges" },
      topic: { kind: "created", name: topicName },
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
    });
    metricFilter.filter.moveFromId('module.cis_alarms.aws_cloudwatch_log_metric_filter.this["IAMChanges"]');
    alarm.alarm.moveFromId('module.cis_alarms.aws_cloudwatch_metric_alarm.this["IAMChanges"]');
    topic?.topic.moveFromId("aws_sns_topic.alarms");
    return filesOf(JSON.parse(Testing.synth(stack)));
  };

  /** The program of the page that moves out of a module. */
  const calledAfter = (module: string) => (): Files => ({
    ...modulesBeside(),
    "main.tf": `\n${snippetWith(adopting, "hcl", `from = module.${module}.`)}`,
    "provider.tf.json": JSON.stringify({ provider: { aws: { region } } }),
  });

  const ofCisAlarms = [
    "aws_sns_topic.alarms",
    'module.cis_alarms.aws_cloudwatch_log_metric_filter.this["IAMChanges"]',
    'module.cis_alarms.aws_cloudwatch_metric_alarm.this["IAMChanges"]',
  ];

  test.each([
    ["terraform-aws-modules'", "by moveFromId, in CDKTF", cisAlarms, constructed, ofCisAlarms],
    ["terraform-aws-modules'", "by moved blocks, with the module", cisAlarms, calledAfter("cis_alarms"), ofCisAlarms],
    [
      "cloudposse's",
      "by its moved blocks, with the module",
      catalogued,
      calledAfter("cloudtrail_api_alarms"),
      [
        'module.cloudtrail_api_alarms.aws_cloudwatch_log_metric_filter.default["iam-policy-event-count"]',
        'module.cloudtrail_api_alarms.aws_cloudwatch_metric_alarm.default["iam-policy-event-count"]',
        "module.cloudtrail_api_alarms.aws_sns_topic.default[0]",
        "module.cloudtrail_api_alarms.module.sns_kms_key[0].aws_kms_alias.default[0]",
        "module.cloudtrail_api_alarms.module.sns_kms_key[0].aws_kms_key.default[0]",
      ],
    ],
  ] as const)("%s, is taken over %s, with nothing to destroy", async (_, how, before, files, moved) => {
    await account.reset();
    await account.call({ service: "logs", operation: "create_log_group", region, parameters: { logGroupName: group } });
    const folder = join(root, how.replaceAll(/\W+/g, "-"));
    await apply(`${folder}-before`, initialised, { files: before });
    const state = readFileSync(join(`${folder}-before`, "terraform.tfstate"), "utf8");
    await plan(folder, initialised, { files: files(), state });
    const shown = await show(folder, initialised);
    expect(destroyedIn(shown)).toEqual([]);
    const moves = changesIn(shown).flatMap(({ previous_address }) => previous_address ?? []);
    expect(moves.sort()).toEqual(moved);
    const judged = await answerOf(process.execPath, [command, "gate", "plan.bin"], {
      folder,
      environment: process.env,
    });
    expect(judged.exitCode).toBe(0);
  });
});

test("docs/adopt.md shows the programs that are planned here", () => {
  const shown = (language: string, word: string) => snippetWith(adopting, language, word).trim();
  const file = (name: string) => readFileSync(join(adopted, name), "utf8");
  expect(file("main.ts")).toContain(shown("ts", "importFrom"));
  expect(file("main.tf")).toContain(shown("hcl", "import {"));
});
