// The drawn chain has each link once, in order, with what becomes of it: one chain for each thing that can happen.
import type { Picture } from "../../../cli/judge/picture";
import { drawnOf, outline } from "../../../cli/report/drawn";
import type { ReportedFinding } from "../../../cli/report/report";

const link = (name: string, before: string | null, after: string | null, id = `aws.${name}`) => ({
  id,
  link: name,
  address: id,
  before,
  after,
});

const finding = (reason: string, subject: string, outcome: ReportedFinding["outcome"] = "fail"): ReportedFinding => ({
  control: "iam-policy-changes",
  reason,
  outcome,
  subject,
  level: "recorded",
  events: [],
  message: "",
  remedy: "",
});

const picture: Picture = {
  links: [
    link("alarm", "old", "new"),
    link("trail", "trail", "trail"),
    link("filter", "filter", null),
    link("topic", null, "topic"),
  ],
  joints: [
    { from: "aws.filter", to: "aws.alarm", before: true, after: false },
    { from: "aws.alarm", to: "aws.topic", before: false, after: true },
    { from: "aws.alarm", to: "elsewhere", before: true, after: true },
  ],
};

const statesWith = (...findings: readonly ReportedFinding[]) =>
  Object.fromEntries(drawnOf(picture, { findings }).links.map(({ link: name, state }) => [name, state]));

test("links stand in the order of a chain, each with what becomes of it", () => {
  expect(outline(drawnOf(picture, { findings: [] }))).toEqual([
    "trail trail (aws.trail): kept",
    "metric filter filter (aws.filter): ✗ lost",
    "alarm old → new (aws.alarm): kept",
    "topic topic (aws.topic): + new",
    "metric filter filter → alarm old → new: ✗ lost",
    "alarm old → new → topic topic: + new",
  ]);
});

test("what a finding rejects is broken, by its address or by what it supports, and what it only warns of is not", () => {
  expect(statesWith(finding("alarm_threshold_above_one", "aws.alarm"))).toMatchObject({
    alarm: "broken",
    trail: "kept",
  });
  expect(statesWith(finding("role_permission_refuses", "aws_iam_role.r"))).toMatchObject({ trail: "broken" });
  expect(statesWith(finding("alarm_threshold_above_one", "aws.alarm", "warn"))).toMatchObject({ alarm: "kept" });
  expect(statesWith(finding("filter_missing", "aws.filter"))).toMatchObject({ filter: "lost" });
});

test("of too many links the lost and the broken are drawn, and the others counted", () => {
  const many = Array.from({ length: 60 }, (_, position) => link("subscription", "email", "email", `aws.s${position}`));
  const drawn = drawnOf({ links: [...many, ...picture.links], joints: picture.joints }, { findings: [] });
  expect(drawn.links).toHaveLength(24);
  expect(drawn.more).toBe(40);
  expect(drawn.links.map(({ state }) => state)).toContain("lost");
  expect(outline(drawn).at(-1)).toBe("and 40 more links");
});
