/** Prints what the tests of the policy read: recorded plans, what is expected of them, edited plans and filter pattern vectors. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { editedCases } from "../__tests__/plans/cases";
import { recordedPlan } from "../__tests__/plans/corpus";
import { doubtedCases } from "../__tests__/plans/doubted/doubted";
import { expectedDriftOf } from "../__tests__/plans/plan-case";
import { changes as allChanges } from "../__tests__/plans/shipped/changes";
import { isolatedChanges } from "../__tests__/plans/shipped/isolated-changes";
import { project } from "../cli/read/project";

// The interpreter is slow: most plans are left to the module, and to the comparison of the two.
const isolated = new Set(isolatedChanges);
const policies = join(__dirname, "..", "policies");
const tests = readdirSync(policies, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("_test.rego"))
  .map((path) => readFileSync(join(policies, path), "utf8"))
  .join("\n");
const isAskedFor = (id: string): boolean => tests.includes(JSON.stringify(id));
const changes = allChanges.filter(
  (change, position) => isAskedFor(change.id) || (!isolated.has(change) && position % 6 === 0),
);

// Projected, because the interpreter is slow; that the projection changes no judgement has a test of its own
const projected = (plan: unknown) => project(JSON.parse(JSON.stringify(plan)));
const recorded = (id: string) => projected(JSON.parse(recordedPlan(id)));
const edits = Object.values(editedCases)
  .flat()
  .filter(({ id, waivers }, position) => waivers === undefined && (isAskedFor(id) || position % 4 === 0));

process.stdout.write(
  JSON.stringify({
    corpus: Object.fromEntries(changes.map(({ id }) => [id, recorded(id)])),
    expected: Object.fromEntries(changes.map(({ id, reasons }) => [id, { reasons }])),
    found: Object.fromEntries(changes.map((change) => [change.id, expectedDriftOf(change)])),
    edits: edits.map(({ id, plan, reasons }) => ({ id, plan: projected(plan()), reasons })),
    doubted: Object.fromEntries(
      doubtedCases.map(({ id, plan, verdict }) => [id, { plan: project(plan()), accept: verdict === "pass" }]),
    ),
    vectors: JSON.parse(readFileSync(join(__dirname, "..", "__tests__", "policies", "vectors.json"), "utf8")),
  }),
);
