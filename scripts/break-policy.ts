/**
 * Breaks each definition of the policy once, and wants a test to see it. Needs OPA: its path in OPA, or on PATH.
 *
 * All breakages are built into one module, each behind a builtin that tells whether it is switched on. The builtin is asked only where
 * the breakage would matter, so that one run of the tests tells what to try on which. Then each test is run again, in the process that it
 * runs in, once for each breakage that is to be tried on it. What no test sees is tried on the tests that stand beside the sources.
 *
 * `npm run break:policy -- gone` breaks definitions only, `-- dropped` conditions; `-- requirements/` breaks the sources of that folder. The
 * folder KEEPWATCH_BREAKING, where it is given, keeps what was found, and the next run goes on from there.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import unseeable from "../__tests__/policies/unseeable.json";
import { type Breakage, breakagesOf, type Source, switchable } from "./policy-breakages";

const root = join(__dirname, "..");
const opa = process.env["OPA"] ?? "opa";
const room = { maxBuffer: 1_000_000_000, encoding: "utf8" } as const;

interface Broken {
  readonly source: Source;
  readonly breakage: Breakage;
}

const sourceAt = (path: string): Source => {
  const file = join(root, "policies", path);
  const tree = execFileSync(opa, ["parse", "--format", "json", "--json-include", "locations", file], room);
  return { path, bytes: readFileSync(file), tree: JSON.parse(tree) };
};

const sources: readonly Source[] = readdirSync(join(root, "policies"), { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".rego") && !path.endsWith("_test.rego"))
  .sort()
  .map(sourceAt);

/** The adapters are no part of the module; their tests stand beside them. */
const isInModule = ({ path }: Source): boolean => !path.startsWith("adapters/");

const isBroken = (position: number): string => `broken.b${position}()`;

/** Writes the sources of the module with all breakages, and returns what OPA finds wrong with them. */
function problemsWith(folder: string, all: readonly Broken[]): readonly OpaError[] {
  for (const source of sources.filter(isInModule)) {
    const own = all.flatMap((one, position) =>
      one.source === source ? [[one.breakage, isBroken(position)] as const] : [],
    );
    const file = join(folder, "policies", source.path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, switchable(source.bytes, own));
  }
  const capabilities = JSON.parse(execFileSync(opa, ["capabilities", "--current"], room));
  const decl = { type: "function", args: [], result: { type: "boolean" } };
  const builtins = all.map((_, position) => ({ name: `broken.b${position}`, decl }));
  writeFileSync(
    join(folder, "capabilities.json"),
    JSON.stringify({ ...capabilities, builtins: [...capabilities.builtins, ...builtins] }),
  );
  const check = "check --format json --max-errors 100000 --capabilities capabilities.json policies".split(" ");
  const { stdout, stderr } = spawnSync(opa, check, { cwd: folder, ...room });
  const said = stdout.trim() || stderr.trim();
  return said === "" ? [] : JSON.parse(said).errors;
}

interface OpaError {
  readonly message: string;
  readonly location: { readonly file: string; readonly row: number };
}

/** Writes the module with all breakages, and returns those that it has: a test that also gives a variable cannot be dropped. */
function built(folder: string, wanted: readonly Broken[]): readonly Broken[] {
  let all = wanted;
  for (let problems = problemsWith(folder, all); problems.length > 0; problems = problemsWith(folder, all)) {
    const giving = problems.map(({ message, location: { file, row } }) => {
      const variable = /^var (\S+) is unsafe$/.exec(message)?.[1];
      const giver = all.find(
        ({ source, breakage }) =>
          file.endsWith(`policies/${source.path}`) &&
          breakage.kind === "dropped" &&
          breakage.ruleRow === row &&
          new RegExp(`\\b${variable}\\b`).test(breakage.text),
      );
      if (giver === undefined) throw new Error(`${file}:${row}: ${message}`);
      return giver;
    });
    all = all.filter((one) => !giving.includes(one));
  }
  const entrypoints = ["gate/judgement", "drift/judgement", "posture/judgement", "explain/filter_pattern"];
  const build = "build --target wasm --capabilities capabilities.json --output bundle.tar.gz policies".split(" ");
  execFileSync(opa, [...build, ...entrypoints.flatMap((one) => ["--entrypoint", one])], { cwd: folder, ...room });
  execFileSync("tar", ["-xzf", "bundle.tar.gz", "/policy.wasm"], { cwd: folder, stdio: "ignore" });
  writeFileSync(join(folder, "switched.json"), JSON.stringify({ count: all.length }));
  return all;
}

const linesOf = (folder: string, name: string): readonly string[] =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean) : [];

/** Runs tests on the module with all breakages, and tells whether they pass while none is switched on. */
function runTests(folder: string, files: readonly string[] = []): boolean {
  const jest = ["jest", "--config", "scripts/breaking/jest.config.js", "--runInBand", "--silent", ...files];
  const env = { ...process.env, KEEPWATCH_BREAKING: folder };
  return spawnSync("npx", ["--no-install", ...jest], { cwd: root, env, ...room }).status === 0;
}

interface Reached {
  readonly test: string;
  readonly time: number;
  readonly reached: readonly number[];
}

// A law of many runs would be run as often for each breakage
const mostTime = 3_000;
// How many tests are tried, the most telling first, before the next breakage is. Most breakages are seen by the first test.
const rounds = [3, 12, 60];

/** Tests that a breakage matters to, those first to which the fewest matter. */
function testsFor(folder: string, breakages: number): readonly (readonly string[])[] {
  const tests: string[][] = Array.from({ length: breakages }, () => []);
  const recorded = linesOf(folder, "reached.jsonl").map((line): Reached => JSON.parse(line));
  recorded.sort((one, other) => one.reached.length * one.time - other.reached.length * other.time);
  for (const { test, time, reached } of recorded) {
    if (time <= mostTime) for (const breakage of reached) tests[breakage]?.push(test);
  }
  return tests;
}

