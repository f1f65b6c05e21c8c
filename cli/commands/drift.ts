import type { ExitCode } from "../exit-code";
import { judgedDrift } from "../judge/judge";
import type { Surroundings } from "../surroundings";
import { type JudgingOptions, judgedBy } from "./judging";

/**
 * Judges what a refreshed plan, or a state, found, and writes the reports.
 *
 * @returns the exit code
 * @throws UsageError, DocumentError, InternalError
 */
export const drift = (
  plans: readonly string[],
  options: JudgingOptions,
  surroundings: Surroundings,
): Promise<ExitCode> =>
  judgedBy({ command: "drift", picture: "picture/drift", judge: judgedDrift }, plans, options, surroundings);
