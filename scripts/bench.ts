/** `npm run bench`: how long the gate takes, as whole processes beside others, for docs/performance.md, and by the pattern. Medians. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordedPlan } from "../__tests__/plans/corpus";
import { loadedPolicy } from "../cli/judge/policy";
import { catalogue } from "../spec";
import { writeEstate } from "./bench-estate";
import { writePlan } from "./bench-plan";
import { chartOf } from "./growth-chart";

const root = join(__dirname, "..");
const command = join(root, "dist", "keepwatch.cjs");
// By npm run build:executable
const executable = join(root, "executables", `keepwatch-linux-${process.arch}`);

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

/** A plan of some size. */
interface Plan {
  readonly around: "neighbours" | "services";
  /** How many there are: a neighbour is a log group, a filter, an alarm and a queue, a service ten resources in a module. */
  readonly count: number;
  readonly rounds: number;
  /** Most that the gate may take of conftest's time, and the executable. */
  readonly goal?: readonly [number, number];
  /** Most MiB that the gate may take. */
  readonly peak?: number;
  /** Whether conftest is asked, which takes eleven times as many bytes. */
  readonly besideConftest: boolean;
  /** Whether OPA and conftest are asked with the policy itself. */
  readonly besidePolicy: boolean;
}

const plans: readonly Plan[] = [
  { around: "neighbours", count: 0, rounds: 9, peak: 65, besideConftest: true, besidePolicy: true },
  { around: "neighbours", count: 64, rounds: 9, peak: 65, besideConftest: true, besidePolicy: true },
  {
    around: "neighbours",
    count: 744,
    rounds: 7,
    goal: [0.6, 0.33],
    peak: 70,
    besideConftest: true,
    besidePolicy: true,
  },
  {
    around: "neighbours",
    count: 2233,
    rounds: 5,
    goal: [0.3, 0.17],
    peak: 75,
    besideConftest: true,
    besidePolicy: false,
  },
  {
    around: "neighbours",
    count: 22_723,
    rounds: 3,
    goal: [0.13, 0.1],
    peak: 80,
    besideConftest: true,
    besidePolicy: false,
  },
  { around: "neighbours", count: 113_000, rounds: 1, peak: 110, besideConftest: false, besidePolicy: false },
  { around: "services", count: 75, rounds: 7, besideConftest: true, besidePolicy: true },
  { around: "services", count: 750, rounds: 5, besideConftest: true, besidePolicy: true },
  { around: "services", count: 2250, rounds: 5, besideConftest: true, besidePolicy: false },
  { around: "services", count: 10_000, rounds: 3, besideConftest: true, besidePolicy: false },
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

/** What is asked of each plan, by the name of its column. */
type Asked = "gate" | "executable" | "trivial" | "node" | "opa" | "conftest";

/** What was measured of one plan. */
interface Row {
  readonly plan: Plan;
  readonly bytes: number;
  readonly of: Readonly<Partial<Record<Asked, Measured>>>;
}

/** How each is asked, where it is there. */
const waysToAsk = (folder: string, file: string): Readonly<Record<Asked, readonly string[]>> => ({
  gate: [process.execPath, command, "gate", file],
  executable: [executable, "gate", file],
  trivial: ["conftest", "test", "-p", join(folder, "rule.rego"), file],
  node: [process.execPath, "-e", "0"],
  opa: ["opa", "eval", "--data", join(folder, "opa"), "--input", file, "data.main.rejected"],
  conftest: ["conftest", "test", "--policy", join(folder, "conftest"), "--data", join(folder, "conftest"), file],
});

const isAsked = (asked: string, { besideConftest, besidePolicy }: Plan, round: number): boolean => {
  if (asked === "trivial") return besideConftest;
  // Once: it takes seconds.
  return asked === "opa" || asked === "conftest" ? besidePolicy && round === 0 : true;
};

const isThere = (asked: string): boolean => spawnSync(asked, ["--version"]).error === undefined;

/** Whole processes on plans of growing size, each beside others that read the same plan, in turn. */
const compareProcesses = (folder: string): readonly Row[] => {
  writeFileSync(join(folder, "rule.rego"), trivialRule);
  for (const system of ["opa", "conftest"]) {
    execFileSync(process.execPath, [command, "policy", "export", "--for", system, join(folder, system)]);
  }
  const file = join(folder, "plan.json");
  const ways = Object.entries(waysToAsk(folder, file)).filter(([, [program = ""]]) => isThere(program));
  return plans.map((plan) => {
    const bytes = (plan.around === "neighbours" ? writePlan : writeEstate)(file, plan.count);
    const rounds = Array.from({ length: plan.rounds }, (_, round) => {
      const asked = ways.filter(([name]) => isAsked(name, plan, round));
      return Object.fromEntries(asked.map(([name, [program = "", ...args]]) => [name, measured(program, ...args)]));
    });
    const of = Object.fromEntries(ways.map(([name]) => [name, typical(rounds.map((round) => round[name]))]));
    const row: Row = { plan, bytes, of };
    process.stdout.write(`${[...cellsOf(row), ...policyCellsOf(row)].join("  ")}\n`);
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

const sizeOf = ({ plan, bytes }: Row): readonly string[] => [
  `${megabytes(bytes)} MB`,
  `${plan.count.toLocaleString("en")} ${plan.around}`,
];

const goalOf = ({ goal, peak }: Plan): string =>
  [...(goal === undefined ? [] : [goal.join(" / ")]), ...(peak === undefined ? [] : [`${peak} MiB`])].join(", ");

const cellsOf = (row: Row): readonly string[] => {
  const { gate, executable, trivial, node } = row.of;
  return [
    ...sizeOf(row),
    cellOf(gate),
    cellOf(executable),
    cellOf(trivial),
    `${ratioOf(gate, trivial)} / ${ratioOf(executable, trivial)}`,
    goalOf(row.plan),
    cellOf(node),
  ];
};

const policyCellsOf = (row: Row): readonly string[] => [...sizeOf(row), cellOf(row.of.opa), cellOf(row.of.conftest)];

const header = [
  "plan",
  "around the chain",
  "keepwatch gate",
  "executable",
  "conftest, one trivial rule",
  "ratio of times",
  "goal",
  "node -e 0",
];

const headerOfPolicy = ["plan", "around the chain", "the policy in opa eval", "the policy in conftest"];

const tableOf = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, titles.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const tablesOf = (rows: readonly Row[]): string =>
  [
    tableOf(header, rows.map(cellsOf)),
    tableOf(headerOfPolicy, rows.filter(({ plan }) => plan.besidePolicy).map(policyCellsOf)),
  ].join("\n\n");

const growthOf = (rows: readonly Row[]): string =>
  chartOf(
    "CPU time by the size of the plan",
    { title: "plan", from: -1, to: 4, label: (value) => (value < 1000 ? `${value} MB` : `${value / 1000} GB`) },
    { title: "time", from: 1, to: 5, label: (value) => (value < 1000 ? `${value} ms` : `${value / 1000} s`) },
    [
      { title: "keepwatch gate", colour: "#0b6e4f", points: pointsOf(rows, "gate") },
      { title: "conftest", colour: "#b5472f", points: pointsOf(rows, "trivial") },
      { title: "node -e 0", colour: "#555", points: pointsOf(rows, "node") },
    ],
  );

const pointsOf = (rows: readonly Row[], asked: Asked) =>
  rows.flatMap(({ plan, bytes, of }) => {
    const one = of[asked];
    return one === undefined || plan.around !== "neighbours" ? [] : [{ x: bytes / 1e6, y: one.work }];
  });

const page = join(root, "docs", "performance.md");
const [begins, ends] = ["<!-- measured by npm run bench -->", "<!-- until here -->"];

/** Writes what was measured into its page, between two marks. */
const writePage = (rows: readonly Row[]): void => {
  const text = readFileSync(page, "utf8");
  const [before = "", rest = ""] = text.split(begins);
  const [, after = ""] = rest.split(ends);
  writeFileSync(page, `${before}${begins}\n\n${tablesOf(rows)}\n\n${ends}${after}`);
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
