import type { ExitCode } from "../exit-code";
import { judgedDrift } from "../judge/judge";
import { budgetOf } from "../limits";
import { reportOf } from "../report/report";
import type { Surroundings } from "../surroundings";
import { concluded, documentNamed, type JudgingOptions, waiversNamed } from "./judging";

/**
 * Judges what a refreshed plan, or a state, found, and prints the reports.
 *
 * @returns the exit code
 * @throws UsageError, DocumentError, InternalError
 */
export async function drift(
  plan: string | undefined,
  options: JudgingOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const budget = budgetOf(options.limit);
  const question = await waiversNamed(options, surroundings);
  const { document, digests } = await documentNamed(plan, options, budget, surroundings);
  const judgement = await judgedDrift(document, question, budget);
  return concluded(reportOf("drift", judgement, options, digests), options, surroundings);
}
