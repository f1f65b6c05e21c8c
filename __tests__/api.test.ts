// docs/api.md has everything that the package exports, each with a doc comment: it is written from the sources, and compared with them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { apiEntries, apiPage, undocumented } from "../scripts/api-page";

const root = join(__dirname, "..");
const entries = apiEntries();

test("everything that the package exports has a doc comment, and so has each of its fields", () => {
  expect(undocumented(entries)).toEqual([]);
});

test("what has no doc comment is noticed, but for what tells kinds apart", () => {
  const field = { name: "x", type: "string", isOptional: false, isTag: false, description: "", default: "" };
  const entry = { name: "A", kind: "interface", description: "", text: "", throws: "", config: "" } as const;
  const fields = [field, { ...field, name: "kind", isTag: true }, { ...field, name: "told", description: "Words." }];
  expect(undocumented([{ ...entry, fields }])).toEqual(["A", "A.x"]);
});

test("every export of modules/index.ts is in the reference, once", () => {
  const index = readFileSync(join(root, "modules", "index.ts"), "utf8");
  const exported = [...index.matchAll(/\{([^}]+)\}/g)].flatMap(([, names = ""]) =>
    names
      .split(",")
      .map((name) => name.replace("type ", "").trim())
      .filter((name) => name !== ""),
  );
  const headings = [...apiPage(entries).matchAll(/^#{3,4} (\w+)$/gm)].map(([, name]) => name);
  expect(headings.sort()).toEqual(exported.sort());
});

test("every link of the reference leads to a heading", () => {
  const page = apiPage(entries);
  const anchors = new Set([...page.matchAll(/^#+ (\w+)$/gm)].map(([, name = ""]) => name.toLowerCase()));
  expect([...page.matchAll(/\]\(#([^)]+)\)/g)].filter(([, to = ""]) => !anchors.has(to)).map(([link]) => link)).toEqual(
    [],
  );
});

test("docs/api.md says what the sources say", () => {
  expect(readFileSync(join(root, "docs", "api.md"), "utf8")).toBe(apiPage(entries));
});
