/** Prints what the tests of the policy read: recorded plans, what is expected of them, edited plans and filter pattern vectors. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { changes as allChanges } from "../__tests__/e2e/changes";
import { recordedPlan } from "../__tests__/e2e/corpus";
import { expectedDriftOf } from "../__tests__/e2e/expectation";
import { isolatedChanges } from "../__tests__/e2e/isolated-changes";
import { type Edit, edited } from "../__tests__/policies/edit";
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

interface Edited {
  readonly id: string;
  readonly edits: readonly Edit[];
  readonly reasons: readonly string[];
}

const read = (name: string) => JSON.parse(readFileSync(join(__dirname, "..", "__tests__", "policies", name), "utf8"));
// Projected, because the interpreter is slow; that the projection changes no judgement has a test of its own
const recorded = (id: string) => project(JSON.parse(recordedPlan(id)));
const kept = JSON.parse(JSON.stringify(recorded("no-change")));

process.stdout.write(
  JSON.stringify({
    corpus: Object.fromEntries(changes.map(({ id }) => [id, recorded(id)])),
    expected: Object.fromEntries(changes.map(({ id, reasons }) => [id, { reasons }])),
    found: Object.fromEntries(changes.map((change) => [change.id, expectedDriftOf(change)])),
    edits: (read("edits.json") as readonly Edited[])
      .filter(({ id }, position) => isAskedFor(id) || position % 8 === 0)
      .map(({ id, edits, reasons }) => ({
        id,
        reasons,
        plan: edits.reduce(edited, kept),
      })),
    vectors: read("vectors.json"),
  }),
);
