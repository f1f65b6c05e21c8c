/**
 * Breaks each clause of the pattern's proof once, and wants a test of it to see it. Needs OPA: its path in OPA, or on PATH.
 * Each breakage is a text of a source that stands there once, what replaces it, and what is no longer so.
 */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import breakages from "../__tests__/pattern/breakages.json";
import {
  answersVector,
  breadths,
  countsBreadth,
  ignoresSpelling,
  isSound,
  losesWhatIsTouched,
  readings,
  reads,
  vectors,
} from "../__tests__/pattern/proof";
import { loadedPolicy, type Policy } from "../cli/judge/policy";
import { catalogue } from "../spec";

type Breakage = (typeof breakages)[number];

const root = join(__dirname, "..");
const opa = process.env["OPA"] ?? "opa";
const seed = 20_210_526;
const executed = promisify(execFile);

/** The module that answers for filter patterns, compiled from a copy of the policy. */
const compiled = async (sources: string): Promise<Policy> => {
  const build =
    "build --target wasm --entrypoint explain/filter_pattern --ignore *_test.rego --output bundle.tar.gz policies";
  await executed(opa, build.split(" "), { cwd: sources });
  await executed("tar", ["-xzf", "bundle.tar.gz", "/policy.wasm"], { cwd: sources });
  return loadedPolicy(readFileSync(join(sources, "policy.wasm")), catalogue, 1024);
};

/** What the tests of the proof try, the quickest first. */
const trials: readonly ((policy: Policy) => void)[] = [
  ...readings.map((reading) => (policy: Policy) => reads(policy, reading)),
  ...breadths.map((one) => (policy: Policy) => countsBreadth(policy, one)),
  ...vectors.map((vector) => (policy: Policy) => answersVector(policy, vector)),
  (policy) => losesWhatIsTouched(policy, { numRuns: 5, seed }),
  (policy) => ignoresSpelling(policy, { numRuns: 5, seed }),
  (policy) => isSound(policy, { numRuns: 500, seed }),
];

const failsATrial = (policy: Policy): boolean =>
  trials.some((trial) => {
    try {
      trial(policy);
      return false;
    } catch {
      return true;
    }
  });

/** Whether the tests that stand beside the proof's sources fail. */
const failsBeside = (sources: string): Promise<boolean> =>
  executed(opa, ["test", "policies/pattern", "spec:policies/spec"], { cwd: sources }).then(
    () => false,
    () => true,
  );

const isSeen = async (sources: string): Promise<boolean> =>
  failsATrial(await compiled(sources)) || (await failsBeside(sources));

const isBreakageSeen = async (sources: string, { file, replaced, by, breaks }: Breakage): Promise<boolean> => {
  const path = join(sources, file);
  const text = readFileSync(path, "utf8");
  const [before, after, ...more] = text.split(replaced);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`"${breaks}": the text to replace does not stand in ${file} exactly once`);
  }
  writeFileSync(path, `${before}${by}${after}`);
  try {
    return await isSeen(sources);
  } catch (error) {
    throw new Error(`"${breaks}": ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    writeFileSync(path, text);
  }
};

/** Tries breakages in a copy of the policy until none is left; returns those that no test sees. */
const unseenOf = async (sources: string, left: Iterable<Breakage>): Promise<readonly string[]> => {
  cpSync(join(root, "policies"), join(sources, "policies"), { recursive: true });
  const unseen: string[] = [];
  for (const breakage of left) {
    if (!(await isBreakageSeen(sources, breakage))) unseen.push(`${breakage.file}: ${breakage.breaks}`);
  }
  return unseen;
};

const run = async (): Promise<void> => {
  const folders = Array.from({ length: availableParallelism() }, () => mkdtempSync(join(tmpdir(), "keepwatch-proof-")));
  try {
    const [first = ""] = folders;
    await unseenOf(first, []);
    if (await isSeen(first)) throw new Error("the proof fails as it stands");
    const left = breakages.values();
    const unseen = (await Promise.all(folders.map((folder) => unseenOf(folder, left)))).flat();
    process.stdout.write(
      `${breakages.length - unseen.length} of ${breakages.length} breakages of the proof are seen\n`,
    );
    if (unseen.length > 0) throw new Error(`no test sees that this is broken:\n${unseen.join("\n")}`);
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
