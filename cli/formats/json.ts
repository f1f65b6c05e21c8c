import type { Report } from "../report/report";

/** The report as JSON, as docs/report.schema.json describes it. */
export function jsonReport(report: Report): string {
  return jsonText(report);
}

// What JSON lets stand as it is, and a terminal acts on; and what a runner takes for a command wherever it stands.
const acting = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]|(?<=#)#(?=(?:vso)?\[)/giu;

/** JSON of a value, indented, with what does not print as `\\uXXXX`. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(acting, (character) => [...unitsOf(character)].map(codeOf).join(""))}\n`;

const unitsOf = (character: string): readonly number[] =>
  Array.from({ length: character.length }, (_, position) => character.charCodeAt(position));

const codeOf = (unit: number): string => `\\u${unit.toString(16).padStart(4, "0")}`;
