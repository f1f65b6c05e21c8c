import type { ExitCode } from "../exit-code";
import { judged, type Question } from "../judge/judge";
import { reportOf } from "../report/report";
import { concluded, documentNamed, type JudgementOptions } from "./judgement";

/** Options of `keepwatch gate`. */
export type GateOptions = JudgementOptions & Question;

/**
 * Judges one plan and prints the reports.
 *
 * @returns the exit code
 * @throws UsageError, DocumentError, InternalError
 */
export async function gate(plan: string | undefined, options: GateOptions): Promise<ExitCode> {
  const judgement = await judged(await documentNamed(plan), options);
  return concluded(reportOf("gate", judgement, options), options);
}
