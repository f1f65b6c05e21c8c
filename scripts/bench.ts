/** `npm run bench [-- --large]`: how long the gate takes, as whole processes beside others and by the pattern. Medians. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordedPlan } from "../__tests__/e2e/corpus";
import { beside, neighbours } from "../__tests__/growth/worlds";
import { loadedPolicy } from "../cli/judge/policy";
import { catalogue } from "../spec";

const root = join(__dirname, "..");
const command = join(root, "dist", "keepwatch.cjs");

const median = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0;

const timed = (runs: number, work: () => unknown): number =>
  median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );

const say = (what: string, milliseconds: number, remark = ""): void => {
  process.stdout.write(
    `${what.padEnd(44)} ${milliseconds.toFixed(1).padStart(8)} ms${remark === "" ? "" : `  ${remark}`}\n`,
  );
};

interface Entry {
  readonly type: string;
  readonly change: { readonly after: Readonly<Record<string, unknown>> };
}

/** Neighbours beside the chain: a log group, a filter, an alarm and a queue each. The last takes some minutes. */
const sizes: readonly number[] = process.argv.includes("--large") ? [0, 64, 744, 2233, 22723] : [0, 64, 744, 2233];

/** A rule that asks one thing of each change: what any tool needs to read a plan. */
const trivialRule = `package main

deny contains "never" if {
\tsome entry in input.resource_changes
\tentry.type == "aws_nothing"
}
`;

/** Time in milliseconds and peak memory in MiB of a whole process, by the measure of its parent: undefined where it is not there. */
const measured = (command: string, ...args: readonly string[]): { time: number; peak: number } | undefined => {
  const start = performance.now();
  const { error, stderr } = spawnSync("/usr/bin/time", ["-f", "%M", command, ...args], { encoding: "utf8" });
  const time = performance.now() - start;
  const peak = Number(/(\d+)\s*$/.exec(stderr ?? "")?.[1] ?? 0) / 1024;
  return error ? undefined : { time, peak };
};

type Measured = NonNullable<ReturnType<typeof measured>>;

const typical = (all: readonly (Measured | undefined)[]): string => {
  const known = all.filter((one) => one !== undefined);
  if (known.length === 0) return "–";
  const time = median(known.map((one) => one.time));
  return `${time < 1000 ? `${time.toFixed(0)} ms` : `${(time / 1000).toFixed(1)} s`}, ${median(known.map((one) => one.peak)).toFixed(0)} MiB`;
};

/** Whole processes on plans of growing size, each beside others that read the same plan, in turn. */
const compareProcesses = (folder: string): void => {
  const rule = join(folder, "rule.rego");
  writeFileSync(rule, trivialRule);
  const conftest = spawnSync("conftest", ["--version"]).error === undefined;
  process.stdout.write(
    "| plan | neighbours | keepwatch gate | conftest, one trivial rule | node -e 0 |\n| --- | --- | --- | --- | --- |\n",
  );
  for (const count of sizes) {
    const plan = join(folder, "plan.json");
    const text = JSON.stringify(beside(neighbours(count)));
    writeFileSync(plan, text);
    const rounds = Array.from({ length: count > 1000 ? 3 : 9 }, () => ({
      ours: measured(process.execPath, command, "gate", plan),
      theirs: conftest ? measured("conftest", "test", "-p", rule, plan) : undefined,
      bare: measured(process.execPath, "-e", "0"),
    }));
    process.stdout.write(
      `| ${(text.length / 1e6).toFixed(1)} MB | ${count} | ${typical(rounds.map(({ ours }) => ours))} | ${typical(rounds.map(({ theirs }) => theirs))} | ${typical(rounds.map(({ bare }) => bare))} |\n`,
    );
  }
  process.stdout.write("\n");
};

const bench = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-bench-"));
  try {
    compareProcesses(folder);
    const wasm = readFileSync(join(root, "policies", "policy.wasm"));
    const proof = loadedPolicy(wasm, { ...catalogue, auditors: {} }, 1024);
    const explanation = loadedPolicy(wasm, catalogue, 1024);
    const { resource_changes: changes }: { readonly resource_changes: readonly Entry[] } = JSON.parse(
      recordedPlan("no-change"),
    );
    const pattern = String(
      changes.find(({ type }) => type === "aws_cloudwatch_log_metric_filter")?.change.after["pattern"],
    );
    say(
      "one filter pattern of 16 events, proved",
      timed(200, () => proof.explainPattern(pattern)),
    );
    say(
      "the same, with which auditors recognise it",
      timed(200, () => explanation.explainPattern(pattern)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

bench().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
