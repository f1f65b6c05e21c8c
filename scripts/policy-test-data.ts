/** Prints what the tests of the policy read: recorded plans, what is expected of them, edited plans and filter pattern vectors. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { changes as allChanges } from "../__tests__/e2e/changes";
import { recordedPlan } from "../__tests__/e2e/corpus";
import { expectedDriftOf } from "../__tests__/e2e/expectation";
import { isolatedChanges } from "../__tests__/e2e/isolated-changes";
import { edited } from "../__tests__/policies/edit";
import { project } from "../cli/read/project";

// The interpreter is slow: what each breaks one thing is left to the module, and to the comparison of the two.
const isolated = new Set(isolatedChanges);
const changes = allChanges.filter((change) => !isolated.has(change));

const read = (name: string) => JSON.parse(readFileSync(join(__dirname, "..", "__tests__", "policies", name), "utf8"));
// Projected, because the interpreter is slow; that the projection changes no judgement has a test of its own
const recorded = (id: string) => project(JSON.parse(recordedPlan(id)));
const kept = JSON.parse(JSON.stringify(recorded("no-change")));

process.stdout.write(
  JSON.stringify({
    corpus: Object.fromEntries(changes.map(({ id }) => [id, recorded(id)])),
    expected: Object.fromEntries(changes.map(({ id, reasons }) => [id, { reasons }])),
    found: Object.fromEntries(changes.map((change) => [change.id, expectedDriftOf(change)])),
    edits: read("edits.json").map(({ id, edits, reasons }: { id: string; edits: []; reasons: string[] }) => ({
      id,
      reasons,
      plan: edits.reduce(edited, kept),
    })),
    vectors: read("vectors.json"),
  }),
);
