// Where a plan changes one object, every cause of its rejection names that object, and an attribute that changes: nobody is sent elsewhere.
import { isDeepStrictEqual } from "node:util";
import { judged } from "../../cli/judge/judge";
import { rejects } from "../../cli/judge/judgement";
import { project } from "../../cli/read/project";
import { reportOf } from "../../cli/report/report";
import { catalogue, guarded, reasons } from "../../spec";
import { cases } from "../plans/cases";
import type { Entry } from "../plans/edited/plan-edit";

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || isDeepStrictEqual(value, []) || isDeepStrictEqual(value, {});

/** Attributes of an object that a plan changes, or leaves to apply. */
function changedIn({ change }: Entry): readonly string[] {
  const { before, after, after_unknown } = change;
  const names = new Set([
    ...Object.keys(before ?? {}),
    ...Object.keys(after ?? {}),
    ...Object.keys(after_unknown ?? {}),
  ]);
  return [...names].filter((name) => {
    const [one, other] = [before?.[name], after?.[name]];
    return !isDeepStrictEqual(one, other) && !(isNothing(one) && isNothing(other));
  });
}

/** What a plan changes of guarded objects. */
const changedBy = (plan: unknown): readonly Entry[] => {
  const entries: readonly Entry[] = (plan as { readonly resource_changes?: readonly Entry[] }).resource_changes ?? [];
  return entries.filter(
    (entry) =>
      entry.mode === "managed" &&
      Object.hasOwn(guarded, entry.type) &&
      changedIn(entry).some((name) => guarded[entry.type as keyof typeof guarded]?.includes(name)),
  );
};

/**
 * What joins the changed object to the chain is an alias, or known only after apply: blame does not follow it, and names the object that
 * suffers. Each line is a case, the reason and the type that is named.
 */
const unfollowed: readonly string[] = [
  "edit:another filter that floods a metric whose name is known after apply: metric_polluted_unknown of aws_cloudwatch_log_metric_filter",
  "edit:another alarm, whose name is known after apply, on the metric: contested of aws_cloudwatch_metric_alarm",
  "edit:an alias of a function, which is the only listener, goes with the function: alarm_without_topic of aws_cloudwatch_metric_alarm",
];

test("each cause of a plan that changes one object names it, and what changes", async () => {
  let causes = 0;
  const elsewhere: string[] = [];
  for (const [name, one] of cases) {
    const plan = one.plan();
    const [entry, ...others] = changedBy(plan);
    if (entry === undefined || others.length > 0) continue;
    const report = reportOf("gate", await judged(project(JSON.parse(JSON.stringify(plan)))));
    if (report.verdict === "error") continue;
    for (const { subject, attribute, reason } of report.findings.filter(rejects)) {
      causes += 1;
      // Of another provider's attributes the policy tells those of aws.
      const isUpdated = entry.change["actions"]?.toString() === "update" && entry.type.startsWith("aws_");
      const told = attribute?.split(".")[0] ?? "";
      if (subject !== entry.address) elsewhere.push(`${name}: ${reason} of ${subject.split(".")[0]}`);
      else if (isUpdated && !changedIn(entry).includes(told))
        elsewhere.push(`${name}: ${reason} by "${told}" of ${subject}, which changes ${changedIn(entry)}`);
    }
  }
  process.stdout.write(`${causes} causes\n`);
  expect(elsewhere.sort()).toEqual([...unfollowed].sort());
  expect(causes).toBeGreaterThan(300);
}, 120_000);

test("whatever a reason can come about by is guarded, and each reason is one of the catalogue", () => {
  const known: Readonly<Record<string, readonly string[]>> = guarded;
  for (const [family, types] of Object.entries<Readonly<Record<string, readonly string[]>>>(catalogue.blames)) {
    expect(Object.keys(reasons).some((reason) => reason.startsWith(family))).toBe(true);
    for (const [type, attributes] of Object.entries(types)) {
      expect(attributes.filter((attribute) => !known[type]?.includes(attribute))).toEqual([]);
    }
  }
});
