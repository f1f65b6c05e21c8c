import { writeFile } from "node:fs/promises";
import { UsageError } from "../errors";
import { type ExitCode, exitCode } from "../exit-code";
import { judged } from "../judge/judge";
import { readDocument } from "../read/document";
import { readWaivers } from "../read/waivers";
import { type Target, written } from "../report/format";
import { type Report, reportOf, type Verdict } from "../report/report";
import { plain, styleOf } from "../report/style";

/** Options of `keepwatch gate`. */
export interface GateOptions {
  /**
   * Formats and where they go.
   * @default - text on standard output
   */
  readonly format?: readonly Target[];
  readonly require?: boolean;
  readonly strict?: boolean;
  /** File of waivers. */
  readonly waivers?: string;
  readonly quiet?: boolean;
  /** False where colours are refused. */
  readonly color?: boolean;
}

const exitCodes: Readonly<Record<Verdict, ExitCode>> = {
  pass: exitCode.pass,
  fail: exitCode.findings,
  error: exitCode.notJudgeable,
};

/**
 * Judges one plan and prints the reports.
 *
 * @returns the exit code
 * @throws UsageError, DocumentError, InternalError
 */
export async function gate(plan: string | undefined, options: GateOptions): Promise<ExitCode> {
  if (plan === undefined && process.stdin.isTTY) {
    throw new UsageError("no plan is given: name a saved plan file, its JSON, or - for standard input");
  }
  const { require = false, waivers } = options;
  const question = { require, ...(waivers === undefined ? {} : { waivers: await readWaivers(waivers) }) };
  const report = reportOf("gate", await judged(await readDocument(plan ?? "-"), question), options);
  await print(report, options);
  return exitCodes[report.verdict];
}

async function print(
  report: Report,
  { format = [{ format: "text" }], quiet = false, color = true }: GateOptions,
): Promise<void> {
  for (const target of format) {
    if (target.file !== undefined) await save(target.file, written(target.format, report, plain));
    else if (!quiet || report.verdict !== "pass") process.stdout.write(written(target.format, report, styleOf(color)));
  }
}

async function save(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(
      `cannot write the report to "${file}": ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
