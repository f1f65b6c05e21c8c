import { isDeepStrictEqual } from "node:util";
import {
  echoes,
  keysOf,
  type Module,
  pathInto,
  pathOf,
  type Recorded,
  replaces,
  type StateModule,
  type Thing,
  type Unknown,
  type Values,
  type World,
} from "./world";

/** What an object writes in its account; the same text for two that write one thing. */
const identityOf = ({ address, type, values }: Thing): string =>
  JSON.stringify([type, ...(keysOf(type).length > 0 ? keysOf(type).map((key) => values[key]) : [address])]);

/** Attributes that only AWS tells. */
const told = ["arn", "id", "key_id", "pending_confirmation", "confirmation_was_authenticated"];

const isOwn = (type: string, attribute: string): boolean => !keysOf(type).includes(attribute);

const toldOf = ({ type, values }: Thing): readonly string[] =>
  told.filter((attribute) => attribute in values && isOwn(type, attribute));

const omitted = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

const only = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

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
