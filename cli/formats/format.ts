import { resolve } from "node:path";
import { UsageError } from "../errors";
import type { Report } from "../report/report";
import type { Presentation } from "./presentation";
import { textReport } from "./text";

/** Writes a report in one format. */
type Writer = (report: Report, presentation: Presentation) => string;

/** One format. It is loaded when somebody asks for it: most calls print text. */
interface Format {
  readonly load: () => Writer;
  /** Whether it tells the digests of the document and of the policy. */
  readonly tellsDigests?: true;
  /** Whether it draws the chain. */
  readonly draws?: true;
}

const formats = {
  text: { load: () => textReport },
  json: { load: () => (require("./json") as typeof import("./json")).jsonReport, tellsDigests: true },
  sarif: { load: () => (require("./sarif") as typeof import("./sarif")).sarifReport, tellsDigests: true },
  junit: { load: () => (require("./junit") as typeof import("./junit")).junitReport },
  github: { load: () => (require("./github") as typeof import("./github")).githubReport, draws: true },
  gitlab: { load: () => (require("./gitlab") as typeof import("./gitlab")).gitlabReport },
  markdown: {
    load: () => (require("./markdown") as typeof import("./markdown")).markdownReport,
    tellsDigests: true,
    draws: true,
  },
  html: { load: () => (require("./html") as typeof import("./html")).htmlReport, tellsDigests: true, draws: true },
} as const satisfies Readonly<Record<string, Format>>;

/** Name of a format. */
export type FormatName = keyof typeof formats;

/** A format, and the file that takes it; standard output where there is none. */
export interface Target<Name extends string = FormatName> {
  readonly format: Name;
  readonly file?: string;
}

/** Names of all formats. */
export const formatNames = Object.keys(formats) as readonly FormatName[];

/**
 * Target of an option's value, `FORMAT` or `FORMAT=FILE`.
 *
 * @throws UsageError for another format, or an empty file name
 */
export const targetOf = (value: string): Target => targetAmong(formatNames, value);

/**
 * The same, of other formats.
 *
 * @throws UsageError for another format, or an empty file name
 */
export function targetAmong<Name extends string>(names: readonly Name[], value: string): Target<Name> {
  const separator = value.indexOf("=");
  const given = separator < 0 ? value : value.slice(0, separator);
  const format = names.find((name) => name === given);
  if (format === undefined) throw new UsageError(`unknown format "${given}": use one of ${names.join(", ")}`);
  if (separator < 0) return { format };
  const file = value.slice(separator + 1);
  if (file === "") throw new UsageError(`--format ${format}= needs the name of a file after "="`);
  return { format, file };
}

/**
 * Makes sure that no two formats go to one place.
 *
 * @throws UsageError where two do
 */
export function checkTargets(targets: readonly Target[]): void {
  const taken = new Map<string, Target>();
  for (const target of targets) {
    const place = target.file === undefined ? "" : resolve(target.file);
    const other = taken.get(place);
    if (other !== undefined) throw new UsageError(clash(other, target));
    taken.set(place, target);
  }
}

const clash = (one: Target, other: Target): string =>
  one.file === undefined
    ? `two formats, ${one.format} and ${other.format}, go to standard output: give one a file, as --format ${other.format}=FILE`
    : `two formats, ${one.format} and ${other.format}, go to the file "${one.file}": give each a file of its own`;

const some = (targets: readonly Target[], isSo: (format: Format) => boolean | undefined): boolean =>
  targets.some(({ format }) => isSo(formats[format]) === true);

/** Whether a format tells the digests of what was judged. */
export const tellDigests = (targets: readonly Target[]): boolean => some(targets, ({ tellsDigests }) => tellsDigests);

/** Whether a format draws the chain. */
export const draw = (targets: readonly Target[]): boolean => some(targets, ({ draws }) => draws);

/** The report in a format. */
export const written = (format: FormatName, report: Report, presentation: Presentation): string =>
  formats[format].load()(report, presentation);
