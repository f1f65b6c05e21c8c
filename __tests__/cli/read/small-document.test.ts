// What is read at once is what is parsed and projected: each recorded plan, and texts made at random.
import fc from "fast-check";
import { budgetOf } from "../../../cli/limits";
import { project } from "../../../cli/read/project";
import { repeatedKey } from "../../../cli/read/repeated-key";
import { mostBytesAtOnce, smallDocument } from "../../../cli/read/small-document";
import { plannedCases } from "../../plans/cases";
import { recordedPlan } from "../../plans/corpus";

const readAtOnce = (text: string, budget = budgetOf()) => smallDocument(Buffer.from(text), budget);

test("each recorded plan is read at once, as it is parsed and projected", () => {
  for (const { id } of plannedCases) {
    const text = recordedPlan(id);
    if (Buffer.byteLength(text) > mostBytesAtOnce) continue;
    const document = readAtOnce(text);
    expect(document).toBeDefined();
    expect(document).toEqual(project(JSON.parse(text)));
  }
});

test.each([
  ["is no JSON", '{"a":'],
  ["is no object", "[]"],
  ["is a log", '{"@level":"info"}'],
  ["is a state file", '{"version":4,"lineage":"a"}'],
  ["has a key twice", '{"a":{"b":1,"b":1}}'],
  ["is longer", `{"a":"${"a".repeat(mostBytesAtOnce)}"}`],
])("what %s is left to the reader of parts", (_, text) => {
  expect(readAtOnce(text)).toBeUndefined();
});

test("what is no text, deeper than it may be, or takes more memory, too", () => {
  expect(smallDocument(Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), budgetOf())).toBeUndefined();
  expect(readAtOnce('{"a":[[{}]]}', budgetOf({ depth: 4 }))).toBeDefined();
  expect(readAtOnce('{"a":[[{}]]}', budgetOf({ depth: 3 }))).toBeUndefined();
  expect(readAtOnce('{"a":[[{}]]}', budgetOf({ memory: 1000 }))).toBeUndefined();
});

/** Texts of objects, with keys and values that look like others, blanks anywhere, and keys that stand twice. */
const pieces = fc
  .array(fc.constantFrom("a", '"', ":", "\\", " ", "\n", ",", "{", "\\u003a", "\\u0022"), { maxLength: 4 })
  .map((parts) => {
    const text = parts.join("");
    return text.includes("\\u") ? `"${text.replace(/["\\\n](?!u00)/g, "")}"` : JSON.stringify(text);
  });
const blanks = fc.constantFrom("", "", "", "", " ", "\n", "\t ");
const { object } = fc.letrec<{ object: string; value: string }>((tie) => ({
  value: fc.oneof({ depthSize: "small", withCrossShrink: true }, pieces, fc.constant("1"), tie("object")),
  object: fc
    .array(fc.tuple(pieces, blanks, blanks, tie("value")), { maxLength: 4 })
    .map((fields) => `{${fields.map(([key, before, after, value]) => `${key}${before}:${after}${value}`).join()}}`),
}));

test("no text in which a key stands twice is read at once, and each other one as it is parsed, or not", () => {
  let read = 0;
  fc.assert(
    fc.property(object, (text) => {
      const document = readAtOnce(`{"format_version":${text}}`);
      if (document === undefined) return;
      read += 1;
      expect(repeatedKey(text)).toBeUndefined();
      expect(document).toEqual(project({ format_version: JSON.parse(text) }));
    }),
    { numRuns: 20_000 },
  );
  expect(read).toBeGreaterThan(1000);
});
