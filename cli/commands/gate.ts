import type { ExitCode } from "../exit-code";
import { judged, type Question } from "../judge/judge";
import { readWaivers } from "../read/waivers";
import { reportOf } from "../report/report";
import { concluded, documentNamed, type JudgementOptions } from "./judgement";

/** Options of `keepwatch gate`. */
export interface GateOptions extends JudgementOptions, Pick<Question, "require"> {
  /** File of waivers. */
  readonly waivers?: string;
}

/**
 * Judges one plan and prints the reports.
 *
 * @returns the exit code
 * @throws UsageError, DocumentError, InternalError
 */
export async function gate(plan: string | undefined, options: GateOptions): Promise<ExitCode> {
  const { require = false, waivers } = options;
  const question = { require, ...(waivers === undefined ? {} : { waivers: await readWaivers(waivers) }) };
  const judgement = await judged(await documentNamed(plan), question);
  return concluded(reportOf("gate", judgement, options), options);
}
