// Every known way to weaken the chain is caught, and nothing harmless is rejected: docs/mutations.md, judged anew.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DriftRow, driftTabulated, driftTotals, isFound } from "./drift-table";
import { mutations } from "./mutations";
import { isAsWanted, mutationsPage, type Row, restingOnEdits, tabulated, totals } from "./table";

let rows: readonly Row[];
let drifts: readonly DriftRow[];
beforeAll(async () => {
  rows = await tabulated();
  drifts = await driftTabulated();
}, 120_000);

const numbered = (kind: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${kind}${index + 1}`);

test("no row is missing", () => {
  expect(mutations.map(({ id }) => id)).toEqual([...numbered("a", 157), ...numbered("b", 38)]);
});

test("every weakening is caught, nothing harmless is rejected", () => {
  process.stderr.write(`\n${totals(rows)}\nrows that rest on edited plans: ${restingOnEdits(rows).join(", ")}\n`);
  expect(rows.filter((row) => !isAsWanted(row)).map(({ mutation: { id, change } }) => `${id} ${change}`)).toEqual([]);
});

test("drift is found where it harms, and nowhere else", () => {
  process.stderr.write(`${driftTotals(drifts)}\n`);
  expect(drifts.filter((row) => !isFound(row))).toEqual([]);
  expect(drifts.length).toBeGreaterThan(20);
});

test("every plan rejects for the reasons that its case names", () => {
  for (const { answers } of rows) {
    for (const [{ id, reasons }, answer] of answers) {
      expect([id, answer.reasons]).toEqual([id, [...reasons].sort()]);
    }
  }
});

test("docs/mutations.md says what the gate says today", () => {
  expect(readFileSync(join(__dirname, "..", "..", "docs", "mutations.md"), "utf8")).toBe(mutationsPage(rows, drifts));
});
