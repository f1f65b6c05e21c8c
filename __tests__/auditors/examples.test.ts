// The auditors' whole predicates say yes to every example, and no where one thing is broken: a yes is worth something only beside a no.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadedPolicy, type Policy } from "../../cli/judge/policy";
import { auditors, catalogue } from "../../spec";
import { exampleOf } from "../examples";
import type { Arguments, Stack } from "../plans/shipped/stack";
import { auditorPredicates, byteLiteral } from "./auditors";
import { checkovVersion } from "./checkov";
import { answersOn, examplesPage, rows } from "./examples-page";
import { neighbourAnswer, neighbours } from "./neighbours";
import { prowlerVersion } from "./prowler";
import { type SeenRegion, seenRegions } from "./seen-account";

const root = join(__dirname, "..", "..");
let policy: Policy;
beforeAll(async () => {
  policy = loadedPolicy(readFileSync(join(root, "policies", "policy.wasm")), catalogue, 1024);
});
const strangers = (pattern: string) => policy.explainPattern(pattern).unrecognised_by;

const refusals = (region: SeenRegion) =>
  Object.entries(answersOn(region, strangers)).filter(([, answer]) => answer.startsWith("no:"));

test("every auditor of the catalogue is asked, but for the one that repairs", () => {
  const own = Object.keys(auditorPredicates).filter((id) => auditors[id] === undefined);
  expect(own).toEqual(["security-hub", "cloud-custodian", "risk-sentinel", "mondoo"]);
  expect(Object.keys(auditors).filter((id) => auditorPredicates[id] === undefined)).toEqual(["asr"]);
});

test.each(rows.map((row) => [`${row.example}, ${row.region.region}`, row] as const))(
  "of %s only those say no that compare byte by byte",
  (_, { region }) => {
    expect(refusals(region).filter(([id, answer]) => !byteLiteral.includes(id) || answer !== "no: pattern")).toEqual(
      [],
    );
  },
);

// An example that names a trail or a topic of others, or tells only who has yet to confirm, shows less
const isWhole = ({ trails, topics, subscriptions }: SeenRegion) =>
  trails.length > 0 && topics.length > 0 && subscriptions.some(({ confirmsItself }) => confirmsItself);

test.each(rows.filter(({ region }) => isWhole(region)))("of $example every other says yes", ({ region }) => {
  const others = Object.entries(answersOn(region, strangers)).filter(([, answer]) => !answer.startsWith("no:"));
  expect(others.filter(([, answer]) => answer !== "yes")).toEqual([]);
});

