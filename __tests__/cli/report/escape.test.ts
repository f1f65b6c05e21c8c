// No text controls a terminal: texts made at random, of the characters that could.
import * as fc from "fast-check";
import { escaped } from "../../../cli/report/escape";

test.each([
  ["\u001b[2J", "\\u{1b}[2J"],
  ["a\nb", "a\\u{a}b"],
  ["\u202egpj", "\\u{202e}gpj"],
  ["plain ✓ é", "plain ✓ é"],
  ["##[error]x", "#\\u{23}[error]x"],
  ["a ##VSO[task]x", "a #\\u{23}VSO[task]x"],
  ["half \ud800", "half \\u{d800}"],
])("%j is printed as %s", (text, printed) => {
  expect(escaped(text)).toBe(printed);
});

test("nothing that is printed controls a terminal, and escaping again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escaped(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(escaped(escaped(text))).toBe(escaped(text));
    }),
  );
});
