// What is marked sensitive is in no report: not whole, and no part of it that stands nowhere else.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { formatNames } from "../../../cli/formats/format";
import { svg } from "../../../cli/formats/svg";
import type { Json } from "../../../cli/read/json";
import { project } from "../../../cli/read/project";
import { catalogue } from "../../../spec";
import { recordedPlan } from "../../plans/corpus";
import { changes } from "../../plans/shipped/changes";
import { type Shown, saidOf, shownOf } from "./documents";

type Path = readonly (string | number)[];

type Tree = Record<string | number, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (isTree(inner) ? inner[key] : undefined), value);

/** Shortest part that tells something. */
const shortest = 6;

/** Paths of the values in an object that are long enough to have a part. */
const pathsIn = (value: unknown, before: Path = []): readonly Path[] =>
  isTree(value)
    ? Object.entries(value).flatMap(([key, inner]) =>
        pathsIn(inner, [...before, Array.isArray(value) ? Number(key) : key]),
      )
    : value !== null && String(value).length >= shortest
      ? [before]
      : [];

/** The marks of one path, as Terraform writes them. */
const marksOf = (value: unknown, [key, ...rest]: Path): unknown => {
  if (key === undefined) return true;
  const inner = marksOf(isTree(value) ? value[key] : undefined, rest);
  return Array.isArray(value) ? value.map((_, index) => (index === key ? inner : {})) : { [key]: inner };
};

/** A value with another one at a path. */
const edited = (value: unknown, [key, ...rest]: Path, edit: (value: unknown) => unknown): unknown => {
  if (key === undefined) return edit(value);
  if (!isTree(value)) return value;
  const copy: Tree = Array.isArray(value) ? ([...value] as unknown as Tree) : { ...value };
  copy[key] = edited(copy[key], rest, edit);
  return copy;
};

const without = (value: unknown, path: Path): unknown => edited(value, path, () => null);

interface Entry {
  readonly address: string;
  readonly type: string;
  readonly change: { readonly before: unknown; readonly after: unknown };
}

interface Plan {
  readonly resource_changes?: readonly Entry[];
  readonly resource_drift?: readonly Entry[];
  readonly prior_state?: { readonly values?: { readonly root_module?: unknown } };
}

/** Every resource of a plan's prior state, changed. */
const statesOf = (module: unknown, edit: (resource: Tree) => unknown): unknown => {
  if (!isTree(module)) return module;
  return {
    ...module,
    ...(Array.isArray(module["resources"]) && { resources: module["resources"].map(edit) }),
    ...(Array.isArray(module["child_modules"]) && {
      child_modules: module["child_modules"].map((child) => statesOf(child, edit)),
    }),
  };
};

/** A plan with the marks on one path of one object, wherever the plan tells of it. */
const marked = (plan: Plan, address: string, path: Path): Plan => {
  const ofEntry = (entry: Entry): Entry =>
    entry.address === address
      ? {
          ...entry,
          change: {
            ...entry.change,
            before_sensitive: marksOf(entry.change.before, path),
            after_sensitive: marksOf(entry.change.after, path),
          } as Entry["change"],
        }
      : entry;
  return {
    ...plan,
    ...(plan.resource_changes && { resource_changes: plan.resource_changes.map(ofEntry) }),
    ...(plan.resource_drift && { resource_drift: plan.resource_drift.map(ofEntry) }),
    prior_state: {
      ...plan.prior_state,
      values: {
        ...plan.prior_state?.values,
        root_module: statesOf(plan.prior_state?.values?.root_module, (resource) =>
          resource["address"] === address
            ? { ...resource, sensitive_values: marksOf(resource["values"], path) }
            : resource,
        ),
      },
    },
  };
};

/** What stands at a path of an object. */
const valuesAt = (plan: Plan, address: string, path: Path): readonly unknown[] =>
  [...(plan.resource_changes ?? []), ...(plan.resource_drift ?? [])]
    .filter((entry) => entry.address === address)
    .flatMap(({ change }) => [at(change.before, path), at(change.after, path)])
    .filter((value) => value !== null && value !== undefined);

/** What a plan says beside one path of one object. */
const publicOf = (plan: Plan, address: string, path: Path): string => {
  const ofEntry = (entry: Entry): Entry =>
    entry.address === address
      ? { ...entry, change: { before: without(entry.change.before, path), after: without(entry.change.after, path) } }
      : entry;
  // A constant is what a variable would give that is marked: the recorded plans have no such variables
  const secrets = valuesAt(plan, address, path).map((value) => JSON.stringify(value));
  const hidden = (key: string, value: unknown): unknown =>
    key === "constant_value" && secrets.some((secret) => JSON.stringify(value).includes(secret)) ? null : value;
  return JSON.stringify(
    [
      plan.resource_changes?.map(ofEntry),
      plan.resource_drift?.map(ofEntry),
      statesOf(plan.prior_state?.values?.root_module, (resource) =>
        resource["address"] === address ? { ...resource, values: without(resource["values"], path) } : resource,
      ),
      { ...plan, resource_changes: 0, resource_drift: 0, prior_state: 0, planned_values: 0 },
    ],
    hidden,
  );
};

// Two words that stand beside each other in a text stand so in many.
const partsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - shortest + 1) }, (_, start) =>
    text.slice(start, start + shortest),
  ).filter((part) => !/\s/.test(part));

const outputsOf = (shown: Shown): readonly string[] => [
  ...formatNames.map((format) => saidOf(format, shown)),
  svg(shown.presentation.chain ?? { links: [], joints: [], more: 0 }),
];