describe("who says no, or cannot see it, where exactly one thing is broken:", () => {
  type Change = (values: Arguments) => Arguments | undefined;
  const broken = (type: string, change: Change): SeenRegion => {
    const { stack } = exampleOf("minimal");
    const named = Object.entries(stack.resource[type] ?? {}).flatMap(([name, values]) => {
      const changed = change(values);
      return changed === undefined ? [] : [[name, changed]];
    });
    const changed: Stack = { ...stack, resource: { ...stack.resource, [type]: Object.fromEntries(named) } };
    const [region] = seenRegions(changed);
    if (!region) throw new Error("the stack has no filter any more");
    return region;
  };
  const of =
    (change: Arguments): Change =>
    (values) => ({ ...values, ...change });
  const selector = (values: Arguments) => of({ event_selector: [values] });
  const transformation = { name: "other", namespace: "CISBenchmark", value: "1", default_value: "0" };
  const literal = ["mitre", "benchmark-text"];
  const wantsTrail = ["powerpipe", "trivy", "elastic", "zeuscloud", "security-hub", "cloud-custodian", "risk-sentinel"];
  const wantsManagement = ["elastic", "cloud-custodian", "risk-sentinel"];
  const byName = ["trivy", "elastic"];
  const looksForAlarm = [
    ...["powerpipe", "prowler", "prowler-before-2026-06", "trivy", "electriceye", "elastic", "kics", "zeuscloud"],
    ...["aws-security-benchmark", "security-hub", "cloud-custodian", "risk-sentinel"],
  ];
  const byMetric = ["electriceye", "aws-security-benchmark", "security-hub", "cloud-custodian", "risk-sentinel"];
  const looksForTold = ["powerpipe", "elastic", "aws-security-benchmark", "security-hub", "cloud-custodian"];

  test.each<[string, string, Change, readonly string[]]>([
    ["nothing", "aws_cloudtrail", of({}), []],
    ["the trail is of one region", "aws_cloudtrail", of({ is_multi_region_trail: false }), wantsTrail],
    ["the trail does not say so", "aws_cloudtrail", of({ is_multi_region_trail: undefined }), wantsTrail],
    ["the trail is stopped", "aws_cloudtrail", of({ enable_logging: false }), wantsTrail],
    [
      "the trail takes no management events",
      "aws_cloudtrail",
      selector({ include_management_events: false, read_write_type: "All" }),
      wantsManagement,
    ],
    [
      "the trail takes what is written only",
      "aws_cloudtrail",
      selector({ include_management_events: true, read_write_type: "WriteOnly" }),
      ["powerpipe", ...wantsManagement],
    ],
    [
      "the selector is an advanced one",
      "aws_cloudtrail",
      of({ event_selector: undefined, advanced_event_selector: [{}] }),
      ["powerpipe", ...wantsManagement],
    ],
    ["the filter has another name", "aws_cloudwatch_log_metric_filter", of({ name: "other" }), byName],
    [
      "the filter counts another metric, as its alarm follows",
      "aws_cloudwatch_log_metric_filter",
      of({ metric_transformation: transformation }),
      byName,
    ],
    ["the alarm is gone", "aws_cloudwatch_metric_alarm", () => undefined, looksForAlarm],
    ["the alarm is in another namespace", "aws_cloudwatch_metric_alarm", of({ namespace: "other" }), byMetric],
    [
      "the alarm names the metric by a literal",
      "aws_cloudwatch_metric_alarm",
      of({ metric_name: "iam-policy-changes" }),
      ["kics"],
    ],
    ["the alarm tells nobody", "aws_cloudwatch_metric_alarm", of({ alarm_actions: [] }), looksForTold],
    ["nobody is subscribed", "aws_sns_topic_subscription", () => undefined, looksForTold],
  ])("%s", (_, type, change, who) => {
    const said = refusals(broken(type, change))
      .filter(([id, answer]) => !literal.includes(id) || answer !== "no: pattern")
      .map(([id]) => id);
    expect(said.sort()).toEqual([...who].sort());
  });

  const notSeen = (region: SeenRegion) =>
    Object.entries(answersOn(region, strangers))
      .filter(([, answer]) => answer === "not seen")
      .map(([id]) => id);

  test("the trail is another's", () => {
    expect(notSeen(broken("aws_cloudtrail", () => undefined)).sort()).toEqual(
      [...wantsTrail, "prowler", "prowler-before-2026-06", "electriceye", "aws-security-benchmark"].sort(),
    );
  });

  test("a person has to confirm", () => {
    expect(notSeen(broken("aws_sns_topic_subscription", of({ protocol: "email" })))).toEqual(["cloud-custodian"]);
  });

  test("two filters of one group have the pattern", () => {
    const { stack } = exampleOf("minimal");
    const [filters = {}] = [stack.resource["aws_cloudwatch_log_metric_filter"]];
    const [values = {}] = Object.values(filters);
    const twice = { ...filters, other: { ...values, name: "other", metric_transformation: transformation } };
    const [region] = seenRegions({
      ...stack,
      resource: { ...stack.resource, aws_cloudwatch_log_metric_filter: twice },
    });
    expect(region && refusals(region).filter(([, answer]) => answer === "no: two filters")).toEqual(
      ["trivy", "elastic", "risk-sentinel"].map((id) => [id, "no: two filters"]),
    );
  });

  test("the pattern is MITRE's: its profile takes it, and asks for all of it", () => {
    const { stack } = exampleOf("everything");
    const [region] = seenRegions(stack);
    const [stopped] = seenRegions(
      JSON.parse(JSON.stringify(stack).replace('"enable_logging":true', '"enable_logging":false')),
    );
    expect(region && answersOn(region, strangers)["mitre"]).toBe("yes");
    expect(stopped && answersOn(stopped, strangers)["mitre"]).toBe("no: trail, logging");
  });
});

test.each(neighbours.map((neighbour) => [neighbour.wants, neighbour] as const))(
  "of all examples, %s, or the page says why not",
  (_, neighbour) => {
    const { refused, option } = neighbour;
    const answers = rows.map(({ example, region }) => {
      const answer = neighbourAnswer(neighbour, region).replace(/:.*/, "");
      return option && example === option.example ? `${answer}, asked for` : answer;
    });
    const otherwise = refused === undefined && option === undefined ? "yes" : "no";
    expect([...new Set(answers.filter((answer) => answer !== "not seen"))].sort()).toEqual([
      otherwise,
      ...(option ? ["yes, asked for"] : []),
    ]);
  },
);

test("docs/examples-auditors.md says what the auditors say of the examples today", () => {
  expect(readFileSync(join(root, "docs", "examples-auditors.md"), "utf8")).toBe(examplesPage(strangers));
});

test(".ci/run installs the releases of the auditors that the page names", () => {
  const script = readFileSync(join(root, ".ci", "run"), "utf8");
  const installed = [...script.matchAll(/^(checkov|prowler)_version=(.+)$/gm)].map(([, name, version]) => [
    name,
    version,
  ]);
  expect(installed).toEqual([
    ["checkov", checkovVersion],
    ["prowler", prowlerVersion],
  ]);
});
