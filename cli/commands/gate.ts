import type { ExitCode } from "../exit-code";
import { judged } from "../judge/judge";
import type { Surroundings } from "../surroundings";
import { type JudgingOptions, judgedBy } from "./judging";

/** Options of `keepwatch gate`. */
export interface GateOptions extends JudgingOptions {
  /**
   * Whether what the plan leaves must protect every event, whatever was before.
   * @default false
   */
  readonly require?: boolean;
}

/**
 * Judges plans and writes the reports.
 *
 * @returns the exit code
 * @throws UsageError, DocumentError, InternalError
 */
export const gate = (plans: readonly string[], options: GateOptions, surroundings: Surroundings): Promise<ExitCode> =>
  judgedBy(
    {
      command: "gate",
      picture: "picture/plan",
      judge: (document, question, budget) => {
        const { require = false } = options;
        return judged(document, { require, ...question }, budget);
      },
    },
    plans,
    options,
    surroundings,
  );
