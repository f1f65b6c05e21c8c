import { writeFile } from "node:fs/promises";
import { UsageError } from "../errors";
import { type ExitCode, exitCode } from "../exit-code";
import type { Question } from "../judge/policy";
import { dayOf } from "../judge/waiver";
import type { Budget, Limits } from "../limits";
import { readDocument } from "../read/document";
import type { Json } from "../read/json";
import { type Target, written } from "../report/format";
import type { Digests, Report, Strictness, Verdict } from "../report/report";
import { plain, styleOf } from "../report/style";
import type { Surroundings } from "../surroundings";
import { withDigests } from "../with-digests";
import { readWaivers } from "./waivers-file";

/** Options of every command that judges a document. */
export interface JudgingOptions extends Strictness {
  /**
   * Formats and where they go.
   * @default - text on standard output
   */
  readonly format?: readonly Target[];
  /** File of waivers. */
  readonly waivers?: string;
  /**
   * How much the document may ask for.
   * @default - as each limit says
   */
  readonly limit?: Limits;
  /** Digest that the document must have. */
  readonly expectDigest?: string;
  readonly quiet?: boolean;
  /** False where colours are refused. */
  readonly color?: boolean;
}

const exitCodes: Readonly<Record<Verdict, ExitCode>> = {
  pass: exitCode.pass,
  fail: exitCode.findings,
  error: exitCode.notJudgeable,
};

/** A document, and the digests that are asked for. */
interface Named {
  readonly document: Json;
  readonly digests?: Digests;
}

/**
 * The document that a command is given by name, or on standard input.
 *
 * @throws UsageError, DocumentError
 */
export async function documentNamed(
  source: string | undefined,
  { format = [], expectDigest }: Pick<JudgingOptions, "format" | "expectDigest">,
  budget: Budget,
  surroundings: Pick<Surroundings, "stdin" | "env">,
): Promise<Named> {
  if (source === undefined && surroundings.stdin.isTTY) {
    throw new UsageError("no plan given: name a saved plan file or its JSON, or give - for standard input");
  }
  if (expectDigest === undefined && !format.some((target) => target.format === "json")) {
    return { document: await readDocument(source ?? "-", surroundings, budget) };
  }
  return withDigests((see) => readDocument(source ?? "-", surroundings, budget, see), expectDigest);
}

/**
 * What is asked by the waivers of the file that a command names; nothing where it names none.
 *
 * @throws UsageError
 */
export const waiversNamed = async (
  { waivers }: Pick<JudgingOptions, "waivers">,
  { today }: Pick<Surroundings, "today">,
): Promise<Question> => (waivers === undefined ? {} : { waivers: await readWaivers(waivers), today: dayOf(today) });

/**
 * Prints a report in every format that is asked for.
 *
 * @returns the exit code
 * @throws UsageError where a file cannot be written
 */
export async function concluded(
  report: Report,
  { format = [{ format: "text" }], quiet = false, color = true }: JudgingOptions,
  surroundings: Pick<Surroundings, "stdout" | "env">,
): Promise<ExitCode> {
  for (const target of format) {
    if (target.file !== undefined) await save(target.file, written(target.format, report, plain));
    else if (!quiet || report.verdict !== "pass") {
      surroundings.stdout.write(written(target.format, report, styleOf(color, surroundings)));
    }
  }
  return exitCodes[report.verdict];
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
