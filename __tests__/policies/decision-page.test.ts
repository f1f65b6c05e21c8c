// docs/decision.md names the test of each law and definition, and how many cases it runs: both are compared with the tests.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { doubtDefinitions } from "../doubt/definitions";
import { pageOf } from "../pages";
import { cases } from "../plans/cases";
import { doubtedCases } from "../plans/doubted/doubted";
import { definitions } from "./decision";

const tests = join(__dirname, "..");

/** What a row of a table has in its cells. */
const rows = [...pageOf("docs/decision.md").text.matchAll(/^\| \*\*(.+?)\*\*(.*?)\| `(\S+)` +\| (.+?) +\|$/gm)].map(
  ([, name = "", , test = "", cases = ""]) => ({ name, test, cases }),
);
const rowOf = (name: string) => rows.find((row) => row.name === name);

test("every test that the page names is there", () => {
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter(({ test }) => !existsSync(join(tests, test)))).toEqual([]);
});

test("the page has every definition once, and no other", () => {
  const letters = rows.map(({ name }) => name).filter((name) => /^[A-Z]\d+$/.test(name));
  const told = [...definitions, ...doubtDefinitions].map(({ letter }) => letter);
  // D2 is the laws, D4 has tests of its own
  expect([...letters].sort()).toEqual([...told, "D2", "D4"].sort());
});

test.each([...definitions, ...doubtDefinitions].map((one) => [one.letter, one] as const))(
  "%s runs as many cases as the page says",
  (letter, { cases }) => {
    expect(rowOf(letter)?.cases).toBe(String(cases.length));
  },
);

test("every case of doubt is one that is judged", () => {
  for (const name of doubtDefinitions.flatMap(({ cases }) => cases)) {
    expect(cases.has(name) && name).toBe(name);
  }
});

test.each([
  ["Ignorance", /"KEEPWATCH_LAW_RUNS"\] \?\? (\d+)\)/],
  ["Damage", /"KEEPWATCH_LAW_RUNS"\] \?\? (\d+)\)/],
  ["Walks", /"KEEPWATCH_WALKS"\] \?\? (\d+)\)/],
  ["Relevance", /"KEEPWATCH_LAW_RUNS"\] \?\? (\d+)\)/],
  ["Answers", /numRuns: (\d+)/],
  ["Proof", /numRuns: ([\d_]+)/],
])("the law of %s runs as often as the page says", (law, runs) => {
  const row = rowOf(law);
  const [, count = ""] = runs.exec(readFileSync(join(tests, row?.test ?? ""), "utf8")) ?? [];
  expect(row?.cases.split(/\D+/)).toContain(count.replaceAll("_", ""));
});

test.each([
  ["Relevance", cases.size],
  ["Projection", doubtedCases.length],
  ["Doubt", doubtedCases.length],
])("the law of %s is asked of as many documents as the page says", (law, count) => {
  expect(rowOf(law)?.cases.split(/\D+/)).toContain(String(count));
});
