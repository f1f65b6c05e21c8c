// A damaged plan is judged or refused, and never passes for being damaged: at every place of a value, and at places taken at random.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import type { Entrypoint } from "../../cli/judge/policy";
import { loadedPolicy, type Policy } from "../../cli/judge/policy";
import { project } from "../../cli/read/project";
import { reportOf } from "../../cli/report/report";
import { catalogue, guarded } from "../../spec";
import { recordedPlan } from "../plans/corpus";
import { type Entry, having, kept, type Plan } from "../plans/edited/plan-edit";
import { damaged, doubled, others, pathsOf } from "./damage";

let policy: Policy;
beforeAll(async () => {
  policy = loadedPolicy(readFileSync(join(__dirname, "..", "..", "policies", "policy.wasm")), catalogue, 1_000_000);
});

const plans = ["alarm-threshold-three", "chain-swapped", "drift-threshold-accepted", "everything-destroyed"].map(
  (id) => {
    const plan = project(JSON.parse(recordedPlan(id)));
    return { plan, paths: pathsOf(plan) };
  },
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
        for (const document of [damaged(plan, path, other), doubled(plan, path)]) {
          const report = reportOf("gate", policy.judge(document, entrypoint));
          expect(["pass", "fail", "error"]).toContain(report.verdict);
        }
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

const changed = (entry: Entry, attribute: string, value: unknown): Plan => {
  const { [attribute]: _, ...others } = entry.change.after ?? {};
  const isUnknown = value === undefined;
  return having({
    ...entry,
    change: {
      ...entry.change,
      actions: ["update"],
      after: isUnknown ? others : { ...others, [attribute]: value },
      after_unknown: isUnknown ? { [attribute]: true } : {},
    },
  });
};

const isSet = (value: unknown): boolean =>
  typeof value === "object" ? Object.keys(value ?? {}).length > 0 : value !== undefined && value !== "";

const setAttributes = kept.resource_changes.flatMap((entry) =>
  (guarded[entry.type] ?? []).flatMap((attribute) =>
    isSet(entry.change.after?.[attribute]) ? [[entry, attribute, entry.change.after?.[attribute]] as const] : [],
  ),
);

const verdictOn = (plan: Plan): string => reportOf("gate", policy.judge(plan, "gate/judgement")).verdict;

test("no attribute with a value of another type is judged", () => {
  expect(setAttributes.length).toBeGreaterThan(100);
  for (const [entry, attribute, value] of setAttributes) {
    for (const other of [typeof value === "string" ? 7 : "x", [[value]], { x: value }]) {
      const isMap = attribute === "dimensions" && typeof other === "object";
      const verdict = verdictOn(changed(entry, attribute, other));
      expect([entry.address, attribute, other, isMap || verdict]).toEqual([
        entry.address,
        attribute,
        other,
        isMap || "error",
      ]);
    }
  }
}, 120_000);

// Not known before apply, and yet no flaw: what only names a thing, what AWS chooses and nobody configured, what echoes another
// resource, and what protects without being a link.
const unknowable: Readonly<Record<string, readonly string[]>> = {
  aws_cloudtrail: ["arn", "enable_log_file_validation", "home_region", "name"],
  aws_cloudwatch_log_group: ["arn", "skip_destroy"],
  aws_cloudwatch_log_metric_filter: ["id", "name"],
  aws_cloudwatch_metric_alarm: ["alarm_name", "arn", "datapoints_to_alarm"],
  aws_iam_role: ["arn", "inline_policy", "name", "path"],
  aws_iam_role_policy: ["name"],
  aws_kms_alias: ["arn", "name", "target_key_arn", "target_key_id"],
  aws_kms_key: ["enable_key_rotation", "key_id"],
  aws_s3_bucket: ["arn", "force_destroy", "object_lock_enabled", "policy", "region"],
  aws_sns_topic: ["arn", "fifo_topic", "name", "policy", "signature_version"],
  // The default policy lets alarms of the account publish
  aws_sns_topic_policy: ["arn"],
  aws_sns_topic_subscription: [
    "arn",
    "confirmation_was_authenticated",
    "endpoint",
    "endpoint_auto_confirms",
    "protocol",
    "raw_message_delivery",
  ],
};

test("an attribute that is known only after apply passes where it decides nothing, and nowhere else", () => {
  const passing = new Map<string, Set<string>>();
  for (const [entry, attribute] of setAttributes.filter(([{ type }]) => !/^aws_s3_bucket_(?!policy)/.test(type))) {
    if (verdictOn(changed(entry, attribute, undefined)) !== "pass") continue;
    passing.set(entry.type, (passing.get(entry.type) ?? new Set()).add(attribute));
  }
  expect(Object.fromEntries([...passing].map(([type, names]) => [type, [...names].sort()]))).toEqual(unknowable);
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
