import { basename, isAbsolute } from "node:path";
import { keepwatchErrorOf, UsageError } from "../errors";
import { type ExitCode, exitCode } from "../exit-code";
import { checkTargets, draw, type Target, tellDigests, written } from "../formats/format";
import type { Presentation } from "../formats/presentation";
import { pictured } from "../judge/judge";
import type { Judgement } from "../judge/judgement";
import type { Picture } from "../judge/picture";
import type { PictureEntrypoint, Question } from "../judge/policy";
import { dayOf } from "../judge/waiver";
import { type Budget, budgetOf, type Limits } from "../limits";
import { readDocument } from "../read/document";
import type { Json } from "../read/json";
import type { Showing } from "../read/plan-file";
import { plainWidth, widthOf } from "../report/columns";
import {
  type Command,
  type Digests,
  type JudgedDocument,
  type Report,
  reportOf,
  reportOfError,
  type Strictness,
  type Verdict,
} from "../report/report";
import { plain, styleOf } from "../report/style";
import type { Sources } from "../source/source-folder";
import type { Surroundings } from "../surroundings";
import { withDigests } from "../with-digests";
import { readWaivers } from "./waivers-file";
import { append, NotWritten, writeWhole } from "./whole-file";

/** Options of every command that judges a document. */
export interface JudgingOptions extends Strictness {
  /**
   * Formats and where they go.
   * @default - text on standard output
   */
  readonly format?: readonly Target[];
  /** Folder of the configuration, in which objects are looked for. */
  readonly source?: string;
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

/** A question to the policy about a document. */
export interface Inquiry {
  readonly command: Command;
  readonly picture: PictureEntrypoint;
  readonly judge: (document: Json, question: Question, budget: Budget) => Promise<Judgement>;
}

/** A document as a report names it; what shows it is known late. */
type Named = { -readonly [Key in keyof JudgedDocument]: JudgedDocument[Key] };

/** What came of a document. */
interface Outcome {
  readonly report: Report;
  readonly picture?: Picture;
}

/**
 * Judges one document and writes the reports, also where there is no judgement.
 *
 * @returns the exit code
 * @throws UsageError, DocumentError, InternalError
 */
export async function judgedBy(
  inquiry: Inquiry,
  plan: string | undefined,
  options: JudgingOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { format = [] } = options;
  checkTargets(format);
  if (plan === undefined && surroundings.stdin.isTTY) {
    throw new UsageError("no plan given: name a saved plan file or its JSON, or give - for standard input");
  }
  const document: Named = { name: nameOf(plan ?? "-") };
  let sources: Sources | undefined;
  try {
    sources = await sourcesOf(options);
    const outcome = await outcomeOf(inquiry, plan ?? "-", options, surroundings, document);
    await writeReports(outcome, sources, options, surroundings);
    return exitCodes[outcome.report.verdict];
  } catch (error) {
    if (!(error instanceof NotWritten)) {
      // Nobody is to take the report of an earlier run for that of this one. Standard error tells the same in text.
      const report = reportOfError(inquiry.command, keepwatchErrorOf(error), { document });
      await writeReports({ report }, sources, { ...options, format }, surroundings);
    }
    throw error;
  }
}

async function outcomeOf(
  { command, picture, judge }: Inquiry,
  plan: string,
  options: JudgingOptions,
  surroundings: Surroundings,
  named: Named,
): Promise<Outcome> {
  const budget = budgetOf(options.limit);
  const question = await waiversNamed(options, surroundings);
  const { document, digests } = await documentNamed(plan, options, budget, {
    // The stream is made when it is asked for.
    get stdin() {
      return surroundings.stdin;
    },
    env: surroundings.env,
    tellProgram: (file) => {
      named.shownBy = file;
    },
  });
  const judgement = await judge(document, question, budget);
  const report = reportOf(command, judgement, options, { document: named, ...(digests && { digests }) });
  return report.verdict !== "error" && draw(options.format ?? [])
    ? { report, picture: pictured(picture, document, question, budget) }
    : { report };
}

// A report tells nothing of the machine that it was made on.
const nameOf = (plan: string): string => (plan === "-" ? "standard input" : isAbsolute(plan) ? basename(plan) : plan);

async function documentNamed(
  plan: string,
  { format = [], expectDigest }: Pick<JudgingOptions, "format" | "expectDigest">,
  budget: Budget,
  surroundings: Pick<Surroundings, "stdin"> & Showing,
): Promise<{ readonly document: Json; readonly digests?: Digests }> {
  if (expectDigest === undefined && !tellDigests(format)) {
    return { document: await readDocument(plan, surroundings, budget) };
  }
  return withDigests((see) => readDocument(plan, surroundings, budget, see), expectDigest);
}

const waiversNamed = async (
  { waivers }: Pick<JudgingOptions, "waivers">,
  { today }: Pick<Surroundings, "today">,
): Promise<Question> => (waivers === undefined ? {} : { waivers: await readWaivers(waivers), today: dayOf(today) });

async function sourcesOf({ source }: Pick<JudgingOptions, "source">): Promise<Sources | undefined> {
  if (source === undefined) return undefined;
  const { sourcesIn }: typeof import("../source/source-folder") = require("../source/source-folder");
  return sourcesIn(source);
}

async function writeReports(
  outcome: Outcome,
  sources: Sources | undefined,
  { format = [{ format: "text" }], quiet = false, color = true }: JudgingOptions,
  surroundings: Pick<Surroundings, "stdout" | "env">,
): Promise<void> {
  const { report } = outcome;
  const shared = shownBeside(outcome, sources);
  const onPaper = { ...shared, style: plain, width: plainWidth };
  for (const { format: name, file } of format) {
    if (file !== undefined) await writeWhole(file, written(name, report, onPaper));
    else if (!quiet || report.verdict !== "pass") {
      const style = styleOf(color, surroundings);
      surroundings.stdout.write(written(name, report, { ...shared, style, width: widthOf(surroundings) }));
    }
    const { GITHUB_STEP_SUMMARY: summary } = surroundings.env;
    if (name === "github" && file === undefined && summary) await append(summary, written("markdown", report, onPaper));
  }
}

function shownBeside(
  { report, picture }: Outcome,
  sources: Sources | undefined,
): Omit<Presentation, "style" | "width"> {
  return {
    ...(picture && { chain: drawn(picture, report) }),
    placeOf: sources?.placeOf ?? (() => undefined),
    anyFile: sources?.anyFile ?? report.document?.name ?? "plan",
  };
}

const drawn = (picture: Picture, report: Report): NonNullable<Presentation["chain"]> => {
  const { drawnOf }: typeof import("../report/drawn") = require("../report/drawn");
  return drawnOf(picture, report);
};
