import type { ExitCode } from "../exit-code";
import { judged, type Question } from "../judge/judge";
import { budgetOf } from "../limits";
import { reportOf } from "../report/report";
import { concluded, documentNamed, type JudgementOptions, waiversNamed } from "./judgement";

/** Options of `keepwatch gate`. */
export interface GateOptions extends JudgementOptions, Pick<Question, "require"> {}

/**
 * Judges one plan and prints the reports.
 *
 * @returns the exit code
 * @throws UsageError, DocumentError, InternalError
 */
export async function gate(plan: string | undefined, options: GateOptions): Promise<ExitCode> {
  const { require = false } = options;
  const budget = budgetOf(options.limit);
  const question = { require, ...(await waiversNamed(options)) };
  const { document, digests } = await documentNamed(plan, options, budget);
  const judgement = await judged(document, question, budget);
  return concluded(reportOf("gate", judgement, options, digests), options);
}
