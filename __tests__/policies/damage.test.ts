import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import type { Entrypoint } from "../../cli/judge/policy";
import { loadedPolicy, type Policy } from "../../cli/judge/policy";
import type { Json } from "../../cli/read/json";
import { project } from "../../cli/read/project";
import { reportOf } from "../../cli/report/report";
import { catalogue } from "../../spec";
import { recordedPlan } from "../e2e/corpus";

type Path = readonly (string | number)[];

let policy: Policy;
beforeAll(async () => {
  policy = await loadedPolicy(
    readFileSync(join(__dirname, "..", "..", "policies", "policy.wasm")),
    catalogue,
    1_000_000,
  );
});

const pathsOf = (value: Json, path: Path = []): readonly Path[] => {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [
    ...(path.length > 0 ? [path] : []),
    ...inner.flatMap(([key, field]) => pathsOf(field as Json, [...path, key])),
  ];
};

/** The value with something else, or nothing, at a path. */
const damaged = (value: unknown, [key = "", ...rest]: Path, other: unknown): unknown => {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  if (rest.length > 0) copy[key] = damaged(copy[key], rest, other);
  else if (other === undefined) delete copy[key];
  else copy[key] = other;
  return copy;
};

const plans = ["alarm-threshold-three", "chain-swapped", "drift-threshold-accepted", "everything-destroyed"].map(
  (id) => {
    const plan = project(JSON.parse(recordedPlan(id)));
    return { plan, paths: pathsOf(plan) };
  },
);
const others = fc.constantFrom<unknown>(
  undefined,
  null,
  [],
  {},
  "x",
  7,
  true,
  [null],
  "arn:aws:sns:us-east-1:123456789012:x",
);
const entrypoints: readonly Entrypoint[] = ["gate/judgement", "posture/judgement", "drift/judgement"];

test("no damage to a plan keeps the policy from answering", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...plans),
      fc.nat(),
      others,
      fc.constantFrom(...entrypoints),
      ({ plan, paths }, position, other, entrypoint) => {
        const path = paths[position % paths.length] ?? [];
        const report = reportOf("gate", policy.judge(damaged(plan, path, other), entrypoint));
        expect(["pass", "fail", "error"]).toContain(report.verdict);
      },
    ),
    { numRuns: 600 },
  );
}, 120_000);

test("a plan that weakens does not pass with any one value after it taken away", () => {
  const weakened = plans[0];
  const values = weakened?.paths.filter((path) => path.includes("after") && !path.includes("resource_drift")) ?? [];
  expect(values.length).toBeGreaterThan(100);
  for (const path of values) {
    const report = reportOf("gate", policy.judge(damaged(weakened?.plan, path, undefined), "gate/judgement"));
    expect([path.join("."), report.verdict]).not.toEqual([path.join("."), "pass"]);
  }
}, 120_000);

test.each(["drift-trail-stopped-accepted", "drift-alarm-actions-disabled-accepted"])(
  "drift is found with any one value of %s taken away",
  (id) => {
    const plan = project(JSON.parse(recordedPlan(id)));
    const paths = pathsOf(plan).filter(([first]) => first === "resource_drift" || first === "prior_state");
    expect(paths.length).toBeGreaterThan(300);
    for (const path of paths) {
      const report = reportOf("drift", policy.judge(damaged(plan, path, undefined), "drift/judgement"));
      expect([path.join("."), report.verdict]).not.toEqual([path.join("."), "pass"]);
    }
  },
  120_000,
);
