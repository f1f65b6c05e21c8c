import { type Change, type Level, levels } from "./changes";

/** What is compared of a judgement. */
export interface Outcome {
  readonly verdict: string;
  /** Reasons of the findings that reject, sorted, each once. */
  readonly reasons: readonly string[];
  /** The lowest level that is lost. */
  readonly lost: Level | undefined;
}

/** The part of a JSON report that is compared. */
export interface Report {
  readonly verdict: string;
  readonly findings: readonly { readonly reason: string; readonly outcome: string }[];
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
