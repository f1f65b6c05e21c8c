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

const configuredOf = (plan: Plan): readonly Configured[] =>
  modulesOf(plan.configuration?.root_module)
    .flatMap(({ resources = [] }) => resources)
    .filter(({ mode, type }) => mode === "managed" && type.startsWith("aws_"));

const withoutData = (module: StateModule | undefined): void => {
  if (!module) return;
  if (module.resources) module.resources = module.resources.filter(({ mode }) => mode !== "data");
  module.child_modules?.forEach(withoutData);
};

const unfollowable = { references: ["local.unfollowable"] };

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

  "a value is known after apply only, and comes from a local": (plan, pick) => {
    const entries = (plan.resource_changes ?? []).filter(
      ({ mode, change }) => mode === "managed" && change.after !== null && !change.actions.includes("no-op"),
    );
    const entry = entries[pick(entries.length)];
    if (!entry?.change.after) return;
    const resource = configuredOf(plan).find(({ type, name }) => type === entry.type && name === entry.name);
    const expressions = resource?.expressions;
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

  "a reference goes through a local": (plan, pick) => {
    const written = configuredOf(plan).flatMap(({ expressions = {} }) =>
      Object.entries(expressions)
        .filter(([, expression]) => typeof expression === "object" && expression !== null && "references" in expression)
        .map(([name]) => [expressions, name] as const),
    );
    const [expressions, name] = written[pick(written.length)] ?? [];
    if (expressions && name !== undefined) expressions[name] = unfollowable;
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