const cli = join(__dirname, "..", "..", "..", "cli");

/** What a report may say of itself: the words of the catalogue, of the programs that write reports, and SARIF's names of reasons. */
const words = [
  JSON.stringify(catalogue),
  ...Object.keys(catalogue.reasons).map((reason) =>
    reason.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase()),
  ),
  ...["formats", "report"].flatMap((folder) =>
    readdirSync(join(cli, folder)).map((file) => readFileSync(join(cli, folder, file), "utf8")),
  ),
  readFileSync(join(__dirname, "documents.ts"), "utf8"),
  // The names of fields, as JSON has them
  ...["unjudged.json", "unjudged.sarif", "unjudged.gitlab.json"].map((file) =>
    readFileSync(join(__dirname, "golden", file), "utf8"),
  ),
].join("\n");

const plans = new Map<string, Plan>();

const planOf = (id: string): Plan => {
  const plan = plans.get(id) ?? (JSON.parse(recordedPlan(id)) as Plan);
  plans.set(id, plan);
  return plan;
};

const guarded: ReadonlySet<string> = new Set(Object.keys(catalogue.guarded));

/** Each path of each guarded object that a plan tells of. */
const secretsOf = (plan: Plan): readonly (readonly [string, Path])[] =>
  [...(plan.resource_changes ?? []), ...(plan.resource_drift ?? [])]
    .filter(({ type }) => guarded.has(type))
    .flatMap(({ address, change }) =>
      [...pathsIn(change.before), ...pathsIn(change.after)].map((path) => [address, path] as const),
    );

/** Parts of what is marked that a report shows and that stand nowhere else. */
async function leaksOf(plan: Plan, address: string, path: Path): Promise<readonly string[]> {
  const values = valuesAt(plan, address, path);
  const open = `${publicOf(plan, address, path)}\n${words}`;
  const parts = values
    .flatMap((value) => partsOf(typeof value === "string" ? value : JSON.stringify(value)))
    .filter((part) => !open.includes(part));
  if (parts.length === 0) return [];
  const document = project(marked(plan, address, path) as unknown as Json);
  const said = (await Promise.all((["gate", "drift"] as const).map((command) => shownOf(command, document))))
    .flatMap(outputsOf)
    .join("\n");
  return [...new Set(parts.filter((part) => said.includes(part)))];
}

/** What every report says of a plan in which an attribute of an object has a value that is marked. */
async function saidWith(id: string, type: string, attribute: string, value: string): Promise<string> {
  const plan = planOf(id);
  const [first] = plan.resource_changes?.filter((entry) => entry.type === type) ?? [];
  const edit = (entry: Entry): unknown => ({
    ...entry,
    change: {
      ...entry.change,
      after: { ...(entry.change.after as Tree), [attribute]: value },
      after_sensitive: { [attribute]: true },
    },
  });
  const secret = {
    ...plan,
    resource_changes: plan.resource_changes?.map((entry) => (entry === first ? edit(entry) : entry)),
  };
  const shown = await shownOf("gate", project(secret as unknown as Json));
  expect(shown.report.findings.some(({ outcome }) => outcome !== "note")).toBe(true);
  return outputsOf(shown).join("\n");
}

test("a name that is marked is in no picture", async () => {
  const said = await saidWith("alarm-threshold-three", "aws_cloudwatch_metric_alarm", "alarm_name", "hunter2-alarm");
  expect(said).not.toContain("hunter2");
  expect(said).toContain("(sensitive value)");
});

test.each([
  ["the key of a condition", { "sts:HunterTwo": "x" }],
  ["the value of a condition", { "sts:ExternalId": "swordfish" }],
])("of a policy that is marked, %s is in no report", async (_, condition) => {
  const policy = {
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Action: "sts:*",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Condition: { StringEquals: condition },
    },
  };
  const said = await saidWith("no-change", "aws_iam_role", "assume_role_policy", JSON.stringify(policy));
  expect(said).not.toMatch(/HunterTwo|swordfish/i);
});

/** A value that stands nowhere else: a text, or a policy of which a text does. */
const ownOf = (value: unknown): unknown => {
  if (typeof value !== "string") return value;
  if (!value.startsWith("{")) return `${value}-swordfish`;
  try {
    return JSON.stringify(JSON.parse(value), (_, inner) =>
      typeof inner === "string" && /^(arn:|[\w-]+:[\w-]+$)/.test(inner) ? `${inner}-swordfish` : inner,
    );
  } catch {
    return `${value} swordfish`;
  }
};

/** A plan whose value at a path of an object, after it, stands nowhere else. */
const withOwn = (plan: Plan, address: string, path: Path): Plan => ({
  ...plan,
  ...(plan.resource_changes && {
    resource_changes: plan.resource_changes.map((entry) =>
      entry.address === address
        ? { ...entry, change: { ...entry.change, after: edited(entry.change.after, path, ownOf) } }
        : entry,
    ),
  }),
});

test("no part of a value that is marked sensitive is in any report", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...changes.map(({ id }) => id)),
      fc.nat(),
      fc.boolean(),
      async (id, choice, isOwn) => {
        const secrets = secretsOf(planOf(id));
        const [address, path] = secrets[choice % secrets.length] ?? ["", []];
        const plan = isOwn ? withOwn(planOf(id), address, path) : planOf(id);
        expect({ id, address, path, leaks: await leaksOf(plan, address, path) }).toEqual({
          id,
          address,
          path,
          leaks: [],
        });
      },
    ),
    { numRuns: 100, endOnFailure: true },
  );
}, 120_000);
