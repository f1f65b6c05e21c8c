import * as fc from "fast-check";
import { escaped } from "../../../cli/report/escape";

test.each([
  ["\u001b[2J", "\\u{1b}[2J"],
  ["a\nb", "a\\u{a}b"],
  ["\u202egpj", "\\u{202e}gpj"],
  ["plain ✓ é", "plain ✓ é"],
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
