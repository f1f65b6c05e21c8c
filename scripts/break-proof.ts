/**
 * Breaks each clause of the pattern's proof once, and wants a test of it to see it. Needs OPA: its path in OPA, or on PATH.
 * Each breakage is a text of a source that stands there once, what replaces it, and what is no longer so.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

const compiled = (sources: string): Uint8Array => {
  execFileSync(
    opa,
    [
      "build",
      "-t",
      "wasm",
      "-e",
      "explain/filter_pattern",
      "--ignore",
      "*_test.rego",
      "-o",
      "bundle.tar.gz",
      "policies",
    ],
    { cwd: sources, stdio: ["ignore", "ignore", "inherit"] },
  );
  execFileSync("tar", ["-xzf", "bundle.tar.gz", "/policy.wasm"], { cwd: sources, stdio: "ignore" });
  return readFileSync(join(sources, "policy.wasm"));
};

const broken = (sources: string, { file, replaced, by, breaks }: Breakage): Uint8Array => {
  const path = join(sources, file);
  const text = readFileSync(path, "utf8");
  const [before, after, ...more] = text.split(replaced);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`"${breaks}": the text to replace does not stand in ${file} exactly once`);
  }
  writeFileSync(path, `${before}${by}${after}`);
  try {
    return compiled(sources);
  } finally {
    writeFileSync(path, text);
  }
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

const isSeen = (policy: Policy): boolean =>
  trials.some((trial) => {
    try {
      trial(policy);
      return false;
    } catch {
      return true;
    }
  });

const run = async (): Promise<void> => {
  const sources = mkdtempSync(join(tmpdir(), "keepwatch-proof-"));
  try {
    cpSync(join(root, "policies"), join(sources, "policies"), { recursive: true });
    if (isSeen(await loadedPolicy(compiled(sources), catalogue, 1024))) throw new Error("the proof fails as it stands");
    const unseen: string[] = [];
    for (const breakage of breakages) {
      const policy = await loadedPolicy(broken(sources, breakage), catalogue, 1024);
      if (!isSeen(policy)) unseen.push(`${breakage.file}: ${breakage.breaks}`);
    }
    process.stdout.write(
      `${breakages.length - unseen.length} of ${breakages.length} breakages of the proof are seen\n`,
    );
    if (unseen.length > 0) throw new Error(`no test sees that this is broken:\n${unseen.join("\n")}`);
  } finally {
    rmSync(sources, { recursive: true, force: true });
  }
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
