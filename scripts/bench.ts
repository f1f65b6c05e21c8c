/** `npm run bench`: how long the gate takes, as whole processes and by the pattern. Medians, in milliseconds. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordedFile, recordedPlan } from "../__tests__/e2e/corpus";
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

const processTime = (...args: readonly string[]): number =>
  timed(15, () => spawnSync(process.execPath, args, { stdio: "ignore" }));

const say = (what: string, milliseconds: number, remark = ""): void => {
  process.stdout.write(
    `${what.padEnd(44)} ${milliseconds.toFixed(1).padStart(8)} ms${remark === "" ? "" : `  ${remark}`}\n`,
  );
};

interface Entry {
  readonly type: string;
  readonly address: string;
  readonly change: { readonly before: Values; readonly after: Values };
}
type Values = Readonly<Record<string, unknown>>;

/** The kept plan with more filters of the trail's group, each with a pattern and a metric of its own. */
const withFilters = (count: number): string => {
  const plan: { readonly resource_changes: readonly Entry[] } = JSON.parse(recordedPlan("no-change"));
  const filter = plan.resource_changes.find(({ type }) => type === "aws_cloudwatch_log_metric_filter");
  if (filter === undefined) throw new Error("the plan has no filter");
  const numbered = (values: Values, index: number): Values => ({
    ...values,
    name: `filter-${index}`,
    pattern: String(values["pattern"]).replace(/ \}$/, ` || ($.eventName=Extra${index}) }`),
    metric_transformation: [{ name: `metric-${index}`, namespace: "Bench", value: "1" }],
  });
  const more = Array.from({ length: count }, (_, index) => ({
    ...filter,
    address: `${filter.address}[${index}]`,
    change: {
      ...filter.change,
      before: numbered(filter.change.before, index),
      after: numbered(filter.change.after, index),
    },
  }));
  return JSON.stringify({ ...plan, resource_changes: [...plan.resource_changes, ...more] });
};

const bench = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-bench-"));
  try {
    const bare = processTime("-e", "0");
    const smallest = processTime(command, "gate", recordedFile("no-change"));
    const large = join(folder, "plan.json");
    writeFileSync(large, withFilters(100));
    say("node -e 0", bare);
    say("gate, the shipped stack", smallest, `${(smallest / bare).toFixed(1)} × node -e 0`);
    say("gate, with 100 more filters on the group", processTime(command, "gate", large));
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
