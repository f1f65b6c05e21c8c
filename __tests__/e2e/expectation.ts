import { type Change, type Level, levels } from "./changes";
import type { DriftExpectation } from "./drifts";

/** What is compared of a judgement. */
export interface Outcome {
  readonly verdict: string;
  /** Reasons of the findings that reject, sorted, each once. */
  readonly reasons: readonly string[];
  /** The lowest level that is lost. */
  readonly lost: Level | undefined;
}

/** What is compared of a judgement of drift. */
export interface DriftOutcome extends Outcome {
  /** What the findings say of the repair, sorted, each once. */
  readonly repairs: readonly string[];
}

/** The part of a JSON report that is compared. */
export interface Report {
  readonly verdict: string;
  readonly findings: readonly {
    readonly reason: string;
    readonly outcome: string;
    readonly repair?: { readonly reason: string };
  }[];
  readonly protections: { readonly lost: Readonly<Partial<Record<string, readonly string[]>>> };
}

/** What a report says. */
export const outcomeOf = ({ verdict, findings, protections }: Report): Outcome => ({
  verdict,
  reasons: [
    ...new Set(
      findings.filter(({ outcome }) => outcome === "fail" || outcome === "unknown").map(({ reason }) => reason),
    ),
  ].sort(),
  lost: levels.find((level) => (protections.lost[level] ?? []).length > 0),
});

/** What the report of a change must say. */
export const expectedOf = ({ verdict, reasons, lost }: Change): Outcome => ({
  verdict,
  reasons: [...reasons].sort(),
  lost,
});

/** What a report of drift says. */
export const driftOutcomeOf = (report: Report): DriftOutcome => ({
  ...outcomeOf(report),
  repairs: [...new Set(report.findings.flatMap(({ repair }) => (repair ? [repair.reason] : [])))].sort(),
});

/** What the report of drift in the plan of a change must say. */
export const expectedDriftOf = ({ drift: { reasons, lost, repairs } = noDrift }: Change): DriftOutcome => ({
  verdict: reasons.length > 0 ? "fail" : "pass",
  reasons: [...reasons].sort(),
  lost,
  repairs: [...repairs].sort(),
});

const noDrift: DriftExpectation = { reasons: [], repairs: [] };
