/**
 * Runs each test once as it is, and once more for each breakage that is to be tried on it: one that fails then sees the breakage.
 * Without a list of what to try, it notes which breakages would have mattered to which test.
 */
const { appendFileSync, existsSync, readFileSync } = require("node:fs");
const { join, relative } = require("node:path");

const folder = process.env["KEEPWATCH_BREAKING"];
const root = join(__dirname, "..", "..");
const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "");
const note = (name, line) => appendFileSync(join(folder, name), `${JSON.stringify(line)}\n`);

const toTry = read("try.json") === "" ? undefined : JSON.parse(read("try.json"));
const seen = new Set(
  read("seen.jsonl")
    .split("\n")
    .flatMap((line) => (line === "" ? [] : [JSON.parse(line).breakage])),
);

const tried =
  (run) =>
  async (...row) => {
    const breaking = globalThis.breaking ?? { reached: new Set() };
    const { testPath, currentTestName } = expect.getState();
    const test = `${relative(root, testPath)}: ${currentTestName}`;
    breaking.broken = undefined;
    breaking.reached.clear();
    const left = (toTry?.[test] ?? []).filter((breakage) => !seen.has(breakage));
    if (toTry !== undefined && left.length === 0) return;
    const start = Date.now();
    await run(...row);
    // A module that is loaded by the test itself
    const { reached } = globalThis.breaking ?? breaking;
    if (toTry === undefined) {
      if (reached.size > 0) note("reached.jsonl", { test, time: Date.now() - start, reached: [...reached] });
      return;
    }
    for (const breakage of left) {
      globalThis.breaking.broken = breakage;
      try {
        await run(...row);
      } catch {
        seen.add(breakage);
        note("seen.jsonl", { breakage, test });
      }
    }
    globalThis.breaking.broken = undefined;
  };

const hour = 3_600_000;
const wrapped = (test) =>
  Object.assign((name, run) => test(name, tried(run), hour), {
    each:
      (...table) =>
      (name, run) =>
        test.each(...table)(name, tried(run), hour),
    skip: test.skip,
  });
globalThis.test = wrapped(globalThis.test);
globalThis.it = globalThis.test;
