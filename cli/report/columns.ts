import type { Surroundings } from "../surroundings";

/** First and last of the characters that take two columns of a terminal: those of the scripts of East Asia, and pictures. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x23f3],
  [0x25fd, 0x27bf],
  [0x2b1b, 0x2b55],
  [0x2e80, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x1b2ff],
  [0x1d300, 0x1d37f],
  [0x1f000, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Those among them that are as narrow as any other, and that reports use. */
const narrow: ReadonlySet<string> = new Set(["✓", "✗"]);

/** Columns of a terminal that a character takes at most: no character counts for none, since what is too wide for its line is worse than what is too narrow. */
export function columnsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x1100 || narrow.has(character)) return 1;
  return wide.some(([first, last]) => first <= code && code <= last) ? 2 : 1;
}

/** Columns of a terminal that a text takes at most. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}

/** Width of a report that goes to no terminal. */
export const plainWidth = 100;
/** A narrower report would break every word. */
const leastWidth = 40;

/** Width of a report on standard output: `COLUMNS`, else that of the terminal. */
export function widthOf({ stdout, env }: Pick<Surroundings, "stdout" | "env">): number {
  const { COLUMNS: asked = "" } = env;
  const found = /^[1-9][0-9]{0,4}$/.test(asked) ? Number(asked) : stdout.isTTY ? stdout.columns : undefined;
  return Math.max(leastWidth, found ?? plainWidth);
}
