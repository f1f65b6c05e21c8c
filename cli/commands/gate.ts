import type { ExitCode } from "../exit-code";
import { judged } from "../judge/judge";
import { budgetOf } from "../limits";
import { reportOf } from "../report/report";
import type { Surroundings } from "../surroundings";
import { concluded, documentNamed, type JudgingOptions, waiversNamed } from "./judging";

/** Options of `keepwatch gate`. */
export interface GateOptions extends JudgingOptions {
  /**
   * Whether what the plan leaves must protect every event, whatever was before.
   * @default false
   */
  readonly require?: boolean;
}

/**
 * Judges one plan and prints the reports.
 *
 * @returns the exit code
 * @throws UsageError, DocumentError, InternalError
 */
export async function gate(
  plan: string | undefined,
  options: GateOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { require = false } = options;
  const budget = budgetOf(options.limit);
  const question = { require, ...(await waiversNamed(options, surroundings)) };
  const { document, digests } = await documentNamed(plan, options, budget, surroundings);
  const judgement = await judged(document, question, budget);
  return concluded(reportOf("gate", judgement, options, digests), options, surroundings);
}
