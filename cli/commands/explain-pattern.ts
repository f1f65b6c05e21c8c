import { DocumentError, UsageError } from "../errors";
import { type ExitCode, exitCode } from "../exit-code";
import { jsonText } from "../formats/json";
import { explainedPattern } from "../judge/explained-pattern";
import { standardInput } from "../read/standard-input";
import { textOf } from "../read/text";
import { isSound, patternReport } from "../report/pattern";
import { styleOf } from "../report/style";
import type { Surroundings } from "../surroundings";

/** Options of `keepwatch explain pattern`. */
export interface ExplainPatternOptions {
  /**
   * `text` or `json`.
   * @default "text"
   */
  readonly format?: string;
  /** False where colours are refused. */
  readonly color?: boolean;
}

/**
 * Prints what the proof says of a filter pattern.
 *
 * @returns pass where it covers every event and no everyday record, else findings
 * @throws UsageError, InternalError
 */
export async function explainPattern(
  pattern: string | undefined,
  { format = "text", color = true }: ExplainPatternOptions,
  surroundings: Pick<Surroundings, "stdin" | "stdout" | "env">,
): Promise<ExitCode> {
  if (format !== "text" && format !== "json") {
    throw new UsageError(`unknown format "${format}": use one of text, json`);
  }
  if (pattern === undefined && surroundings.stdin.isTTY) {
    throw new UsageError("no pattern given: quote it as an argument, or write it to standard input");
  }
  const explanation = explainedPattern(pattern ?? (await givenPattern(surroundings)));
  const report = format === "json" ? jsonText(explanation) : patternReport(explanation, styleOf(color, surroundings));
  surroundings.stdout.write(report);
  return isSound(explanation) ? exitCode.pass : exitCode.findings;
}

/** Many times the longest that the service takes. */
const mostBytes = 65_536;

async function givenPattern({ stdin }: Pick<Surroundings, "stdin">): Promise<string> {
  try {
    return textOf(await standardInput(stdin, mostBytes));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new UsageError("standard input is not text: write the filter pattern to it, as UTF-8");
  }
}
