import { UsageError } from "../errors";
import { jsonReport } from "./json";
import type { Report } from "./report";
import type { Style } from "./style";
import { textReport } from "./text";

const writers = {
  text: textReport,
  json: jsonReport,
} as const satisfies Readonly<Record<string, (report: Report, style: Style) => string>>;

/** Name of a format. */
export type FormatName = keyof typeof writers;

/** A format, and the file that takes it; standard output where there is none. */
export interface Target {
  readonly format: FormatName;
  readonly file?: string;
}

/** Names of all formats. */
export const formatNames = Object.keys(writers) as readonly FormatName[];

const isFormatName = (name: string): name is FormatName => Object.hasOwn(writers, name);

/**
 * Target of an option's value, `FORMAT` or `FORMAT=FILE`.
 *
 * @throws UsageError for another format, or an empty file name
 */
export function targetOf(value: string): Target {
  const separator = value.indexOf("=");
  const format = separator < 0 ? value : value.slice(0, separator);
  if (!isFormatName(format)) {
    throw new UsageError(`unknown format "${format}": use one of ${formatNames.join(", ")}`);
  }
  if (separator < 0) return { format };
  const file = value.slice(separator + 1);
  if (file === "") throw new UsageError(`--format ${format}= needs the name of a file after "="`);
  return { format, file };
}

/** The report in a format. */
export const written = (format: FormatName, report: Report, style: Style): string => writers[format](report, style);
