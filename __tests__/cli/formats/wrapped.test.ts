// A report keeps its width and loses no word, at widths and on texts made at random.
import * as fc from "fast-check";
import { wrapped } from "../../../cli/formats/wrapped";
import { width } from "../../../cli/report/columns";

const bare = (text: string) => ({ text, paint: (same: string) => same });

test.each([
  ["what fits, on one line", "  ", "it fits", 20, "  it fits"],
  ["what does not, below what it begins with", "→ ", "one two three four", 12, "→ one two\n  three four"],
  ["a long word, anywhere", "  ", "abcdefghijkl xy", 8, "  abcdef\n  ghijkl\n  xy"],
  ["wide characters, by their columns", "", "漢字漢字漢字", 6, "漢字漢\n字漢字"],
  ["what a runner takes for a command at a beginning", "  ", "aaaaaa ::error::x", 12, "  aaaaaa\n  ∶:error::x"],
  ["the same after blanks", "  ", "   ::error::x", 40, "     ∶:error::x"],
  ["what stands within a line", "  ", "arn:aws:iam::123", 40, "  arn:aws:iam::123"],
])("%s", (_, lead, text, columns, lines) => {
  expect(wrapped(bare(lead), [bare(text)], columns)).toBe(lines);
});

test("what is painted is painted once on each line, without the blanks around it", () => {
  const red = { text: "one two three", paint: (text: string) => `<${text}>` };
  expect(wrapped(bare("  "), [bare("so"), red], 11)).toBe("  so <one>\n  <two three>");
  expect(wrapped(bare("  "), [bare("so"), red], 40)).toBe("  so <one two three>");
});

test("no line is too wide, none commands a runner, and no word is lost", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "\u00a0", ":", "漢", "→", "x::y"), maxLength: 120 });
  fc.assert(
    fc.property(
      fc.constantFrom("", "  ", "✗ "),
      fc.array(text, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 8, max: 60 }),
      (lead, texts, columns) => {
        const lines = wrapped(bare(lead), texts.map(bare), columns).split("\n");
        expect(lines.filter((line) => width(line) > columns)).toEqual([]);
        expect(lines.filter((line) => /^\s*::/.test(line))).toEqual([]);
        const letters = (some: string): string => some.replace(/\s/g, "").replaceAll("∶", ":");
        expect(letters(lines.join(""))).toBe(letters(`${lead}${texts.join("")}`));
      },
    ),
  );
});
