import type { Surroundings } from "../surroundings";

/** Marks a piece of text for a terminal. */
export interface Style {
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
}

const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

const same = (text: string): string => text;

const coloured: Style = {
  bad: sgr(31, 39),
  good: sgr(32, 39),
  doubtful: sgr(33, 39),
  strong: sgr(1, 22),
  quiet: sgr(2, 22),
};

/** No colours. */
export const plain: Style = { bad: same, good: same, doubtful: same, strong: same, quiet: same };

/**
 * The style for standard output: colours on a terminal, or where FORCE_COLOR asks for them, unless they are refused by option, by NO_COLOR or
 * by a terminal that has none.
 */
export function styleOf(color: boolean, { stdout, env }: Pick<Surroundings, "stdout" | "env">): Style {
  const { NO_COLOR: refused, FORCE_COLOR: forced, TERM: terminal } = env;
  if (!color || refused || terminal === "dumb" || forced === "0" || forced === "false") return plain;
  return forced || stdout.isTTY ? coloured : plain;
}
