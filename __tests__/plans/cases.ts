import { recordedPlan } from "./corpus";
import { doubtedCases } from "./doubted/doubted";
import { alarmEdits } from "./edited/alarm";
import { besideTheChainEdits } from "./edited/beside-the-chain";
import { deliveryRoleEdits } from "./edited/delivery-role";
import { keyEdits } from "./edited/key";
import { logGroupEdits } from "./edited/log-group";
import { metricFilterEdits } from "./edited/metric-filter";
import { severalLinksEdits } from "./edited/several-links";
import { subscriptionEdits } from "./edited/subscription";
import { topicEdits } from "./edited/topic";
import { trailEdits } from "./edited/trail";
import { trailBucketEdits } from "./edited/trail-bucket";
import { wholePlanEdits } from "./edited/whole-plan";
import type { PlanCase, PlannedCase } from "./plan-case";
import { casesOf } from "./shapes/shape";
import { shapes } from "./shapes/shapes";
import { changes } from "./shipped/changes";

const planned = <C extends PlannedCase>(one: C): C & PlanCase => ({
  ...one,
  making: "planned",
  plan: () => JSON.parse(recordedPlan(one.id)),
});

/** What Terraform planned, of the shipped stack and of the shapes of others. */
export const plannedCases: readonly (PlannedCase & PlanCase)[] = [...changes, ...shapes.flatMap(casesOf)].map(planned);

/** Edits of what Terraform planned for the deployed stack, sorted by the link that is edited. */
export const editedCases: Readonly<Record<string, readonly PlanCase[]>> = {
  trail: trailEdits,
  "delivery role": deliveryRoleEdits,
  "trail bucket": trailBucketEdits,
  "log group": logGroupEdits,
  "metric filter": metricFilterEdits,
  alarm: alarmEdits,
  topic: topicEdits,
  subscription: subscriptionEdits,
  key: keyEdits,
  "several links": severalLinksEdits,
  "whole plan": wholePlanEdits,
  "beside the chain": besideTheChainEdits,
};

/** Every case, by its name: `plan:`, `edit:` or `doubt:`, and its id. */
export const cases: ReadonlyMap<string, PlanCase> = new Map(
  Object.entries({ plan: plannedCases, edit: Object.values(editedCases).flat(), doubt: doubtedCases }).flatMap(
    ([source, some]) => some.map((one): [string, PlanCase] => [`${source}:${one.id}`, one]),
  ),
);

/**
 * A case by its name.
 *
 * @throws Error where there is none
 */
export const caseNamed = (name: string): PlanCase => {
  const found = cases.get(name);
  if (!found) throw new Error(`there is no case "${name}"`);
  return found;
};
