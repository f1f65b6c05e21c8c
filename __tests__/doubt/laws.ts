/** What a law changes in a plan; `pick` chooses among as many as are there. */
export type Step = (plan: Plan, pick: (among: number) => number) => void;

/** The part of plan JSON that a step changes, in place. */
export interface Plan {
  resource_changes?: Entry[];
  prior_state?: { values?: { root_module?: StateModule } };
  configuration?: { provider_config?: Record<string, Provider>; root_module?: Module };
}

interface Entry {
  address: string;
  mode: string;
  type: string;
  name: string;
  provider_name?: string;
  change: {
    actions: string[];
    before: Values | null;
    after: Values | null;
    after_unknown: Record<string, unknown>;
  };
}

type Values = Record<string, unknown>;

interface StateModule {
  resources?: { mode: string }[];
  child_modules?: StateModule[];
}

interface Provider {
  name: string;
  full_name?: string;
  alias?: string;
  expressions?: Record<string, unknown>;
}

interface Module {
  resources?: Configured[];
  outputs?: Record<string, { expression: { references: readonly string[] } }>;
  module_calls?: Record<string, { module: Module }>;
}

interface Configured {
  type: string;
  name: string;
  mode: string;
  provider_config_key?: string;
  expressions?: Record<string, unknown>;
}

const modulesOf = (module: Module | undefined): readonly Module[] =>
  module ? [module, ...Object.values(module.module_calls ?? {}).flatMap((call) => modulesOf(call.module))] : [];

const configuredIn = ({ resources = [] }: Module): readonly Configured[] =>
  resources.filter(({ mode, type }) => mode === "managed" && type.startsWith("aws_"));

const configuredOf = (plan: Plan): readonly Configured[] =>
  modulesOf(plan.configuration?.root_module).flatMap(configuredIn);

const withoutData = (module: StateModule | undefined): void => {
  if (!module) return;
  if (module.resources) module.resources = module.resources.filter(({ mode }) => mode !== "data");
  module.child_modules?.forEach(withoutData);
};

const unfollowable = { references: ["local.unfollowable"] };

const written = (plan: Plan) =>
  modulesOf(plan.configuration?.root_module).flatMap((module) =>
    configuredIn(module).flatMap(({ expressions = {} }) =>
      Object.entries(expressions).flatMap(([name, expression]) =>
        typeof expression === "object" && expression !== null && "references" in expression
          ? [{ module, expressions, name, references: expression.references as readonly string[] }]
          : [],
      ),
    ),
  );

/** What an expression may name in place of what it named, and what the module around it must have for that. */
const detours: readonly ((module: Module, references: readonly string[]) => readonly string[])[] = [
  () => unfollowable.references,
  () => ["terraform_data.detour.output", "terraform_data.detour"],
  () => ["var.detour"],
  (module) => {
    module.module_calls = {
      ...module.module_calls,
      detour: { module: { outputs: { value: { expression: { references: ["terraform_data.made.output"] } } } } },
    };
    return ["module.detour.value", "module.detour"];
  },
  (_, references) => [...references, "terraform_data.detour.output", "terraform_data.detour"],
];

/** Objects that a plan leaves and may tell more of than it does. */
const changedIn = (plan: Plan): readonly Entry[] =>
  (plan.resource_changes ?? []).filter(
    ({ mode, change }) => mode === "managed" && change.after !== null && !change.actions.includes("no-op"),
  );

const expressionsOf = (plan: Plan, entry: Entry): Record<string, unknown> | undefined =>
  configuredOf(plan).find(({ type, name }) => type === entry.type && name === entry.name)?.expressions;

type Key = string | number;
type Path = readonly Key[];

const pathsIn = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value !== "object" || value === null) return [path];
  const entries: readonly (readonly [Key, unknown])[] = Array.isArray(value)
    ? value.map((element, position) => [position, element] as const)
    : Object.entries(value);
  return [...(path.length > 0 ? [path] : []), ...entries.flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];
};

