import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadedPolicy, type Policy } from "../../cli/judge/policy";
import type { Waiver } from "../../cli/judge/waiver";
import { type Report, reportOf } from "../../cli/report/report";
import { catalogue } from "../../spec";
import { type Outcome, outcomeOf } from "../plans/plan-case";

/** What is compared of a judgement, but for the level that is lost. */
export type Answer = Omit<Outcome, "lost">;

const roomFor = 4_000_000;
let policy: Policy | undefined;

/** The gate's report on a plan; the policy is loaded once for all plans of a file of tests. */
export const reportOn = async (plan: unknown, waivers: readonly Waiver[] = []): Promise<Report> => {
  policy ??= loadedPolicy(readFileSync(join(__dirname, "..", "..", "policies", "policy.wasm")), catalogue, roomFor);
  return reportOf(
    "gate",
    policy.judge(plan, "gate/judgement", waivers.length === 0 ? {} : { waivers, today: "2029-06-01" }),
  );
};

/** What a report says, in short. */
export const answerOf = (report: Report): Answer => {
  const { lost: _, ...answer } = outcomeOf(report);
  return answer;
};

/** What the gate says of a plan, in short. */
export const answerTo = async (plan: unknown, waivers: readonly Waiver[] = []): Promise<Answer> =>
  answerOf(await reportOn(plan, waivers));
