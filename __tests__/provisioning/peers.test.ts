// Every cell of docs/peers.md leads to a test that is there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import peers from "./peers.json";
import { peersPage, proofs } from "./peers-page";

const root = join(__dirname, "..", "..");

/** What is called to define a group or a test, whether once or for each of a table. */
const definerOf = (called: ts.Expression): string => {
  const text = called.getText();
  return /^(describe|describeEndToEnd|test)(\.each\b|$)/.exec(text)?.[1] ?? "";
};

/** The names of a file's tests, as they are written. */
const testNames = (file: string): string[] => {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const names: string[] = [];
  const visit = (node: ts.Node, groups: readonly string[]): void => {
    const [title] = ts.isCallExpression(node) ? node.arguments : [];
    const definer =
      ts.isCallExpression(node) && title && ts.isStringLiteralLike(title) ? definerOf(node.expression) : "";
    const path = title && ts.isStringLiteralLike(title) ? [...groups, title.text] : groups;
    if (definer === "test") names.push(path.join(" "));
    ts.forEachChild(node, (child) => visit(child, definer.startsWith("describe") ? path : groups));
  };
  visit(source, []);
  return names;
};

test.each([...new Set(proofs.map(({ file }) => file))])("%s has the tests that docs/peers.md leads to", (file) => {
  const there = new Set(testNames(file));
  const wanted = proofs.filter((proof) => proof.file === file).map((proof) => proof.test);
  expect(wanted.filter((name) => !there.has(name))).toEqual([]);
});

test("a test that is gone is noticed", () => {
  expect(testNames("__tests__/modules/chain/chain.test.ts")).not.toContain("links that exist none");
});

test("every cell of ours leads to a test, and every row has a cell for every peer", () => {
  const rows = peers.tables.flatMap((table) => table.rows.map((row) => ({ ...row, wanted: table.peers.length })));
  expect(rows.filter((row) => row.proofs.length === 0 || row.peers.length !== row.wanted)).toEqual([]);
  expect([...peers.defects, ...peers.beyond].filter((one) => one.proofs.length === 0)).toEqual([]);
  const codes = new Set(peers.peers.map(({ code }) => code));
  expect(peers.tables.flatMap((table) => table.peers).filter((code) => !codes.has(code))).toEqual([]);
});

test("docs/peers.md says what its data says", () => {
  expect(readFileSync(join(root, "docs", "peers.md"), "utf8")).toBe(peersPage());
});
