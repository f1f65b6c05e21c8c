// An alarm's description says what to do and fits, or is refused: what there is no room for is left out in order.
import { alarmDescription } from "../../../modules/alarm/alarm-description";
import { controlInWords } from "../../../modules/alarm/control";
import { controls } from "../../../spec";
import { requiredEvents } from "../../required-events";
import { all, chainStack } from "../synthesised";

const meaning = { happened: "Somebody did.", events: ["A", "B"], logGroup: "/trail" };

test("it says what happened, what to do, and how to find out who it was", () => {
  const described = { ...meaning, control: "iam, CIS 4.4", runbook: "https://wiki.example.com/iam" };
  expect(alarmDescription(described)).toBe(`Somebody did.
Control: iam, CIS 4.4
What to do: https://wiki.example.com/iam
Who it was: CloudWatch Logs Insights, log group /trail
fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, awsRegion, errorCode
| filter eventName in ["A","B"]
| sort @timestamp desc
| limit 100`);
});

test("it leaves out what there is nothing to say of", () => {
  const lines = alarmDescription(meaning).split("\n");
  expect(lines.slice(0, 2)).toEqual(["Somebody did.", "Who it was: CloudWatch Logs Insights, log group /trail"]);
});

const ofLength = (length: number) => alarmDescription({ ...meaning, logGroup: "g".repeat(length) });
const ofQuery = alarmDescription(meaning).length - meaning.logGroup.length;

test("the query goes where it has no room", () => {
  expect(ofLength(1024 - ofQuery)).toContain("| filter");
  expect(ofLength(1024 - ofQuery + 1)).not.toContain("| filter");
});

test("what is too long without it is refused", () => {
  const rest = alarmDescription({ ...meaning, logGroup: "g".repeat(900) }).length - 900;
  expect(ofLength(1024 - rest)).toHaveLength(1024);
  expect(() => ofLength(1025 - rest)).toThrow(
    "alarm description has 1025 characters, CloudWatch takes 1024: Somebody did.",
  );
});

test("a control is named with its numbers in the benchmark", () => {
  expect(controlInWords("iam-policy-changes", controls["iam-policy-changes"].benchmarks)).toBe(
    "iam-policy-changes, CIS AWS Foundations 3.4 (v1.2), 4.4 (v1.3 to v5.0), 5.4 (v6.0 to v7.0)",
  );
});

test("every alarm of a chain has one, by the name of the group that was given", () => {
  const stack = chainStack({
    runbook: "https://wiki.example.com/iam",
    escalationAlarm: true,
    tamperingAlarm: true,
    tunedAlarm: { exclude: [{ field: "userIdentity.arn", value: "*:role/deployment" }] },
  });
  const described = Object.fromEntries(
    all(stack, "aws_cloudwatch_metric_alarm").map(([, alarm]) => [alarm["alarm_name"], alarm["alarm_description"]]),
  ) as Readonly<Record<string, string>>;
  const firstLines = Object.entries(described).map(([name, text]) => [name, text.split("\n")[0]]);
  expect(Object.fromEntries(firstLines)).toEqual({
    "iam-policy-changes": "Somebody changed an IAM policy.",
    "iam-policy-changes-escalation": "Somebody took a way to more rights that the benchmark leaves out.",
    "iam-policy-changes-tampering": "Somebody made a call that could silence the monitoring of IAM policy changes.",
    "iam-policy-changes-tuned": "Somebody changed an IAM policy. It is none of the changes that are left out.",
  });
  const named = Object.entries(described).filter(([, text]) => text.includes("\nControl: iam-policy-changes, CIS"));
  expect(named.map(([name]) => name).sort()).toEqual(["iam-policy-changes", "iam-policy-changes-tuned"]);
  for (const text of Object.values(described)) {
    expect(text).toContain("\nWhat to do: https://wiki.example.com/iam\n");
    expect(text).toContain("log group /aws/cloudtrail/iam-policy-changes\n");
    // Terraform would take it for a template
    expect(text).not.toMatch(/[$%]\{/);
  }
  expect(JSON.parse(/eventName in (.*)/.exec(described["iam-policy-changes"] ?? "")?.[1] ?? "[]").sort()).toEqual(
    [...requiredEvents].sort(),
  );
});
