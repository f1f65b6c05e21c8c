// Control characters, and the ones that hide or turn around what follows: a plan must not write on a terminal.
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text of a plan, safe to print on one line: what does not print is written as its code, `\u{1b}`. */
export function escaped(text: string): string {
  return text.replace(unprintable, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
