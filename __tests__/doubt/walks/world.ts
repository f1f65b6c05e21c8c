import { isDeepStrictEqual } from "node:util";
import { catalogue } from "../../../spec";

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

export interface Configured {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly provider_config_key?: string;
  readonly expressions?: Values;
}

export interface Module {
  readonly resources?: readonly Configured[];
  readonly module_calls?: Readonly<Record<string, { readonly module: Module }>>;
}

export interface StateModule {
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

export const pathOf = (address: string): string =>
  address
    .replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "")
    .split(".")
    .slice(0, -2)
    .join(".");

export const pathInto = (path: string, call: string): string =>
  path === "" ? `module.${call}` : `${path}.module.${call}`;

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

export const keysOf = (type: string): readonly string[] =>
  (catalogue.identities as Readonly<Record<string, { keys?: readonly string[] }>>)[type]?.keys ?? [];

/** Attributes that only a new object can have anew. */
export const fixed = (type: string): readonly string[] => [
  ...new Set([nameAttribute(type), ...keysOf(type), "region"]),
];

/** Whether a plan makes an object anew, as one of its fixed attributes changes. */
export const replaces = (one: Thing, other: Thing): boolean =>
  fixed(one.type).some((attribute) => !isDeepStrictEqual(one.values[attribute], other.values[attribute]));

/** Attributes in which an object shows what other resources have put on it. */
export const echoes: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ["inline_policy", "managed_policy_arns"],
  aws_sns_topic: ["policy"],
  aws_s3_bucket: ["policy"],
  aws_kms_key: ["policy"],
};

export const thingsOf = (world: World, ...types: readonly string[]): readonly Thing[] =>
  Object.values(world.things).filter(({ type }) => types.length === 0 || types.includes(type));

export const withThing = (world: World, thing: Thing): World => ({
  ...world,
  things: { ...world.things, [thing.address]: thing },
});

export const withoutThing = (world: World, { address }: Thing): World => ({
  ...world,
  things: Object.fromEntries(Object.entries(world.things).filter(([other]) => other !== address)),
});

/** The same with other values, which are configured from then on. */
export const set = (thing: Thing, values: Values): Thing => ({
  ...thing,
  values: { ...thing.values, ...values },
  written: [...new Set([...thing.written, ...Object.keys(values)])],
});
