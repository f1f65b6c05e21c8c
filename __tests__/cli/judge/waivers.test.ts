// A waiver takes one flaw of one object until its day, and nothing else: asked of the policy as the command asks it.
import { judged, judgedDrift } from "../../../cli/judge/judge";
import type { Waiver } from "../../../cli/judge/waiver";
import { reportOf } from "../../../cli/report/report";
import { recordedPlan } from "../../plans/corpus";
import { alarm, deleted, found, having, stepped } from "../../plans/edited/plan-edit";

const alarmAddress = found(alarm).address;
const waiver = (reason: string, subject: string, until = "2030-01-01"): Waiver => ({
  reason,
  subject,
  until,
  because: "moves to the audit stack",
});

const judgedUnder = async (plan: unknown, ...waivers: readonly Waiver[]) => {
  const report = reportOf("gate", await judged(plan, { waivers, today: "2029-06-01" }));
  return {
    verdict: report.verdict,
    findings: report.findings
      .filter(({ reason }) => reason !== "plan_touches_nothing")
      .map(({ reason, outcome, waiver: by }) => [reason, outcome, ...(by ? [by.until] : [])]),
  };
};

const raised = stepped(found(alarm), ["update"], { threshold: 3 });
const subscription = found("aws_sns_topic_subscription");

test("a flaw of the named object passes as a note", async () => {
  expect(await judgedUnder(having(raised), waiver("alarm_threshold_above_one", alarmAddress))).toEqual({
    verdict: "pass",
    findings: [["alarm_threshold_above_one", "note", "2030-01-01"]],
  });
});

test.each([
  ["another reason", waiver("alarm_dimensions", alarmAddress)],
  ["another object", waiver("alarm_threshold_above_one", "aws_cloudwatch_metric_alarm.other")],
])("a waiver of %s waives nothing", async (_, other) => {
  expect(await judgedUnder(having(raised), other)).toEqual({
    verdict: "fail",
    findings: [
      ["alarm_threshold_above_one", "fail"],
      ["waiver_unused", "note"],
    ],
  });
});

test("a waiver that has expired waives nothing, and is a warning", async () => {
  expect(await judgedUnder(having(raised), waiver("alarm_threshold_above_one", alarmAddress, "2029-05-31"))).toEqual({
    verdict: "fail",
    findings: [
      ["alarm_threshold_above_one", "fail"],
      ["waiver_expired", "warn"],
    ],
  });
});

test("a waiver holds on its last day", async () => {
  expect(await judgedUnder(having(raised), waiver("alarm_threshold_above_one", alarmAddress, "2029-06-01"))).toEqual({
    verdict: "pass",
    findings: [["alarm_threshold_above_one", "note", "2029-06-01"]],
  });
});

test.each(["soon", "2029-6-2", "", "9"])("a waiver until %j does not hold", async (until) => {
  const { verdict } = await judgedUnder(having(raised), waiver("alarm_threshold_above_one", alarmAddress, until));
  expect(verdict).toBe("fail");
});

test("what is asked of all events can be waived, too", async () => {
  const plan = having(raised, stepped(subscription, ["update"], {}));
  const waivers = [waiver("alarm_threshold_above_one", alarmAddress)];
  const asked = { require: true, waivers, today: "2029-06-01" };
  expect(reportOf("gate", await judged(plan, asked)).verdict).toBe("pass");
  expect(reportOf("gate", await judged(plan, { require: true })).verdict).toBe("fail");
});

test("a waived flaw hides no other one of the same object", async () => {
  const both = stepped(found(alarm), ["update"], { threshold: 3, statistic: "Average" });
  expect(await judgedUnder(having(both), waiver("alarm_threshold_above_one", alarmAddress))).toEqual({
    verdict: "fail",
    findings: [
      ["alarm_statistic_unfit", "fail"],
      ["alarm_threshold_above_one", "note", "2030-01-01"],
    ],
  });
});

test("a waived flaw hides no loss further up the chain", async () => {
  const plan = having(raised, deleted(subscription));
  expect(await judgedUnder(plan, waiver("alarm_threshold_above_one", alarmAddress))).toEqual({
    verdict: "fail",
    findings: [
      ["subscription_missing", "fail"],
      ["alarm_threshold_above_one", "note", "2030-01-01"],
    ],
  });
});

test("an object whose going is waived is judged as though it stayed", async () => {
  expect(await judgedUnder(having(deleted(found(alarm))), waiver("alarm_missing", alarmAddress))).toEqual({
    verdict: "pass",
    findings: [["alarm_missing", "note", "2030-01-01"]],
  });
});

test("its going hides no other loss", async () => {
  const plan = having(deleted(found(alarm)), deleted(subscription));
  expect(await judgedUnder(plan, waiver("alarm_missing", alarmAddress))).toEqual({
    verdict: "fail",
    findings: [
      ["subscription_missing", "fail"],
      ["alarm_missing", "note", "2030-01-01"],
    ],
  });
});

test("a flaw of what supports a link is waived by its own address", async () => {
  const role = found("aws_iam_role");
  const plan = JSON.parse(recordedPlan("role-cannot-write"));
  expect((await judgedUnder(plan, waiver("role_permission_refuses", role.address))).verdict).toBe("pass");
  expect((await judgedUnder(plan, waiver("role_permission_refuses", found("aws_cloudtrail").address))).verdict).toBe(
    "fail",
  );
});

describe("drift", () => {
  const drifted = JSON.parse(recordedPlan("drift-threshold-accepted"));
  const judgedDriftUnder = async (document: unknown, ...waivers: readonly Waiver[]) => {
    const report = reportOf("drift", await judgedDrift(document, { waivers, today: "2029-06-01" }));
    return {
      verdict: report.verdict,
      findings: report.findings.map(({ reason, outcome }) => [reason, outcome]),
    };
  };

  test("is waived as a change is", async () => {
    expect(await judgedDriftUnder(drifted, waiver("alarm_threshold_above_one", alarmAddress))).toEqual({
      verdict: "pass",
      findings: [["alarm_threshold_above_one", "note"]],
    });
  });

  test("of another reason is not waived", async () => {
    expect(await judgedDriftUnder(drifted, waiver("alarm_dimensions", alarmAddress))).toEqual({
      verdict: "fail",
      findings: [
        ["alarm_threshold_above_one", "fail"],
        ["waiver_unused", "note"],
      ],
    });
  });

  test("that a state shows is waived, too", async () => {
    const state = { format_version: "1.0", values: drifted.prior_state.values };
    expect(await judgedDriftUnder(state, waiver("alarm_threshold_above_one", alarmAddress))).toEqual({
      verdict: "pass",
      findings: [["alarm_threshold_above_one", "note"]],
    });
  });
});
