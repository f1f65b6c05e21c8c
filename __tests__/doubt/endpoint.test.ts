// D4: a provider that may call something else than AWS is another place, whichever argument says so.
import { project } from "../../cli/read/project";
import { recordedPlan } from "../plans/corpus";
import { answerTo } from "../policies/answer";

/** A plan in which filter and alarm are replaced, the alarm by a provider of these arguments. */
const underAnother = (expressions: Readonly<Record<string, unknown>>, from: readonly string[]) => {
  const plan = JSON.parse(recordedPlan("shapes/alone/renamed"));
  plan.configuration.provider_config["aws.other"] = {
    ...plan.configuration.provider_config.aws,
    alias: "other",
    expressions: { ...plan.configuration.provider_config.aws.expressions, ...expressions },
  };
  for (const resource of plan.configuration.root_module.resources) {
    if (from.includes(resource.type)) resource.provider_config_key = "aws.other";
  }
  return plan;
};

const filter = "aws_cloudwatch_log_metric_filter";
const alarm = "aws_cloudwatch_metric_alarm";

const elsewhere = [
  ["endpoints", { endpoints: [{ cloudwatch: { constant_value: "http://localhost:4566" } }] }],
  ["a proxy", { http_proxy: { constant_value: "http://proxy:3128" } }],
  ["insecure", { insecure: { constant_value: true } }],
  ["other configuration files", { shared_config_files: { constant_value: ["/tmp/config"] } }],
] as const;

describe("D4: a provider that may call something else than AWS", () => {
  test.each(elsewhere)("%s: the alarm alone goes there", async (_, expressions) => {
    const { verdict, reasons } = await answerTo(project(underAnother(expressions, [alarm])));
    expect([verdict, reasons]).toEqual(["fail", ["alarm_place_unknown"]]);
  });

  test.each([
    ["tags", { default_tags: [{ tags: { constant_value: { Team: "security" } } }] }],
    ["endpoints that are none", { endpoints: [] }],
    ["no proxy", { http_proxy: { constant_value: "" }, insecure: { constant_value: false } }],
  ] as const)("%s are no other place", async (_, expressions) => {
    expect((await answerTo(project(underAnother(expressions, [alarm])))).verdict).toBe("pass");
  });

  test("a provider of another source is another place", async () => {
    const plan = underAnother({}, []);
    for (const entry of plan.resource_changes) {
      if (entry.type === alarm) entry.provider_name = "example.com/acme/aws";
    }
    expect((await answerTo(project(plan))).verdict).toBe("fail");
  });

  test("what calls there is not printed, and equal arguments stay equal", () => {
    const [, expressions] = elsewhere[0];
    const plan = underAnother({ ...expressions, access_key: { constant_value: "AKIDEXAMPLE" } }, [filter, alarm]);
    plan.configuration.provider_config.aws.expressions.endpoints = expressions.endpoints;
    const projected = project(plan);
    expect(JSON.stringify(projected)).not.toMatch(/localhost|AKIDEXAMPLE/);
    expect(project(projected)).toEqual(projected);
    expect(projected).toHaveProperty(
      ["configuration", "provider_config", "aws", "expressions", "endpoints"],
      (projected as typeof plan).configuration.provider_config["aws.other"].expressions.endpoints,
    );
  });
});

