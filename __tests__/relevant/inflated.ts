type Values = Record<string, unknown>;

interface Entry {
  address: string;
  mode: string;
  type: string;
  name: string;
  change: { actions: string[]; before: Values | null; after: Values | null; after_unknown: Values };
}

interface Module {
  resources?: Values[];
  module_calls?: Record<string, { module: Module } & Values>;
  outputs?: Record<string, Values>;
}

/** A plan, as far as neighbours are put into it. */
export interface Inflatable extends Values {
  resource_changes?: Entry[];
  resource_drift?: Entry[];
  prior_state?: { values?: { root_module?: { resources?: Values[] } } };
  configuration?: { provider_config?: Record<string, Values>; root_module?: Module };
}

/** Chooses by chance; equal seeds choose alike (mulberry32). */
export const chanceOf = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    one: <Choice>(choices: readonly Choice[]): Choice => choices[Math.floor(next() * choices.length)] as Choice,
    within: (share: number): boolean => next() < share,
    below: (limit: number): number => Math.floor(next() * limit),
  };
};

type Chance = ReturnType<typeof chanceOf>;

/** Texts that the document itself uses: what neighbours may share with its chain. */
const sharedTexts = (value: unknown, texts = new Set<string>()): Set<string> => {
  if (typeof value === "string" && value !== "" && value.length < 200) texts.add(value);
  else if (Array.isArray(value)) for (const element of value) sharedTexts(element, texts);
  else if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) sharedTexts(inner, texts);
  return texts;
};

const arn = (service: string, rest: string, chance: Chance): string => {
  const global = service === "iam";
  return `arn:aws:${service}:${global ? "" : chance.one(["us-east-1", "us-east-1", "us-west-2"])}:${chance.one(["123456789012", "123456789012", "210987654321"])}:${rest}`;
};

/** Of each type an object, by the name that it gets and by what chooses texts of others. */
const makers: Readonly<Record<string, (name: string, other: () => string, chance: Chance) => Values>> = {
  aws_cloudwatch_log_group: (name, _, chance) => ({
    name,
    arn: arn("logs", `log-group:${name}`, chance),
    retention_in_days: 30,
  }),
  aws_cloudwatch_log_metric_filter: (name, other, chance) => ({
    name,
    log_group_name: other(),
    pattern: chance.one([
      '{ $.level = "error" }',
      "",
      "[a, b]",
      '{ $.eventName = "PutRolePolicy" }',
      "{ $.eventSource = iam.amazonaws.com }",
    ]),
    metric_transformation: [
      { name: other(), namespace: chance.one(["App", other()]), value: "1", default_value: chance.one(["", "1"]) },
    ],
  }),
  aws_cloudwatch_metric_alarm: (name, other, chance) => ({
    alarm_name: name,
    arn: arn("cloudwatch", `alarm:${name}`, chance),
    metric_name: other(),
    namespace: chance.one(["App", other()]),
    alarm_actions: [other()],
    threshold: 5,
    period: 60,
    evaluation_periods: 1,
    statistic: "Sum",
    comparison_operator: "GreaterThanThreshold",
  }),
  aws_cloudwatch_composite_alarm: (name, other, chance) => ({
    alarm_name: name,
    arn: arn("cloudwatch", `alarm:${name}`, chance),
    alarm_rule: `ALARM("${other()}") OR OK(${other()})`,
    alarm_actions: [other()],
  }),
  aws_cloudwatch_alarm_mute_rule: (name, other) => ({ name, mute_targets: [{ alarm_names: [other()] }] }),
  aws_cloudwatch_log_data_protection_policy: (_, other) => ({
    log_group_name: other(),
    policy_document: '{"Statement":[{"Operation":{"Deidentify":{"MaskConfig":{}}}}]}',
  }),
  aws_cloudwatch_log_stream: (name, other) => ({ name, log_group_name: other() }),
  aws_cloudwatch_log_transformer: (_, other) => ({
    log_group_arn: other(),
    transformer_config: [{ parse_json: [{}] }],
  }),
  aws_iam_role: (name, _, chance) => ({ name, arn: arn("iam", `role/${name}`, chance), assume_role_policy: "{}" }),
  aws_iam_role_policy: (name, other) => ({
    name,
    role: other(),
    policy: '{"Statement":[{"Effect":"Deny","Action":"logs:*","Resource":"*"}]}',
  }),
  aws_iam_role_policy_attachment: (_, other) => ({ role: other(), policy_arn: other() }),
  aws_iam_policy_attachment: (_, other) => ({ roles: [other()], policy_arn: other() }),
  aws_iam_role_policies_exclusive: (_, other) => ({ role_name: other(), policy_names: [other()] }),
  aws_iam_role_policy_attachments_exclusive: (_, other) => ({ role_name: other(), policy_arns: [other()] }),
  aws_iam_policy: (name, _, chance) => ({ name, arn: arn("iam", `policy/${name}`, chance), policy: "{}" }),
  aws_kms_key: (name, _, chance) => ({
    key_id: name,
    arn: arn("kms", `key/${name}`, chance),
    policy: "{}",
    is_enabled: true,
  }),
  aws_kms_alias: (name, other, chance) => ({
    name: `alias/${name}`,
    arn: arn("kms", `alias/${name}`, chance),
    target_key_id: other(),
  }),
  aws_kms_key_policy: (_, other) => ({ key_id: other(), policy: "{}" }),
  aws_kms_grant: (name, other) => ({ name, key_id: other() }),
  aws_s3_bucket: (name) => ({ bucket: name, arn: `arn:aws:s3:::${name}` }),
  aws_s3_bucket_policy: (_, other) => ({ bucket: other(), policy: '{"Statement":[]}' }),
  aws_s3_bucket_versioning: (_, other) => ({ bucket: other(), versioning_configuration: [{ status: "Suspended" }] }),
  aws_sns_topic: (name, _, chance) => ({ name, arn: arn("sns", name, chance) }),
  aws_sns_topic_policy: (_, other) => ({ arn: other(), policy: '{"Statement":[]}' }),
  aws_sns_topic_data_protection_policy: (_, other) => ({
    arn: other(),
    policy: '{"Statement":[{"Operation":{"Deny":{}}}]}',
  }),
  aws_sns_topic_subscription: (_, other, chance) => ({
    topic_arn: other(),
    protocol: chance.one(["email", "sqs", "sms"]),
    endpoint: other(),
    pending_confirmation: false,
  }),
  aws_sqs_queue: (name, _, chance) => ({ name, arn: arn("sqs", name, chance) }),
  aws_lambda_function: (name, _, chance) => ({ function_name: name, arn: arn("lambda", `function:${name}`, chance) }),
  aws_cloudformation_stack: (name, other) => ({ name, template_body: `{"Name":"${other()}"}` }),
  aws_organizations_policy: (name) => ({
    name,
    content: '{"Statement":[{"Effect":"Deny","Action":"sns:*","Resource":"*"}]}',
  }),
  awscc_cloudwatch_alarm: (name, other) => ({
    alarm_name: name,
    metric_name: other(),
    namespace: "App",
    alarm_actions: [other()],
  }),
  awscc_logs_log_group: (name) => ({ log_group_name: name }),
};

