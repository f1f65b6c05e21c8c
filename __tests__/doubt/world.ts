import { isDeepStrictEqual } from "node:util";
import { catalogue } from "../../spec";

export type Values = Readonly<Record<string, unknown>>;

/** A managed object with what is known of it once it is there. */
export interface Thing {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly provider_name: string;
  readonly values: Values;
  /** Key of its provider configuration. */
  readonly provider: string;
  /** Attributes that a walk has written, so that they are configured. */
  readonly written: readonly string[];
  /** Whether a walk has added it, so that no recorded configuration has it. */
  readonly added: boolean;
}

/** Everything that is there, and the providers that are configured. */
export interface World {
  readonly things: Readonly<Record<string, Thing>>;
  readonly providers: Readonly<Record<string, Provider>>;
}

export interface Provider {
  readonly name: string;
  readonly full_name?: string;
  readonly alias?: string;
  readonly expressions?: Values;
}

/** An attribute that a plan tells after apply only. */
export interface Unknown {
  readonly address: string;
  readonly attribute: string;
}

interface Configured {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly provider_config_key?: string;
  readonly expressions?: Values;
}

interface Module {
  readonly resources?: readonly Configured[];
  readonly module_calls?: Readonly<Record<string, { readonly module: Module }>>;
}

interface StateModule {
  readonly resources?: readonly { readonly mode: string }[];
  readonly child_modules?: readonly StateModule[];
}

/** The part of plan JSON that a world is read from, and written to. */
export interface Recorded {
  readonly resource_changes: readonly (Omit<Thing, "provider" | "values" | "written" | "added"> & {
    readonly mode: string;
    readonly change: { readonly before: Values | null };
  })[];
  readonly prior_state: { readonly values?: { readonly root_module?: StateModule } };
  readonly configuration: { readonly provider_config: World["providers"]; readonly root_module: Module };
}

const pathOf = (address: string): string =>
  address
    .replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "")
    .split(".")
    .slice(0, -2)
    .join(".");

const pathInto = (path: string, call: string): string => (path === "" ? `module.${call}` : `${path}.module.${call}`);

const providerIn = (
  module: Module,
  path: string,
  sought: Pick<Thing, "address" | "type" | "name">,
): string | undefined =>
  path === pathOf(sought.address)
    ? module.resources?.find(
        ({ mode, type, name }) => mode === "managed" && type === sought.type && name === sought.name,
      )?.provider_config_key
    : Object.entries(module.module_calls ?? {})
        .map(([call, { module: inner }]) => providerIn(inner, pathInto(path, call), sought))
        .find((key) => key !== undefined);

/** What was there before a recorded plan. */
export const worldOf = ({ resource_changes: changes, configuration }: Recorded): World => ({
  things: Object.fromEntries(
    changes.flatMap(({ mode, address, type, name, index, provider_name, change: { before } }) => {
      if (mode !== "managed" || !before) return [];
      const provider = providerIn(configuration.root_module, "", { address, type, name }) ?? "aws";
      const own = { address, type, name, provider_name, provider, values: before, written: [], added: false };
      return [[address, index === undefined ? own : { ...own, index }]];
    }),
  ),
  providers: configuration.provider_config,
});

const nameAttribute = (type: string): string =>
  (catalogue.identities as Readonly<Record<string, { name?: string }>>)[type]?.name ?? "name";

const keysOf = (type: string): readonly string[] =>
  (catalogue.identities as Readonly<Record<string, { keys?: readonly string[] }>>)[type]?.keys ?? [];

/** Attributes that only a new object can have anew. */
export const fixed = (type: string): readonly string[] => [
  ...new Set([nameAttribute(type), ...keysOf(type), "region"]),
];

/** What an object writes in its account; the same text for two that write one thing. */
const identityOf = ({ address, type, values }: Thing): string =>
  JSON.stringify([type, ...(keysOf(type).length > 0 ? keysOf(type).map((key) => values[key]) : [address])]);

/** Attributes that only AWS tells. */
const told = ["arn", "id", "key_id", "pending_confirmation", "confirmation_was_authenticated"];

const isOwn = (type: string, attribute: string): boolean => !keysOf(type).includes(attribute);

const toldOf = ({ type, values }: Thing): readonly string[] =>
  told.filter((attribute) => attribute in values && isOwn(type, attribute));

/** Attributes in which an object shows what other resources have put on it. */
export const echoes: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ["inline_policy", "managed_policy_arns"],
  aws_sns_topic: ["policy"],
  aws_s3_bucket: ["policy"],
  aws_kms_key: ["policy"],
};

const omitted = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

const only = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

/** Whether a plan makes an object anew, as one of its fixed attributes changes. */
export const replaces = (one: Thing, other: Thing): boolean =>
  fixed(one.type).some((attribute) => !isDeepStrictEqual(one.values[attribute], other.values[attribute]));

