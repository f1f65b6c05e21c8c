import { recordedPlan } from "../corpus";

/** Values of an object, by attribute. */
export type Values = Readonly<Record<string, unknown>>;

/** One entry of `resource_changes`. */
export interface Entry {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly deposed?: string;
  readonly change: Values & { readonly before: Values | null; readonly after: Values | null };
}

/** A plan, as Terraform prints it. */
export type Plan = Readonly<Record<string, unknown>> & {
  readonly resource_changes: readonly Entry[];
  readonly resource_drift: readonly Entry[];
};

/** The deployed stack, of which nothing changes. */
export const kept: Plan = JSON.parse(recordedPlan("no-change"));
export const alarm = "aws_cloudwatch_metric_alarm";
export const filter = "aws_cloudwatch_log_metric_filter";
export const topicArn = "arn:aws:sns:us-east-1:123456789012:iam-policy-changes";

/** The entry of a type whose address holds the name. */
export const found = (type: string, name = ""): Entry => {
  const entry = kept.resource_changes.find((one) => one.type === type && one.address.includes(name));
  if (entry === undefined) throw new Error(`the plan has no ${type}`);
  return entry;
};

/** The object with other steps, and other values after; what is undefined becomes known after apply. */
export const stepped = (entry: Entry, actions: readonly string[], values: Values = {}): Entry => ({
  ...entry,
  change: {
    ...entry.change,
    actions,
    after: { ...entry.change.after, ...values },
    after_unknown: Object.fromEntries(
      Object.keys(values).flatMap((key) => (values[key] === undefined ? [[key, true]] : [])),
    ),
  },
});

/** The object deleted. */
export const deleted = (entry: Entry): Entry => ({
  ...entry,
  change: { ...entry.change, actions: ["delete"], after: null, after_unknown: {} },
});

/** An object that the plan creates. */
export const created = (type: string, after: Values, name = "added"): Entry => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  change: { actions: ["create"], before: null, after, after_unknown: {} },
});

/** An object that the plan creates with the values of another, but for some. */
export const copied = (entry: Entry, after: Values): Entry =>
  created(entry.type, { ...entry.change.after, arn: undefined, id: undefined, ...after });

interface Module {
  readonly resources: readonly Readonly<Record<string, unknown>>[];
  readonly module_calls?: Readonly<Record<string, { readonly module: Module }>>;
}

/** The plan's configuration. */
export const configuration = kept["configuration"] as {
  readonly provider_config: Readonly<Record<string, unknown>>;
  readonly root_module: Module;
};

/** The configuration of an object that stands in the root module, each attribute by its value. */
const configured = ({ address, mode, type, name, change }: Entry) => ({
  address,
  mode,
  type,
  name,
  provider_config_key: "aws",
  expressions: Object.fromEntries(
    Object.entries(change.after ?? {}).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, { constant_value: value }]],
    ),
  ),
});

const isOtherBefore = ({ address, change }: Entry): boolean =>
  kept.resource_changes.some((one) => one.address === address && one.change.before !== change.before);

/** The plan with these entries in place of those of the same address, or beside them, and configured as they are. */
export const having = (...entries: readonly Entry[]): Plan => {
  const replaced = new Set(entries.filter(({ deposed }) => deposed === undefined).map(({ address }) => address));
  // What was otherwise before had drifted from something else, if at all.
  const otherBefore = new Set(entries.filter(isOtherBefore).map(({ address }) => address));
  const known = new Set(configuration.root_module.resources.map(({ address }) => address));
  const added = entries.filter(({ address, change }) => change.after !== null && !known.has(address));
  return {
    ...kept,
    configuration: {
      ...configuration,
      root_module: {
        ...configuration.root_module,
        resources: [...configuration.root_module.resources, ...added.map(configured)],
      },
    },
    resource_drift: kept.resource_drift.filter(({ address }) => !otherBefore.has(address)),
    resource_changes: [...kept.resource_changes.filter(({ address }) => !replaced.has(address)), ...entries],
  };
};

/** The plan with these expressions in the configuration of an object that stands in the root module. */
export const configuring = (plan: Plan, { address }: Entry, expressions: Values): Plan => {
  const { root_module, ...others } = plan["configuration"] as typeof configuration;
  const resources = root_module.resources.map((one) =>
    one["address"] === address ? { ...one, expressions: { ...(one["expressions"] as Values), ...expressions } } : one,
  );
  return { ...plan, configuration: { ...others, root_module: { ...root_module, resources } } };
};

/** The object as it was before the plan, with other values there and after. */
export const been = (entry: Entry, values: Values, after: Values = {}): Entry => ({
  ...entry,
  change: {
    ...entry.change,
    before: { ...entry.change.before, ...values },
    after: { ...entry.change.after, ...values, ...after },
    ...(Object.keys(after).length > 0 ? { actions: ["update"] } : {}),
  },
});

/** An object that was there before the plan, and stays. */
export const there = (type: string, values: Values, name = "there"): Entry => ({
  ...created(type, values, name),
  change: { actions: ["no-op"], before: values, after: values, after_unknown: {} },
});

/** The object forgotten: Terraform lets go of it, and it stays in the account. */
export const forgotten = (entry: Entry): Entry => ({
  ...deleted(entry),
  change: { ...deleted(entry).change, actions: ["forget"] },
});

/** The object deleted, with why Terraform does so. */
export const withReason = (entry: Entry, action_reason: string): Entry =>
  ({ ...deleted(entry), action_reason }) as Entry;

/** The plan in which one object has other values after; what is undefined becomes known after apply. */
export const changed = (entry: Entry, values: Values): Plan => having(stepped(entry, ["update"], values));

/** A block of an object, of which only the first is changed, by some values. */
export const within = (entry: Entry, block: string, values: Values): Values => {
  const [first, ...others] = (entry.change.after?.[block] ?? []) as readonly Values[];
  return { [block]: [{ ...first, ...values }, ...others] };
};

const later: Values = { references: ["terraform_data.later.output", "terraform_data.later"] };

/** The plan with one attribute of an object given by something that only apply tells. */
export const unsettled = (entry: Entry, attribute: string, values: Values = {}): Plan =>
  configuring(changed(entry, { [attribute]: undefined, ...values }), entry, { [attribute]: later });

const createdWithout = (type: string, attribute: string, values: Values): Entry => {
  const plain = created(type, values);
  return { ...plain, change: { ...plain.change, after_unknown: { id: true, [attribute]: true } } };
};

/** The plan with a new object, one attribute of which is given by something that nobody can follow. */
export const unfollowed = (type: string, attribute: string, values: Values, ...others: readonly Entry[]): Plan => {
  const entry = createdWithout(type, attribute, values);
  return configuring(having(entry, ...others), entry, { [attribute]: { references: ["local.anything"] } });
};

/** The plan with a new object, one attribute of which is given by something that only apply tells. */
export const creating = (type: string, values: Values, attribute: string): Plan => {
  const entry = createdWithout(type, attribute, values);
  return configuring(having(entry), entry, { [attribute]: later });
};

/** The plan, before which the object drifted from one set of values to what it was found with. */
export const drifted = (plan: Plan, entry: Entry, applied: Values): Plan => ({
  ...plan,
  resource_drift: [
    {
      ...entry,
      change: {
        actions: ["update"],
        before: { ...entry.change.before, ...applied },
        after: entry.change.before,
        after_unknown: {},
      },
    },
  ],
});
