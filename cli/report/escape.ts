// Control characters, those that hide or turn around what follows, and what is half a character or none: a plan must not write on a terminal.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;
// What the runners of GitHub and of Azure take for a command wherever it stands in a line.
const command = /##(?=(?:vso)?\[)/gi;

const code = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

// Nearly every text is this, and to make the expression of what does not print takes longer than to print a report.
const ordinary = /^[ !-"$-~]*$/;

/** Text of a plan, safe to print on one line: what does not print is written as its code, `\u{1b}`. */
export const escaped = (text: string): string =>
  ordinary.test(text) ? text : text.replace(unprintable, code).replace(command, `#${code("#")}`);

/**
 * A line that no runner takes for a command. That of GitHub does where `::` stands first; here the first of the two is another sign that
 * looks like it, and is as wide.
 */
export const inert = (line: string): string => line.replace(/^(\s*)::/, "$1\u2236:");

/** Longest text of a plan that is told to people whole, in characters. */
export const longestTold = 240;

/** Text of a plan, safe to print on one line, and cut where it is long. */
export function shortened(text: string, longest = longestTold): string {
  const safe = escaped(text);
  if (safe.length <= longest) return safe;
  const characters = [...safe];
  return characters.length > longest ? `${characters.slice(0, longest).join("")}…` : characters.join("");
}