// Terraform leaves an unknown key out, and writes null for an unknown element
const without = (value: unknown, [key, ...rest]: Path): unknown => {
  if (key === undefined) return null;
  if (Array.isArray(value)) return value.map((inner, position) => (position === key ? without(inner, rest) : inner));
  const { [key]: inner, ...others } = value as Values;
  return rest.length > 0 ? { ...others, [key]: without(inner, rest) } : others;
};

/** The same with `true` at a path, and `false` beside it in a list, as Terraform writes what is not known. */
const marked = (unknown: unknown, value: unknown, [key, ...rest]: Path): unknown => {
  if (key === undefined || unknown === true) return true;
  if (Array.isArray(value))
    return value.map((inner, position) => {
      const own = Array.isArray(unknown) ? unknown[position] : false;
      return position === key ? marked(own, inner, rest) : own;
    });
  const own = (typeof unknown === "object" && unknown !== null ? unknown : {}) as Values;
  return { ...own, [key]: marked(own[key], (value as Values)[key], rest) };
};

const stringsIn = (value: unknown): readonly string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : [];

const identities = ["arn", "id", "name", "alarm_name", "bucket", "key_id", "metric_name"];

/** Objects that stay as they are, and share no identity with what any other object says. */
const neighboursIn = (plan: Plan): readonly Entry[] => {
  const entries = (plan.resource_changes ?? []).filter(({ mode }) => mode === "managed");
  const said = entries.map(({ change }) => [...stringsIn(change.before), ...stringsIn(change.after)]);
  return entries.filter(({ change }, position) => {
    const own = identities.flatMap((name) => stringsIn(change.after?.[name])).filter((text) => text !== "");
    const others = said.filter((_, other) => other !== position).flat();
    return (
      change.actions.includes("no-op") &&
      !others.some((text) => own.some((identity) => text.includes(identity) || identity.includes(text)))
    );
  });
};

/** Makes less known of what a plan leaves, or of where its objects are. */
export const ignorance: Readonly<Record<string, Step>> = {
  "data sources that tell the account are not read": (plan) => withoutData(plan.prior_state?.values?.root_module),

  "an object is under an alias whose account nothing tells": (plan, pick) => {
    const resources = configuredOf(plan);
    const [resource, providers] = [resources[pick(resources.length)], plan.configuration?.provider_config];
    if (!resource || !providers) return;
    const key = resource.provider_config_key ?? "";
    const own = providers[key];
    const region = own?.expressions?.["region"];
    // One alias for each region: what was in two is in two still
    const alias = own?.alias?.startsWith("unplaced") ? own.alias : `unplaced_${key.replaceAll(/\W/g, "_")}`;
    providers[`aws.${alias}`] = {
      ...(own ?? { name: "aws" }),
      alias,
      expressions: { ...(region === undefined ? {} : { region }), profile: { constant_value: "unplaced" } },
    };
    resource.provider_config_key = `aws.${alias}`;
  },

  "a neighbour that tells the account is not there": (plan, pick) => {
    const neighbours = neighboursIn(plan);
    const neighbour = neighbours[pick(neighbours.length)];
    if (neighbour) plan.resource_changes?.splice(plan.resource_changes.indexOf(neighbour), 1);
  },

  "a value is known after apply only, and comes from a local": (plan, pick) => {
    const entries = changedIn(plan);
    const entry = entries[pick(entries.length)];
    if (!entry?.change.after) return;
    const expressions = expressionsOf(plan, entry);
    if (!expressions) return;
    // Blocks are written by their own attributes
    const names = Object.keys(expressions).filter((name) => !Array.isArray(expressions[name]));
    const name = names[pick(names.length)];
    if (name === undefined) return;
    const { [name]: _, ...after } = entry.change.after;
    entry.change.after = after;
    entry.change.after_unknown = { ...entry.change.after_unknown, [name]: true };
    expressions[name] = unfollowable;
  },

  "anything of a value, however deep, is known after apply only": (plan, pick) => {
    const entries = changedIn(plan);
    const entry = entries[pick(entries.length)];
    if (!entry?.change.after) return;
    const expressions = expressionsOf(plan, entry);
    const paths = pathsIn(entry.change.after).filter(
      ([name]) => expressions && name !== undefined && name in expressions,
    );
    const path = paths[pick(paths.length)];
    const name = path?.[0];
    if (!expressions || !path || name === undefined) return;
    entry.change.after_unknown = marked(entry.change.after_unknown, entry.change.after, path) as Values;
    entry.change.after = without(entry.change.after, path) as Values;
    if (!Array.isArray(expressions[name])) expressions[name] = unfollowable;
  },

  "a reference takes a detour": (plan, pick) => {
    const places = written(plan);
    const place = places[pick(places.length)];
    const detour = detours[pick(detours.length)];
    if (place && detour) place.expressions[place.name] = { references: detour(place.module, place.references) };
  },
};