/** So many of a list, spread over it. */
const spread = <Item>(items: readonly Item[], most: number): readonly Item[] =>
  items.length <= most
    ? items
    : Array.from({ length: most }, (_, position) => items[Math.floor((position * items.length) / most)] as Item);

/** Positions of the breakages that a test of the module sees. */
function seenByTests(folder: string, all: readonly Broken[], isAsked: (one: Broken) => boolean): ReadonlySet<number> {
  const seen = (): ReadonlySet<number> =>
    new Set(linesOf(folder, "seen.jsonl").map((line): number => JSON.parse(line).breakage));
  if (!existsSync(join(folder, "reached.jsonl")) && !runTests(folder)) throw new Error("the tests fail as they stand");
  const tests = testsFor(folder, all.length);
  const tried = tests.map(() => new Set<string>());
  for (const most of rounds) {
    const done = seen();
    const toTry: Record<string, number[]> = {};
    for (const [breakage, those] of tests.entries()) {
      const one = all[breakage];
      if (one === undefined || !isAsked(one) || done.has(breakage)) continue;
      for (const test of spread(those, most)) {
        if (tried[breakage]?.has(test)) continue;
        tried[breakage]?.add(test);
        toTry[test] = [...(toTry[test] ?? []), breakage];
      }
    }
    writeFileSync(join(folder, "try.json"), JSON.stringify(toTry));
    const files = [...new Set(Object.keys(toTry).map((test) => test.slice(0, test.indexOf(": "))))];
    if (files.length > 0) runTests(folder, files);
    process.stdout.write(`${seen().size} of ${all.length} are seen by tests, after ${most} of each\n`);
  }
  return seen();
}

// Tests of whole plans take long here, and those of the module judge more plans. Only the adapters have no others.
const besideModule = ["--ignore", "corpus_test.rego,drift_test.rego,adapters"];
const besideAdapters = ["--run", "data.(main|report|spacelift|terraform)_test"];

const failsBeside = (folder: string, inModule: boolean): boolean => {
  const given = inModule ? besideModule : [...besideAdapters, "data.json"];
  return (
    spawnSync(opa, ["test", "--timeout", "600s", "policies", ...given], { cwd: join(folder, "beside"), ...room })
      .status !== 0
  );
};

/** Lays out the sources with the tests that stand beside them, and what these read: the plans that they name. */
function prepareBeside(folder: string): void {
  const beside = join(folder, "beside");
  cpSync(join(root, "policies"), join(beside, "policies"), { recursive: true });
  const data = JSON.parse(
    execFileSync("npx", ["--no-install", "tsx", "scripts/policy-test-data.ts"], { cwd: root, ...room }),
  );
  const tests = readdirSync(join(root, "policies", "adapters"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("_test.rego"))
    .map((path) => readFileSync(join(root, "policies", "adapters", path), "utf8"))
    .join("\n");
  const isNamed = (id: string): boolean => tests.includes(JSON.stringify(id));
  const corpus = Object.fromEntries(Object.entries(data.corpus).filter(([id]) => isNamed(id)));
  const edits = data.edits.filter(({ id }: { readonly id: string }) => isNamed(id));
  writeFileSync(join(beside, "data.json"), JSON.stringify({ corpus, edits }));
  if ([true, false].some((inModule) => failsBeside(folder, inModule))) {
    throw new Error("the tests beside the sources fail as they stand");
  }
}

/** Whether the tests that stand beside the sources see a breakage. */
function isSeenBeside(folder: string, { source, breakage }: Broken): boolean {
  const file = join(folder, "beside", "policies", source.path);
  writeFileSync(file, switchable(source.bytes, [[breakage, "true"]]));
  try {
    return failsBeside(folder, isInModule(source));
  } finally {
    writeFileSync(file, source.bytes);
  }
}

const kinds: readonly string[] = ["gone", "dropped"];

/** What the words of the call ask for: kinds, and the beginnings of sources. */
const asking = (words: readonly string[]): ((one: Broken) => boolean) => {
  const named = words.filter((word) => kinds.includes(word));
  const paths = words.filter((word) => !kinds.includes(word));
  return ({ source, breakage }) =>
    (named.length === 0 || named.includes(breakage.kind)) &&
    (paths.length === 0 || paths.some((path) => source.path.startsWith(path)));
};

const run = (words: readonly string[]): void => {
  const given = process.env["KEEPWATCH_BREAKING"];
  const folder = given ?? mkdtempSync(join(tmpdir(), "keepwatch-breaking-"));
  const isAsked = asking(words);
  try {
    const all = sources.flatMap((source) => breakagesOf(source).map((breakage) => ({ source, breakage })));
    const inModule = built(
      folder,
      all.filter(({ source }) => isInModule(source)),
    );
    const seen = seenByTests(folder, inModule, isAsked);
    const asked = [...inModule, ...all.filter(({ source }) => !isInModule(source))].filter(isAsked);
    const left = asked.filter((one) => !seen.has(inModule.indexOf(one)));
    prepareBeside(folder);
    const unseen = left.filter((one) => !isSeenBeside(folder, one)).map(({ breakage: { id } }) => id);
    const reasons: Readonly<Record<string, string>> = unseeable;
    process.stdout.write(`${asked.length - unseen.length} of ${asked.length} breakages of the policy are seen\n`);
    const bad = unseen.filter((id) => reasons[id] === undefined);
    if (bad.length > 0) throw new Error(`no test sees that this is broken:\n${bad.join("\n")}`);
  } finally {
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  }
};

try {
  run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