const types = Object.keys(makers);

/** The document with neighbours of every guarded type, some of which share names, metrics, topics, roles or buckets with its chain. */
export const inflated = <Document extends Inflatable>(document: Document, seed: number, count: number): Document => {
  const chance = chanceOf(seed);
  const plan = structuredClone(document);
  const { resource_changes: changes = [], resource_drift: drifts = [] } = plan;
  Object.assign(plan, { resource_changes: changes, resource_drift: drifts });
  const shared = [...sharedTexts(changes.map(({ change }) => [change.before, change.after]))];
  const share = chance.one([0, 0.02, 0.2]);
  const providers = [...Object.keys(plan.configuration?.provider_config ?? {}), "aws"];
  const root = plan.configuration?.root_module;
  const calls = Object.entries(root?.module_calls ?? {});
  const addresses = changes.filter(({ mode }) => mode === "managed").map(({ address }) => address);
  const text = (index: number): string =>
    chance.within(share) && shared.length > 0
      ? chance.one(shared)
      : `n${chance.one([index, index, chance.below(count)])}`;
  for (let index = 0; index < count; index += 1) {
    const type = chance.one(types);
    const values = makers[type]?.(text(index), () => text(index), chance) ?? {};
    const [call, { module = undefined } = {}] = calls.length > 0 && chance.within(0.2) ? chance.one(calls) : [];
    const home = module ?? root;
    const name = `inflated_${index}`;
    const address = `${call === undefined ? "" : `module.${call}.`}${type}.${name}`;
    const [actions] = [
      chance.one([["no-op"], ["no-op"], ["no-op"], ["update"], ["create"], ["delete"], ["delete", "create"]]),
    ];
    const unknown = chance.within(0.15) ? chance.one(Object.keys(values)) : undefined;
    const isNew = actions[0] === "create";
    // What AWS gives to a new object only apply tells.
    const isGiven = isNew && chance.within(0.7);
    const known = Object.fromEntries(
      Object.entries(values).filter(([attribute]) => attribute !== unknown && !(isGiven && attribute === "arn")),
    );
    const isGone = actions.length === 1 && actions[0] === "delete";
    const after = isGone
      ? null
      : {
          ...((unknown === undefined && !isGiven) || actions[0] === "no-op" ? values : known),
          ...(chance.within(0.03) ? { brand_new: "x" } : {}),
        };
    changes.push({
      address,
      mode: "managed",
      type,
      name,
      ...(call === undefined ? {} : { module_address: `module.${call}` }),
      provider_name: chance.one([
        "registry.terraform.io/hashicorp/aws",
        "registry.terraform.io/hashicorp/aws",
        "example.com/other/aws",
      ]),
      change: {
        actions,
        before: isNew ? null : values,
        after,
        after_unknown:
          isGone || actions[0] === "no-op"
            ? {}
            : {
                ...(unknown && { [unknown]: true }),
                ...(isGiven || (isNew && unknown) ? { id: true, arn: true } : {}),
              },
        ...(chance.within(0.02) ? { before_sensitive: { [chance.one(Object.keys(values))]: true } } : {}),
      },
    } as Entry);
    if (chance.within(0.05)) {
      drifts.push({
        address,
        mode: "managed",
        type,
        name,
        change: { actions: ["update"], before: { ...values, name: text(index) }, after: values, after_unknown: {} },
      } as Entry);
    }
    if (isGone && chance.within(0.5)) continue;
    const reference = chance.one([
      "local.one",
      "var.one",
      "random_pet.one.id",
      `${chance.one(addresses) ?? "local.one"}.id`,
      `aws_sns_topic.inflated_${index}.arn`,
    ]);
    home?.resources?.push({
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      provider_config_key: chance.one(providers),
      expressions: Object.fromEntries(
        Object.entries(values)
          .filter(([attribute]) => attribute !== "arn")
          .map(([attribute, value]) => [
            attribute,
            attribute === unknown ? { references: [reference] } : { constant_value: value },
          ]),
      ),
    });
  }
  return plan;
};
