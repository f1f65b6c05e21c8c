// What `keepwatch policy export` writes for each system, what it replaces, and what it leaves alone.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { flattened } from "../../cli/export/flatten";
import { systems } from "../../cli/export/systems";
import { writeExport } from "../../cli/export/write";
import { catalogue } from "../../spec";
import { called } from "./called";

const root = join(__dirname, "..", "..");
const command = join(root, "dist", "keepwatch.cjs");
const scratch = (): string => mkdtempSync(join(tmpdir(), "keepwatch-export-"));

const exported = (...args: readonly string[]) => called(["policy", "export", ...args]);

/** The same of the built command, which brings the sources with it, in a folder. */
const run = (cwd: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "policy", "export", ...args], {
    cwd,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
};

/** Path → text of every file below a folder. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(file, "utf8")]),
  );

const packages = readdirSync(join(root, "policies"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !["adapters", "spec"].includes(entry.name))
  .map(({ name }) => name);

describe("keepwatch policy export", () => {
  test.each([
    ["opa", "main", []],
    ["conftest", "main", []],
    ["hcp", "terraform", ["policies.hcl"]],
  ])("for %s writes a folder for each package, and the catalogue", async (name, adapter, others) => {
    const folder = join(scratch(), "new", "policy");
    const { status, stdout, stderr } = await exported(folder, "--for", name);
    expect({ status, stderr, says: stdout.startsWith("Wrote the policy for ") }).toEqual({
      status: 0,
      stderr: "",
      says: true,
    });
    const files = contents(folder);
    const folders = Object.keys(files).filter((path) => path.includes("/"));
    expect([...new Set(folders.map((path) => path.split("/")[0]))].sort()).toEqual(
      [...packages, "question", "report", "spec", adapter].sort(),
    );
    expect(Object.keys(files).filter((path) => !path.includes("/"))).toEqual(
      [".keepwatch-export", "README.md", ...others].sort(),
    );
    const sections = Object.entries(files).flatMap(([path, text]) => {
      const [, section] = /^spec\/(\w+)\/data\.json$/.exec(path) ?? [];
      return section === undefined ? [] : [[section, JSON.parse(text)] as const];
    });
    expect(Object.fromEntries(sections)).toEqual(catalogue);
    expect(Object.keys(files).filter((path) => path.endsWith("_test.rego"))).toEqual([]);
    for (const [path, text] of Object.entries(files).filter(([path]) => path.endsWith(".rego"))) {
      const source = /^(main|report|terraform)\//.test(path) ? join("adapters", path) : path;
      expect([path, text]).toEqual([path, readFileSync(join(root, "policies", source), "utf8")]);
    }
  });

  test.each([
    ["scalr", "terraform", ["scalr-policy.hcl"]],
    ["spacelift", "spacelift", []],
  ])("for %s writes one file", async (name, adapter, others) => {
    const folder = scratch();
    expect((await exported(folder, "--for", name)).status).toBe(0);
    const files = contents(folder);
    expect(Object.keys(files)).toEqual([".keepwatch-export", "README.md", "keepwatch.rego", ...others].sort());
    const module = files["keepwatch.rego"] ?? "";
    expect(module.startsWith(`package ${adapter}\n`)).toBe(true);
    expect(new RegExp(`^import |\\bdata\\.(${packages.join("|")}|report)\\b`, "m").exec(module)).toBeNull();
  });

  test("is for OPA where nothing else is said", () => {
    const folder = scratch();
    const { stdout } = run(folder, "policy of ours");
    expect(stdout).toContain('opa exec --fail-non-empty --decision main/deny --bundle "policy of ours" plan.json');
    expect(contents(join(folder, "policy of ours"))["README.md"]).toContain("--bundle . plan.json");
  });

  test("replaces a former export, and leaves nothing of it", async () => {
    const folder = scratch();
    expect((await exported(folder, "--for", "hcp")).status).toBe(0);
    writeFileSync(join(folder, "policies.hcl"), "edited");
    expect((await exported(folder, "--for", "scalr")).status).toBe(0);
    const fresh = scratch();
    await exported(fresh, "--for", "scalr");
    expect(contents(folder)).toEqual(contents(fresh));
  });

  test("refuses a folder with anything else in it, and leaves it as it is", async () => {
    const folder = scratch();
    writeFileSync(join(folder, "main.tf"), "");
    const { status, stderr } = await exported(folder);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `keepwatch: "${folder}" is not empty and holds no earlier export: name a new or an empty folder\n`,
    });
    expect(contents(folder)).toEqual({ "main.tf": "" });
  });

  test("refuses a former export to which something was added", async () => {
    const folder = scratch();
    await exported(folder);
    mkdirSync(join(folder, "gate", "ours"));
    writeFileSync(join(folder, "gate", "ours", "own.rego"), "package own\n");
    const before = contents(folder);
    const { status, stderr } = await exported(folder);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `keepwatch: "${folder}" holds "gate/ours", which is not part of an export: move it away, or name another folder\n`,
    });
    expect(contents(folder)).toEqual(before);
  });

  test.each([
    ["an unknown system", ["policy", "--for", "sentinel"], `unknown system "sentinel": use one of opa, conftest`],
    ["a system by the name of an object's own", ["policy", "--for", "constructor"], `unknown system "constructor"`],
    ["no folder", [], "missing required argument 'folder'"],
    ["a file", [join(root, "package.json")], `cannot write the policy to "${join(root, "package.json")}"`],
    ["a folder below a file", [join(root, "package.json", "x")], "cannot write the policy to"],
  ])("%s is wrong use", async (_, args, complaint) => {
    const folder = scratch();
    const { status, stderr } = await exported(...args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(complaint) });
    expect(contents(folder)).toEqual({});
  });

  test("help names each system", async () => {
    const { status, stdout } = await exported("--help");
    expect(status).toBe(0);
    for (const [name, { summary }] of Object.entries(systems))
      expect(stdout).toMatch(new RegExp(`${name} +${summary}`));
  });
});

describe("an export that fails half way", () => {
  // A path that is both a file and a folder cannot be written.
  const impossible = new Map([
    ["a", "1"],
    ["a/b", "2"],
  ]);

  test("leaves no new folder", async () => {
    const parent = scratch();
    await expect(writeExport(join(parent, "new", "policy"), "t", impossible)).rejects.toThrow(/left as it was/);
    expect(readdirSync(parent)).toEqual([]);
  });

  test("leaves the former export", async () => {
    const folder = scratch();
    await writeExport(folder, "t", new Map([["a/b", "1"]]));
    const before = contents(folder);
    await expect(writeExport(folder, "t", impossible)).rejects.toThrow(/left as it was/);
    expect(contents(folder)).toEqual(before);
  });
});

describe("one module of all packages", () => {
  const sources = new Map([
    [
      "a/one.rego",
      "# METADATA\n# title: A\npackage a\n\nimport data.b\n\n# why\nallow if b.good[input.allow]\n\n_own := data.spec.x.y\n\n_open := allow with data.question as {}\n",
    ],
    ["b/two.rego", "package b\n\nother if {\n\tsome good in [1]\n\tgood == data.b.good.good\n}\n"],
    [
      "b/b.rego",
      'package b\n\ndefault good := {}\n\ngood := {"good": concat(" # ", ["good # {good}", good, data.spec.z])} if `good`\n',
    ],
  ]);

  test("names each rule of another package after it, and nothing else", () => {
    expect(flattened(sources, "a", { x: 1 }, { require: true })).toBe(`package a

_catalogue := {
  "x": 1
}

_question := json.unmarshal("{\\"require\\":true}")

allow if b__good[input.allow]

_own := _catalogue.x.y

_open := allow with data.a._question as {}

b__other if {
	some good in [1]
	good == b__good.good
}

default b__good := {}

b__good := {"good": concat(" # ", ["good # {good}", b__good, _catalogue.z])} if \`good\`
`);
  });

  test("is not made where a rule is missing", () => {
    const broken = new Map([["a.rego", "package a\n\nimport data.b\n\nallow if b.good\n"]]);
    expect(() => flattened(broken, "a", {}, {})).toThrow('the policy has no rule "b.good"');
  });

  test("is not made where a variable would stand for a rule", () => {
    const hidden = new Map([
      ["a.rego", "package a\n\nallow if {\n\tsome own in [1]\n\town == data.a.own\n}\n\nown := 1\n"],
    ]);
    expect(() => flattened(hidden, "a", {}, {})).toThrow('a variable hides "a.own"');
  });
});
