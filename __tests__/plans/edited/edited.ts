import { type PlanCase, verdictOf } from "../plan-case";

/** An edited plan, exactly the reasons that reject it, none where it passes, and exactly those of the warnings. */
export type EditedRow = readonly [
  id: string,
  plan: unknown,
  reasons: readonly string[],
  warnings?: readonly string[],
  also?: Pick<PlanCase, "waivers" | "lost">,
];

/** The cases of a table of edited plans. */
export const edited = (rows: readonly EditedRow[]): readonly PlanCase[] =>
  rows.map(([id, plan, reasons, warnings = [], also = {}]) => ({
    id,
    making: "edited",
    plan: () => plan,
    verdict: verdictOf(reasons),
    reasons,
    warnings,
    ...also,
  }));
