/** `npm run bench`: how long the gate takes, as whole processes beside others, for docs/performance.md, and by the pattern. Medians. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordedPlan } from "../__tests__/plans/corpus";
import { loadedPolicy } from "../cli/judge/policy";
import { catalogue } from "../spec";
import { writePlan } from "./bench-plan";
import { chartOf } from "./growth-chart";

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

/** A size of plan, by neighbours beside the chain: a log group, a filter, an alarm and a queue each. */
interface Size {
  readonly neighbours: number;
  readonly rounds: number;
  /** Most that the gate may take of conftest's time. */
  readonly goal?: number;
  /** Most MiB that it may take. */
  readonly peak: number;
  /** Whether conftest is asked, which takes eleven times as many bytes. */
  readonly besideConftest: boolean;
}

const sizes: readonly Size[] = [
  { neighbours: 0, rounds: 9, peak: 65, besideConftest: true },
  { neighbours: 64, rounds: 9, peak: 65, besideConftest: true },
  { neighbours: 744, rounds: 7, goal: 0.6, peak: 70, besideConftest: true },
  { neighbours: 2233, rounds: 5, goal: 0.3, peak: 75, besideConftest: true },
  { neighbours: 22_723, rounds: 3, goal: 0.13, peak: 80, besideConftest: true },
  { neighbours: 113_000, rounds: 1, peak: 110, besideConftest: false },
];

/** A rule that asks one thing of each change: what any tool needs to read a plan. */
const trivialRule = `package main

deny contains "never" if {
\tsome entry in input.resource_changes
\tentry.type == "aws_nothing"
}
`;

/** What a whole process took: milliseconds until its end, milliseconds of CPU time, MiB of memory. */
interface Measured {
  readonly time: number;
  readonly work: number;
  readonly peak: number;
}

/** Of one process, by the measure of its parent: undefined where it is not there. */
const measured = (command: string, ...args: readonly string[]): Measured | undefined => {
  const start = performance.now();
  const { error, stderr } = spawnSync("/usr/bin/time", ["-f", "%U %S %M", command, ...args], { encoding: "utf8" });
  const time = performance.now() - start;
  const [user = 0, system = 0, peak = 0] = (stderr ?? "").trim().split("\n").at(-1)?.split(" ").map(Number) ?? [];
  return error ? undefined : { time, work: (user + system) * 1000, peak: peak / 1024 };
};

/** Medians of some runs. */
const typical = (all: readonly (Measured | undefined)[]): Measured | undefined => {
  const known = all.filter((one) => one !== undefined);
  if (known.length === 0) return undefined;
  const of = (name: keyof Measured): number => median(known.map((one) => one[name]));
  return { time: of("time"), work: of("work"), peak: of("peak") };
};

/** What was measured of one size. */
interface Row {
  readonly size: Size;
  readonly bytes: number;
  readonly ours: Measured | undefined;
  readonly theirs: Measured | undefined;
  readonly bare: Measured | undefined;
}

/** Whole processes on plans of growing size, each beside others that read the same plan, in turn. */
const compareProcesses = (folder: string): readonly Row[] => {
  const rule = join(folder, "rule.rego");
  writeFileSync(rule, trivialRule);
  const conftest = spawnSync("conftest", ["--version"]).error === undefined;
  return sizes.map((size) => {
    const plan = join(folder, "plan.json");
    const bytes = writePlan(plan, size.neighbours);
    const rounds = Array.from({ length: size.rounds }, () => ({
      ours: measured(process.execPath, command, "gate", plan),
      theirs: conftest && size.besideConftest ? measured("conftest", "test", "-p", rule, plan) : undefined,
      bare: measured(process.execPath, "-e", "0"),
    }));
    const row = {
      size,
      bytes,
      ours: typical(rounds.map(({ ours }) => ours)),
      theirs: typical(rounds.map(({ theirs }) => theirs)),
      bare: typical(rounds.map(({ bare }) => bare)),
    };
    process.stdout.write(`${cellsOf(row).join("  ")}\n`);
    return row;
  });
};

const secondsOf = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

const cellOf = (one: Measured | undefined): string =>
  one === undefined
    ? "–"
    : `${secondsOf(one.time)} (${secondsOf(one.work)}), ${Math.round(one.peak).toLocaleString("en")} MiB`;

const ratioOf = (ours: Measured | undefined, theirs: Measured | undefined): string =>
  ours === undefined || theirs === undefined
    ? "–"
    : `${(ours.time / theirs.time).toFixed(2)} (${(ours.work / theirs.work).toFixed(2)})`;

const megabytes = (bytes: number): string =>
  (bytes / 1e6).toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const cellsOf = ({ size, bytes, ours, theirs, bare }: Row): readonly string[] => [
  `${megabytes(bytes)} MB`,
  size.neighbours.toLocaleString("en"),
  cellOf(ours),
  cellOf(theirs),
  ratioOf(ours, theirs),
  `${size.goal === undefined ? "" : `${size.goal}, `}${size.peak} MiB`,
  cellOf(bare),
];

const header = [
  "plan",
  "neighbours",
  "keepwatch gate",
  "conftest, one trivial rule",
  "ratio of times",
  "goal",
  "node -e 0",
];

const tableOf = (rows: readonly Row[]): string =>
  [header, header.map(() => "---"), ...rows.map(cellsOf)].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const growthOf = (rows: readonly Row[]): string =>
  chartOf(
    "CPU time by the size of the plan",
    { title: "plan", from: -1, to: 4, label: (value) => (value < 1000 ? `${value} MB` : `${value / 1000} GB`) },
    { title: "time", from: 1, to: 5, label: (value) => (value < 1000 ? `${value} ms` : `${value / 1000} s`) },
    [
      { title: "keepwatch gate", colour: "#0b6e4f", points: pointsOf(rows, ({ ours }) => ours) },
      { title: "conftest", colour: "#b5472f", points: pointsOf(rows, ({ theirs }) => theirs) },
      { title: "node -e 0", colour: "#555", points: pointsOf(rows, ({ bare }) => bare) },
    ],
  );

const pointsOf = (rows: readonly Row[], of: (row: Row) => Measured | undefined) =>
  rows.flatMap((row) => {
    const one = of(row);
    return one === undefined ? [] : [{ x: row.bytes / 1e6, y: one.work }];
  });

const page = join(root, "docs", "performance.md");
const [begins, ends] = ["<!-- measured by npm run bench -->", "<!-- until here -->"];

/** Writes what was measured into its page, between two marks. */
const writePage = (rows: readonly Row[]): void => {
  const text = readFileSync(page, "utf8");
  const [before = "", rest = ""] = text.split(begins);
  const [, after = ""] = rest.split(ends);
  writeFileSync(page, `${before}${begins}\n\n${tableOf(rows)}\n\n${ends}${after}`);
  writeFileSync(join(root, "docs", "growth.svg"), growthOf(rows));
  spawnSync("npx", ["biome", "format", "--write", page], { cwd: root });
};

const bench = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-bench-"));
  try {
    writePage(compareProcesses(folder));
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
