import { judgedDrift } from "../../cli/judge/judge";
import { reportOf } from "../../cli/report/report";
import { recordedPlan } from "../plans/corpus";
import { type DriftOutcome, driftOutcomeOf, expectedDriftOf, type PlannedCase } from "../plans/plan-case";
import { changes } from "../plans/shipped/changes";

/** One change behind Terraform's back, and what `keepwatch drift` says of the plan that found it. */
export interface DriftRow {
  readonly change: PlannedCase;
  readonly outcome: DriftOutcome;
}

/** The table of drift, every plan judged anew. */
export const driftTabulated = (): Promise<readonly DriftRow[]> =>
  Promise.all(
    changes
      .filter(({ behind }) => behind !== undefined)
      .map(async (change) => {
        const report = reportOf("drift", await judgedDrift(JSON.parse(recordedPlan(change.id))));
        return { change, outcome: driftOutcomeOf(report) };
      }),
  );

const harms = ({ change }: DriftRow): boolean => expectedDriftOf(change).reasons.length > 0;

/** Whether `keepwatch drift` said of a row exactly what it must. */
export const isFound = ({ change, outcome }: DriftRow): boolean =>
  JSON.stringify(outcome) === JSON.stringify(expectedDriftOf(change));

/** `30/30 kinds of harmful drift found, 3/3 harmless ones let pass`. */
export const driftTotals = (rows: readonly DriftRow[]): string => {
  const wanted = (some: readonly DriftRow[]): string => `${some.filter(isFound).length}/${some.length}`;
  return `${wanted(rows.filter(harms))} kinds of harmful drift found, ${wanted(rows.filter((row) => !harms(row)))} harmless ones let pass`;
};

const codes = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(" ");

/** The part of docs/mutations.md about drift. */
export const driftSection = (rows: readonly DriftRow[]): string => `## Changed behind Terraform's back

Made by the account's own API in a deployed stack, then planned by Terraform and given to \`keepwatch drift\`. **${driftTotals(rows)}.**

| what happened | reasons | repair |
| --- | --- | --- |
${rows
  .map(({ change: { what }, outcome: { reasons, repairs } }) => `| ${what} | ${codes(reasons)} | ${codes(repairs)} |`)
  .join("\n")}
`;