const changeOf = (one: Thing | undefined, other: Thing | undefined, unknown: readonly string[]) => {
  if (!other) return { actions: ["delete"], before: one?.values ?? null, after: null, after_unknown: {} };
  const anew = !one || replaces(one, other);
  const hidden = [...unknown, ...(anew ? [...toldOf(other), ...echoing(other)] : [])];
  // What only echoes is told by the next refresh
  const echoed = one && !anew ? only(one.values, echoing(other)) : {};
  const after = omitted({ ...other.values, ...echoed }, hidden);
  const same = one && isDeepStrictEqual(one.values, after);
  const actions = !one ? ["create"] : anew ? ["delete", "create"] : same ? ["no-op"] : ["update"];
  return {
    actions,
    before: one?.values ?? null,
    after,
    after_unknown: Object.fromEntries(hidden.map((attribute) => [attribute, true])),
  };
};

const echoing = ({ type, written }: Thing): readonly string[] =>
  (echoes[type] ?? []).filter((attribute) => !written.includes(attribute));

const changesOf = (one: World, other: World, unknown: readonly Unknown[]) =>
  [...new Set([...Object.keys(one.things), ...Object.keys(other.things)])].map((address) => {
    const [before, after] = [one.things[address], other.things[address]];
    const { type, name, index, provider_name } = (after ?? before) as Thing;
    const hidden = unknown.filter((of) => of.address === address).map(({ attribute }) => attribute);
    return {
      address,
      mode: "managed",
      type,
      name,
      ...(index === undefined ? {} : { index }),
      provider_name,
      change: changeOf(before, after, hidden),
    };
  });

const expressionOf = (value: unknown): unknown =>
  Array.isArray(value) && value.some((element) => typeof element === "object")
    ? value.map((block) =>
        Object.fromEntries(Object.entries(block as Values).map(([key, inner]) => [key, { constant_value: inner }])),
      )
    : { constant_value: value };

const writtenBy = (thing: Thing, unknown: readonly Unknown[]): Values =>
  Object.fromEntries(
    thing.written.map((attribute) => [
      attribute,
      unknown.some((of) => of.address === thing.address && of.attribute === attribute)
        ? { references: ["terraform_data.made.output", "terraform_data.made"] }
        : expressionOf(thing.values[attribute]),
    ]),
  );

const configurationOf = (module: Module, path: string, world: World, unknown: readonly Unknown[]): Module => {
  const things = Object.values(world.things);
  const added = path === "" ? things.filter((thing) => thing.added) : [];
  return {
    ...module,
    resources: [
      ...(module.resources ?? []).flatMap((resource) => {
        if (resource.mode !== "managed" || !resource.type.startsWith("aws_")) return [resource];
        const own = things.filter(
          ({ type, name, address }) => type === resource.type && name === resource.name && pathOf(address) === path,
        );
        const written: Values = Object.assign({}, ...own.map((thing) => writtenBy(thing, unknown)));
        return own.slice(0, 1).map(({ provider }) => ({
          ...resource,
          provider_config_key: provider,
          expressions: { ...resource.expressions, ...written },
        }));
      }),
      ...added.map((thing) => ({
        address: thing.address,
        mode: "managed",
        type: thing.type,
        name: thing.name,
        provider_config_key: thing.provider,
        expressions: writtenBy(thing, unknown),
      })),
    ],
    module_calls: Object.fromEntries(
      Object.entries(module.module_calls ?? {}).map(([name, call]) => [
        name,
        {
          ...call,
          module: configurationOf(call.module, pathInto(path, name), world, unknown),
        },
      ]),
    ),
  };
};

const dataAlone = (module: StateModule): StateModule => ({
  ...module,
  resources: (module.resources ?? []).filter(({ mode }) => mode === "data"),
  child_modules: (module.child_modules ?? []).map(dataAlone),
});

/** The plan that turns one world into another, in the configuration of a recorded plan. */
export const planBetween = (recorded: Recorded, one: World, other: World, unknown: readonly Unknown[] = []) => ({
  format_version: "1.2",
  resource_changes: changesOf(one, other, unknown),
  prior_state: { values: { root_module: dataAlone(recorded.prior_state.values?.root_module ?? {}) } },
  configuration: {
    provider_config: other.providers,
    root_module: configurationOf(recorded.configuration.root_module, "", other, unknown),
  },
});

/** Whether a plan would write a thing that it destroys under another address: then only AWS could tell what is left. */
export const disordered = (one: World, other: World): boolean => {
  const gone = Object.values(one.things).filter((thing) => {
    const next = other.things[thing.address];
    return !next || replaces(thing, next);
  });
  const left = Object.values(other.things);
  return gone.some((thing) =>
    left.some((next) => next.address !== thing.address && identityOf(next) === identityOf(thing)),
  );
};