describe("places that are two for sure, and places that are perhaps one", () => {
  const assumed = (account: string) => ({
    assume_role: [{ role_arn: { constant_value: `arn:aws:iam::${account}:role/deploy` } }],
  });

  test.each([
    ["the role of another account", assumed("210987654321"), "fail", ["alarm_detached"]],
    ["the role of the same account", assumed("123456789012"), "pass", []],
    [
      "another account alone is allowed",
      { allowed_account_ids: { constant_value: ["210987654321"] } },
      "fail",
      ["alarm_detached"],
    ],
    ["this account alone is allowed", { allowed_account_ids: { constant_value: ["123456789012"] } }, "pass", []],
    ["a profile by which the old alarm was found", { profile: { constant_value: "security" } }, "pass", []],
  ] as const)("the alarm goes under a provider: %s", async (_, expressions, verdict, reasons) => {
    const plan = underAnother(expressions, [alarm]);
    const answer = await answerTo(project(plan));
    expect([answer.verdict, answer.reasons]).toEqual([verdict, reasons]);
  });

  test.each([
    ["an empty list of accounts", { allowed_account_ids: { constant_value: [] } }],
    [
      "two accounts, and a region that nothing tells",
      { allowed_account_ids: { constant_value: ["123456789012", "210987654321"] }, region: undefined },
    ],
  ])("a second alarm of the same name overwrites the first under a provider of %s", async (_, expressions) => {
    const plan = JSON.parse(recordedPlan("shapes/alone/no-change"));
    const { provider_config: providers, root_module: root } = plan.configuration;
    providers["aws.other"] = {
      ...providers.aws,
      alias: "other",
      expressions: { ...providers.aws.expressions, profile: { constant_value: "p" }, ...expressions },
    };
    const entry = plan.resource_changes.find(({ type }: { type: string }) => type === alarm);
    const { arn: _arn, id: _id, ...values } = entry.change.after;
    plan.resource_changes.push({
      ...entry,
      address: `${alarm}.second`,
      name: "second",
      change: {
        actions: ["create"],
        before: null,
        after: { ...values, threshold: 1000 },
        after_unknown: { arn: true, id: true },
      },
    });
    const written = root.resources.find(({ type }: { type: string }) => type === alarm);
    root.resources.push({ ...written, address: `${alarm}.second`, name: "second", provider_config_key: "aws.other" });
    const { verdict, reasons } = await answerTo(project(JSON.parse(JSON.stringify(plan))));
    expect([verdict, reasons]).toEqual(["fail", ["contested"]]);
  });

  test.each([
    ["nothing but a profile", { profile: { constant_value: "security" } }, "fail", ["alarm_place_unknown"]],
    [
      "a profile and its account",
      { profile: { constant_value: "security" }, allowed_account_ids: { constant_value: ["123456789012"] } },
      "pass",
      [],
    ],
    ["tags", { default_tags: [{ tags: { constant_value: { Team: "security" } } }] }, "pass", []],
    [
      "other accounts, by their ids",
      { allowed_account_ids: { constant_value: ["210987654321", "310987654321"] } },
      "fail",
      ["alarm_missing"],
    ],
  ] as const)("another alarm, as good, is created under a provider of %s", async (_, expressions, verdict, reasons) => {
    const plan = JSON.parse(recordedPlan("shapes/alone/alarm-swapped"));
    const { provider_config: providers, root_module: root } = plan.configuration;
    providers["aws.other"] = {
      ...providers.aws,
      alias: "other",
      expressions: { ...providers.aws.expressions, ...expressions },
    };
    for (const resource of root.resources) if (resource.name === "changes") resource.provider_config_key = "aws.other";
    for (const { name, change } of plan.resource_changes) if (name === "changes") change.after.threshold = 1;
    const answer = await answerTo(project(plan));
    expect([answer.verdict, answer.reasons]).toEqual([verdict, reasons]);
  });

  test("a filter changes in another region than the only alarm of its metric", async () => {
    const plan = JSON.parse(recordedPlan("shapes/alone/no-change"));
    const { provider_config: providers, root_module: root } = plan.configuration;
    const type = "aws_cloudwatch_log_metric_filter";
    const entry = plan.resource_changes.find((change: { type: string }) => change.type === type);
    const written = root.resources.find((resource: { type: string }) => resource.type === type);
    const { pattern } = entry.change.after;
    providers["aws.west"] = {
      ...providers.aws,
      alias: "west",
      expressions: { ...providers.aws.expressions, region: { constant_value: "us-west-2" } },
    };
    root.resources.push({ ...written, address: `${type}.west`, name: "west", provider_config_key: "aws.west" });
    plan.resource_changes.push({
      ...entry,
      address: `${type}.west`,
      name: "west",
      change: { ...entry.change, actions: ["update"], after: { ...entry.change.after, pattern: `${pattern} ` } },
    });
    const { verdict, reasons } = await answerTo(project(JSON.parse(JSON.stringify(plan))));
    expect([verdict, reasons]).toEqual(["pass", []]);
  });
});
