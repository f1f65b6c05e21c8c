import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judged } from "../../cli/judge/judge";
import { reportOf } from "../../cli/report/report";
import { recordedPlan } from "../e2e/corpus";
import { type Edit, edited } from "./edit";

interface Case {
  readonly id: string;
  readonly edits: readonly Edit[];
  /** Exactly the reasons of the findings that reject; none where the plan passes. */
  readonly reasons: readonly string[];
}

const cases: readonly Case[] = JSON.parse(readFileSync(join(__dirname, "edits.json"), "utf8"));

// No emulator can bring each of these about alone, so they are edits of a plan that real Terraform made of the deployed chain.
describe("one edit of a plan that keeps everything", () => {
  test.each(cases.map((one) => [one.id, one] as const))("%s", async (_, { edits, reasons }) => {
    const plan = edits.reduce(edited, JSON.parse(recordedPlan("no-change")));
    const report = reportOf("gate", await judged(plan));
    const rejecting = report.findings.filter(({ outcome }) => outcome === "fail" || outcome === "unknown");
    expect([...new Set(rejecting.map(({ reason }) => reason))].sort()).toEqual(reasons);
  });

  test("no two cases have one name", () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });
});
