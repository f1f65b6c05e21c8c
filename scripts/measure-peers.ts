/**
 * `npm run peers`: gives the plans of docs/mutations.md to other tools, each as it was before and as it is, and records which changes they
 * notice. Needs checkov and conftest: their paths in CHECKOV and CONFTEST, or on PATH. Takes minutes, and is run by hand.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { mutations } from "../__tests__/mutations/mutations";
import type { Measured } from "../__tests__/mutations/table";

type Values = Readonly<Record<string, unknown>>;

interface Entry {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly provider_name?: string;
  readonly change: { readonly before: Values | null; readonly after: Values | null };
}

type Plan = Readonly<Record<string, unknown>> & { readonly resource_changes?: readonly Entry[] };

const root = join(__dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "keepwatch-peers-"));
const checkov = process.env["CHECKOV"] ?? "checkov";
const conftest = process.env["CONFTEST"] ?? "conftest";

/** The plan with planned values that are what its changes give, as an edited plan has those of the plan it was edited from. */
const planned = (plan: Plan, side: "before" | "after"): Plan => ({
  ...plan,
  resource_changes: (plan.resource_changes ?? []).map((entry) =>
    side === "after"
      ? entry
      : { ...entry, change: { ...entry.change, actions: ["no-op"], after: entry.change.before } },
  ),
  planned_values: {
    root_module: {
      resources: (plan.resource_changes ?? []).flatMap(({ address, mode, type, name, provider_name = "", change }) =>
        change[side] === null
          ? []
          : [
              {
                address,
                mode,
                type,
                name,
                provider_name,
                schema_version: 0,
                values: change[side],
                sensitive_values: {},
              },
            ],
      ),
    },
  },
});

const sides = ["before", "after"] as const;
const cases = mutations.flatMap(({ id, cases: [first] }) =>
  first === undefined ? [] : [{ id, plan: first.plan() as Plan }],
);

const fileOf = (side: string, id: string): string => join(folder, side, `${id}.json`);

const write = (): void => {
  for (const side of sides) {
    mkdirSync(join(folder, side));
    for (const { id, plan } of cases) writeFileSync(fileOf(side, id), JSON.stringify(planned(plan, side)));
  }
};

interface CheckovReport {
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly resource: string;
      readonly file_path: string;
    }[];
  };
}

/** Failed checks of each plan of a side, by its id. */
const failedChecks = (side: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const { stdout } = spawnSync(
    checkov,
    ["--directory", join(folder, side), "--framework", "terraform_plan", "--output", "json", "--compact", "--quiet"],
    { encoding: "utf8", maxBuffer: 1 << 30 },
  );
  const failed = new Map<string, Set<string>>();
  const report: CheckovReport = JSON.parse(stdout);
  for (const { check_id, resource, file_path } of report.results.failed_checks) {
    const id = basename(file_path, ".json");
    failed.set(id, (failed.get(id) ?? new Set()).add(`${check_id} ${resource}`));
  }
  return failed;
};

const byCheckov = (): readonly string[] => {
  const [before, after] = sides.map(failedChecks);
  return cases.flatMap(({ id }) =>
    [...(after?.get(id) ?? [])].some((check) => !before?.get(id)?.has(check)) ? [id] : [],
  );
};

const byRule = (): readonly string[] => {
  const files = readdirSync(join(folder, "after")).sort();
  const { stdout } = spawnSync(
    conftest,
    [
      "test",
      "--no-color",
      "--output",
      "json",
      "--policy",
      join(root, "__tests__", "mutations", "peer-rule"),
      ...files.map((name) => join(folder, "after", name)),
    ],
    { encoding: "utf8", maxBuffer: 1 << 28 },
  );
  const results: readonly { readonly filename: string; readonly failures?: readonly unknown[] }[] = JSON.parse(stdout);
  return cases.flatMap(({ id }) =>
    results.some(({ filename, failures = [] }) => filename === fileOf("after", id) && failures.length > 0) ? [id] : [],
  );
};

const versionOf = (command: string): string =>
  /\d+\.\d+\.\d+/.exec(execFileSync(command, ["--version"], { encoding: "utf8" }))?.[0] ?? "";

try {
  write();
  const measured: readonly Measured[] = [
    { tool: `checkov ${versionOf(checkov)}, failed checks before and after`, notices: byCheckov() },
    { tool: `a rule of twenty lines against deletion, in conftest ${versionOf(conftest)}`, notices: byRule() },
  ];
  writeFileSync(join(root, "__tests__", "mutations", "peers.json"), `${JSON.stringify(measured, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