const standing = (plan: Plan, type: string): readonly Values[] =>
  (plan.resource_changes ?? []).flatMap((entry) =>
    entry.type === type && entry.mode === "managed" && entry.change.after ? [entry.change.after] : [],
  );

const add = (plan: Plan, type: string, after: Values): void => {
  plan.resource_changes?.push({
    address: `${type}.harmful_${plan.resource_changes.length}`,
    mode: "managed",
    type,
    name: `harmful_${plan.resource_changes.length}`,
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: { actions: ["create"], before: null, after, after_unknown: { id: true } },
  });
};

const beside =
  (type: string, harmful: (values: Values) => readonly [string, Values]): Step =>
  (plan, pick) => {
    const objects = standing(plan, type);
    const values = objects[pick(objects.length)];
    if (values) add(plan, ...harmful(values));
  };

const denying = (action: string): string =>
  JSON.stringify({ Statement: [{ Effect: "Deny", Principal: "*", Action: action, Resource: "*" }] });

/** Adds to what a plan leaves something that only restricts, overwrites or mutes. */
export const damage: Readonly<Record<string, Step>> = {
  "a second alarm of the same name": beside("aws_cloudwatch_metric_alarm", ({ arn: _, id: __, ...values }) => [
    "aws_cloudwatch_metric_alarm",
    { ...values, threshold: 1000, actions_enabled: false },
  ]),
  "a second filter of the same name": beside("aws_cloudwatch_log_metric_filter", ({ id: _, ...values }) => [
    "aws_cloudwatch_log_metric_filter",
    { ...values, pattern: "ERROR" },
  ]),
  "a second policy of the bucket": beside("aws_s3_bucket", ({ bucket }) => [
    "aws_s3_bucket_policy",
    { bucket, policy: denying("s3:*") },
  ]),
  "a second policy of the topic": beside("aws_sns_topic", ({ arn }) => [
    "aws_sns_topic_policy",
    { arn, policy: denying("sns:Publish") },
  ]),
  "a policy of the role that denies": beside("aws_iam_role", ({ name }) => [
    "aws_iam_role_policy",
    { name: "denies", role: name, policy: denying("logs:*") },
  ]),
  "an exclusive list without the role's policies": beside("aws_iam_role", ({ name }) => [
    "aws_iam_role_policies_exclusive",
    { role_name: name, policy_names: [] },
  ]),
  "a second policy of the key": beside("aws_kms_key", ({ key_id }) => [
    "aws_kms_key_policy",
    { key_id, policy: denying("kms:*") },
  ]),
  "a mute rule of the alarm": beside("aws_cloudwatch_metric_alarm", ({ alarm_name }) => [
    "aws_cloudwatch_alarm_mute_rule",
    { name: "mutes", mute_targets: [{ alarm_names: [alarm_name] }] },
  ]),
  "a policy that masks the log group": beside("aws_cloudwatch_log_group", ({ name }) => [
    "aws_cloudwatch_log_data_protection_policy",
    { log_group_name: name, policy_document: '{"Statement":[{"Operation":{"Deidentify":{"MaskConfig":{}}}}]}' },
  ]),
};
