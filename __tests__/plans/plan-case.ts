import type { Waiver } from "../../cli/judge/waiver";

/** Levels of a chain, lowest first. */
const levels = ["recorded", "filtered", "alarmed", "notified", "received"] as const;

/** A level of a chain. */
export type Level = (typeof levels)[number];

/** What the gate must say of a plan. */
export interface Expected {
  readonly verdict: "pass" | "fail" | "error";
  /** Exactly the reasons of the findings that reject. */
  readonly reasons: readonly string[];
  /**
   * Exactly the reasons of the warnings.
   * @default - none
   */
  readonly warnings?: readonly string[];
  /**
   * The lowest level that is lost.
   * @default - none of a plan that Terraform made, and not asked of an edited one
   */
  readonly lost?: Level;
}

/** What `keepwatch drift` must say of a plan. */
export interface DriftExpectation {
  /** Exactly the reasons of the findings that reject; none where it passes. */
  readonly reasons: readonly string[];
  /** The lowest level at which what was found is worse than what was applied. */
  readonly lost?: Level;
  /** What the findings say of the repair, each once. */
  readonly repairs: readonly string[];
}

/** How a plan came about: `planned` by Terraform as it is, or `edited` from one that was. */
export type Making = "planned" | "edited";

/** A plan, and what must be said of it. */
export interface PlanCase extends Expected {
  readonly id: string;
  readonly making: Making;
  readonly plan: () => unknown;
  /**
   * What is waived.
   * @default - nothing
   */
  readonly waivers?: readonly Waiver[];
}

/** What Terraform is asked to plan, and what must be said of the plan, which is recorded under its id. */
export interface PlannedCase extends Expected {
  /** Path of the recorded plan in the corpus. */
  readonly id: string;
  /** What changes, in a sentence. */
  readonly what: string;
  /**
   * What `keepwatch drift` must say of the same plan; not asked where links outside keep the chain from being good outright.
   * @default - pass
   */
  readonly drift?: DriftExpectation | "unasked";
}

/** The verdict that follows from the reasons of the findings that reject: those of document and plan say that nothing was judged. */
export const verdictOf = (reasons: readonly string[]): Expected["verdict"] => {
  if (reasons.length === 0) return "pass";
  return reasons.every((reason) => /^(document|plan)_/.test(reason)) ? "error" : "fail";
};

/** What is compared of a judgement. */
export interface Outcome {
  readonly verdict: string;
  /** Reasons of the findings that reject, sorted, each once. */
  readonly reasons: readonly string[];
  /** Reasons of the warnings, sorted, each once. */
  readonly warnings: readonly string[];
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

const reasonsIn = ({ findings }: Report, ...outcomes: readonly string[]): readonly string[] =>
  [...new Set(findings.filter(({ outcome }) => outcomes.includes(outcome)).map(({ reason }) => reason))].sort();

/** What a report says. */
export const outcomeOf = (report: Report): Outcome => ({
  verdict: report.verdict,
  reasons: reasonsIn(report, "fail", "unknown"),
  warnings: reasonsIn(report, "warn"),
  lost: levels.find((level) => (report.protections.lost[level] ?? []).length > 0),
});

/** What the report of a plan must say. */
export const expectedOf = ({ verdict, reasons, warnings = [], lost }: Expected): Outcome => ({
  verdict,
  reasons: [...reasons].sort(),
  warnings: [...warnings].sort(),
  lost,
});

/** What a report of drift says. */
export const driftOutcomeOf = (report: Report): DriftOutcome => ({
  ...outcomeOf(report),
  repairs: [...new Set(report.findings.flatMap(({ repair }) => (repair ? [repair.reason] : [])))].sort(),
});

/** What the report of drift in the plan of a change must say. */
export const expectedDriftOf = ({ drift = noDrift }: Pick<PlannedCase, "drift">): DriftOutcome => {
  const { reasons, lost, repairs } = drift === "unasked" ? noDrift : drift;
  return {
    verdict: reasons.length > 0 ? "fail" : "pass",
    reasons: [...reasons].sort(),
    warnings: [],
    lost,
    repairs: [...repairs].sort(),
  };
};

const noDrift: DriftExpectation = { reasons: [], repairs: [] };
