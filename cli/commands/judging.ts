import { basename, isAbsolute, join, relative } from "node:path";
import type { Readable } from "node:stream";
import { keepwatchErrorOf, UsageError } from "../errors";
import { type ExitCode, exitCode } from "../exit-code";
import { checkTargets, draw, type FormatName, type Target, tellDigests, written } from "../formats/format";
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
import { plansIn } from "../read/plans-in";
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
import type { Writable } from "../writable";
import { readWaivers } from "./waivers-file";
import { append, writeWhole } from "./whole-file";

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

/** The exit code of a verdict. */
export const exitCodes: Readonly<Record<Verdict, ExitCode>> = {
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

/** What came of a document. */
export interface Outcome {
  readonly report: Report;
  readonly picture?: Picture;
}

/** A document that is to be judged: a path, or `-` for what a stream gives. */
interface Source {
  readonly plan: string;
  readonly name: string;
  readonly stdin?: Readable;
}

/** What came of one: an outcome, or why there is none. */
export type Result = Outcome & { readonly error?: unknown };

/**
 * Judges documents and writes the reports, also where there is no judgement: of one document its own, of several one of all.
 *
 * @param given paths of plans or of folders that hold some, or `-`
 * @returns the exit code, the worst of several
 * @throws UsageError, DocumentError, InternalError
 */
export async function judgedBy(
  inquiry: Inquiry,
  given: readonly string[],
  options: JudgingOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  checkTargets(options.format ?? []);
  if (given.length === 0 && surroundings.stdin.isTTY) {
    throw new UsageError("no plan given: name a saved plan file or its JSON, or give - for standard input");
  }
  const { results, sources } = await judgedEach(inquiry, given.length === 0 ? ["-"] : given, options, surroundings);
  const [only, ...others] = results;
  if (only === undefined || others.length > 0) {
    const { concludedTogether }: typeof import("./judging-many") = require("./judging-many");
    return concludedTogether(results, sources, options, surroundings);
  }
  if (only.error === undefined) {
    await writeReports(only, sources, options, surroundings);
    return exitCodes[only.report.verdict];
  }
  // Nobody is to take the report of an earlier run for that of this one. Standard error tells the same in text.
  await writeReports(only, sources, { ...options, format: options.format ?? [] }, surroundings);
  throw only.error;
}

/** What came of each document; of a wrong use one result alone. */
async function judgedEach(
  inquiry: Inquiry,
  plans: readonly string[],
  options: JudgingOptions,
  surroundings: Surroundings,
): Promise<{ readonly results: readonly Result[]; readonly sources?: Sources | undefined }> {
  const results: Result[] = [];
  let sources: Sources | undefined;
  try {
    sources = await sourcesOf(options);
    const question = await waiversNamed(options, surroundings);
    for await (const source of sourcesNamed(plans, options, surroundings)) {
      results.push(await resultOf(inquiry, source, question, options, surroundings));
      if (results.length > 1) checkMany(options);
    }
    return { results, sources };
  } catch (error) {
    return { results: [withoutJudgement(inquiry, error, { name: nameOf(plans[0] ?? "-") })], sources };
  }
}

function checkMany({ expectDigest }: JudgingOptions): void {
  if (expectDigest !== undefined) throw new UsageError("--expect-digest names one document: give no more than one");
}

const withoutJudgement = ({ command }: Inquiry, error: unknown, document: JudgedDocument): Result => ({
  report: reportOfError(command, keepwatchErrorOf(error), { document }),
  error,
});

async function* sourcesNamed(
  plans: readonly string[],
  { limit }: JudgingOptions,
  surroundings: Surroundings,
): AsyncIterable<Source> {
  for (const plan of plans) {
    if (plan === "-") {
      const { documentsIn }: typeof import("../read/documents-in") = require("../read/documents-in");
      for await (const stdin of documentsIn(surroundings.stdin, budgetOf(limit)))
        yield { plan, name: nameOf(plan), stdin };
    } else for (const path of plansIn(plan)) yield { plan: path, name: nameIn(plan, path) };
  }
}

async function resultOf(
  inquiry: Inquiry,
  source: Source,
  question: Question,
  options: JudgingOptions,
  surroundings: Surroundings,
): Promise<Result> {
  // What shows it is known late.
  const document: Writable<JudgedDocument> = { name: source.name };
  try {
    return await outcomeOf(inquiry, source, question, options, surroundings, document);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return withoutJudgement(inquiry, error, document);
  }
}

async function outcomeOf(
  { command, picture, judge }: Inquiry,
  { plan, stdin }: Source,
  question: Question,
  options: JudgingOptions,
  surroundings: Surroundings,
  named: Writable<JudgedDocument>,
): Promise<Outcome> {
  const budget = budgetOf(options.limit);
  const { document, digests } = await documentNamed(plan, options, budget, {
    // The stream is made when it is asked for.
    get stdin() {
      return stdin ?? surroundings.stdin;
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

/** Name of a plan that a path named, or that was found in the folder of that path. */
const nameIn = (given: string, path: string): string =>
  isAbsolute(given) ? join(basename(given), relative(given, path)) : path;

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

const writeReports = (
  outcome: Outcome,
  sources: Sources | undefined,
  options: JudgingOptions,
  surroundings: Pick<Surroundings, "stdout" | "env">,
): Promise<void> => {
  const shared = shownBeside(outcome, sources);
  const passes = outcome.report.verdict === "pass";
  return writeTo(options, surroundings, passes, (format, looks) =>
    written(format, outcome.report, { ...shared, ...looks }),
  );
};

/** How a text is laid out. */
type Looks = Pick<Presentation, "style" | "width">;

/** Writes every format to where it goes. */
export async function writeTo(
  { format = [{ format: "text" }], quiet = false, color = true }: JudgingOptions,
  surroundings: Pick<Surroundings, "stdout" | "env">,
  passes: boolean,
  text: (format: FormatName, looks: Looks) => string,
): Promise<void> {
  const onPaper = { style: plain, width: plainWidth };
  for (const { format: name, file } of format) {
    if (file !== undefined) await writeWhole(file, text(name, onPaper));
    else if (!quiet || !passes) {
      surroundings.stdout.write(text(name, { style: styleOf(color, surroundings), width: widthOf(surroundings) }));
    }
    const { GITHUB_STEP_SUMMARY: summary } = surroundings.env;
    if (name === "github" && file === undefined && summary) await append(summary, text("markdown", onPaper));
  }
}

/** What a format shows beside a report. */
export function shownBeside(
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
