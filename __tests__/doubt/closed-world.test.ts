// An attribute that no list names is a doubt, for every guarded type, in every place: the lists need not know what a newer provider adds.
import { project } from "../../cli/read/project";
import { guarded } from "../../spec";
import { recordedPlan } from "../plans/corpus";
import { answerTo } from "../policies/answer";

type Values = Record<string, unknown>;
interface Entry {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly change: { actions: string[]; before: Values | null; after: Values; after_unknown: Values };
}
interface Plan {
  readonly resource_changes: readonly Entry[];
}

// What had drifted is of no interest here: an attribute would have to be put there, too.
const planned = (id: string): Plan => ({ ...JSON.parse(recordedPlan(id)), resource_drift: [] });

/** The plan with a change of each object of a type that it has before and after. */
const changing = (plan: Plan, type: string, change: (entry: Entry["change"], before: Values) => void): Plan => {
  for (const { type: other, mode, change: entry } of plan.resource_changes) {
    if (other !== type || mode !== "managed" || !entry.before) continue;
    entry.actions = ["update"];
    change(entry, entry.before);
  }
  return plan;
};

/** What the gate says, which must be the same of the projected plan. */
const saidOf = async (plan: Plan) => {
  const said = await answerTo(plan);
  expect(await answerTo(project(JSON.parse(JSON.stringify(plan))))).toEqual(said);
  return said;
};

const rejected = { verdict: "fail", reasons: ["attribute_unknown"], warnings: [] };
const passed = { verdict: "pass", reasons: [], warnings: [] };

// Every type that a chain of these plans stands on
const shipped = [
  "aws_cloudtrail",
  "aws_cloudwatch_log_group",
  "aws_cloudwatch_log_metric_filter",
  "aws_cloudwatch_metric_alarm",
  "aws_iam_role",
  "aws_iam_role_policy",
  "aws_kms_key",
  "aws_s3_bucket",
  "aws_s3_bucket_policy",
  "aws_sns_topic",
  "aws_sns_topic_policy",
  "aws_sns_topic_subscription",
];
const alone = ["aws_cloudwatch_log_metric_filter", "aws_cloudwatch_metric_alarm"];
const places = [
  ...shipped.map((type) => ["no-change", type] as const),
  ...["alone", "alone-alias", "alone-map"].flatMap((shape) =>
    alone.map((type) => [`shapes/${shape}/no-change`, type] as const),
  ),
];

describe.each(places)("an attribute that no list names, in %s on %s", (id, type) => {
  test("the plan has the type", () => {
    expect(planned(id).resource_changes.filter((entry) => entry.type === type).length).toBeGreaterThan(0);
  });

  test.each<[string, (entry: Entry["change"], before: Values) => void]>([
    ["is set", (entry) => Object.assign(entry.after, { brand_new: "x" })],
    [
      "is exchanged",
      (entry, before) =>
        Object.assign(entry.after, { brand_new: "x" }, before, { brand_new: "y" }) &&
        Object.assign(before, { brand_new: "x" }),
    ],
    [
      "is taken away",
      (entry, before) => Object.assign(before, { brand_new: "x" }) && Object.assign(entry.after, { brand_new: null }),
    ],
    ["is no longer there", (_, before) => Object.assign(before, { brand_new: [{ inner: 1 }] })],
    ["is known only after apply", (entry) => Object.assign(entry, { after_unknown: { brand_new: true } })],
    ["is a block", (entry) => Object.assign(entry.after, { brand_new: [{ inner: true }] })],
  ])("%s: rejected", async (_, change) => {
    expect(await saidOf(changing(planned(id), type, change))).toEqual(rejected);
  });

  test.each<[string, (entry: Entry["change"], before: Values) => void]>([
    [
      "stays",
      (entry, before) => Object.assign(entry.after, { brand_new: "x" }) && Object.assign(before, { brand_new: "x" }),
    ],
    ["is null", (entry) => Object.assign(entry.after, { brand_new: null })],
    ["is filled in as false", (entry) => Object.assign(entry.after, { brand_new: false })],
    [
      "is an empty list instead of null",
      (entry, before) => Object.assign(entry.after, { brand_new: [] }) && Object.assign(before, { brand_new: null }),
    ],
    ["is a label instead", (entry) => Object.assign(entry.after, { tags: { a: "b" }, tags_all: { a: "b" } })],
  ])("%s: passes", async (_, change) => {
    expect(await saidOf(changing(planned(id), type, change))).toEqual(passed);
  });
});

test.each([
  ["aws_cloudwatch_log_metric_filter", "metric_transformation"],
  ["aws_cloudtrail", "event_selector"],
  ["aws_cloudtrail", "advanced_event_selector"],
])("a part that no list names, of %s.%s, is rejected", async (type, block) => {
  const plan = planned("no-change");
  const blocks = plan.resource_changes.find((entry) => entry.type === type)?.change.before?.[block] as
    | Values[]
    | undefined;
  const others = changing(plan, type, ({ after }) => {
    after[block] = (blocks?.length ? blocks : [{ name: "x", field_selector: [] }]).map((one) => ({
      ...one,
      brand_new: 1,
    }));
  });
  expect((await saidOf(others)).reasons).toContain("attribute_unknown");
});

test("an attribute that is known to do harm in a way that nothing judges is named as such", async () => {
  const change = ({ after }: Entry["change"]) => Object.assign(after, { evaluation_interval: 3600 });
  const said = await saidOf(changing(planned("no-change"), "aws_cloudwatch_metric_alarm", change));
  expect(said).toEqual({ ...rejected, reasons: ["attribute_unproven"] });
});

test("what a first creation sets is noted", async () => {
  const plan = planned("first-creation");
  for (const { type, change } of plan.resource_changes)
    if (guarded[type]) Object.assign(change.after, { brand_new: "x" });
  expect((await saidOf(plan)).verdict).toBe("pass");
});

test("an object outside the chain may have any attribute", async () => {
  const plan = planned("shapes/alone-map/no-change");
  const others = plan.resource_changes.filter(({ address }) => !/policy|iam/i.test(address));
  expect(others.length).toBeGreaterThan(1);
  for (const { change } of others)
    Object.assign(change, { actions: ["update"], after: { ...change.after, brand_new: "x" } });
  expect(await saidOf(plan)).toEqual(passed);
});
