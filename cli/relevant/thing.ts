import { guarded, harmlessTo } from "../../spec";
import { field, fieldOf, isList, isObject, type Json, type JsonObject } from "../read/json";

/** Where a value of an object stands: as last applied, as found, or as this plan leaves it. */
export type Side = "applied" | "found" | "after";

/** Everything that a document says of one managed object of a guarded type. */
export interface Thing {
  /** Address, and the key of a deposed object. */
  readonly key: string;
  readonly type: string;
  readonly name: string;
  /** Address of the module instance, "" for the root. */
  readonly module: string;
  readonly actions: readonly string[];
  readonly values: Readonly<Partial<Record<Side, JsonObject>>>;
  readonly unknown: JsonObject;
  /** Entries of `resource_changes` and `resource_drift`, and the resource of `prior_state`. */
  readonly entries: readonly JsonObject[];
  /** Whether this plan, or drift, changes it, as far as its actions say. */
  readonly touched: boolean;
  /** Whether `resource_drift` ends in another value than what the refresh found. */
  readonly disputed: boolean;
}

const modulePath = /^(?:module\.[A-Za-z0-9_-]+(?:\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\])?\.)+/;

/** Address of the module instance of an object, "" for the root. */
export const moduleOf = (address: string): string => modulePath.exec(address)?.[0].slice(0, -1) ?? "";

/** Path of a module's configuration: the names of the calls from the root, joined by dots. */
export const pathOf = (module: string): string =>
  [...module.matchAll(/(?:^|\.)module\.([A-Za-z0-9_-]+)(?:\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\])?/g)]
    .map(([, name]) => name)
    .join(".");

const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const objectOrNone = (value: Json | undefined): JsonObject | undefined => (isObject(value) ? value : undefined);

/** Key of an entry of a plan, or of a resource of a state. */
export const keyOf = (entry: JsonObject): string => {
  const deposed = fieldOf(entry, "deposed") ?? fieldOf(entry, "deposed_key");
  return typeof deposed === "string" ? `${textOf(entry["address"])} deposed ${deposed}` : textOf(entry["address"]);
};

/** Whether an entry is of a managed object of a guarded type. */
export const isManaged = (entry: JsonObject): boolean =>
  (fieldOf(entry, "mode") ?? "managed") === "managed" && Object.hasOwn(guarded, textOf(fieldOf(entry, "type")));

/** What the entries of one object say of it together. */
export function thingOf(
  key: string,
  change: JsonObject | undefined,
  drift: JsonObject | undefined,
  stated: JsonObject | undefined,
): Thing {
  const entries = [change, drift, stated].filter((entry) => entry !== undefined);
  const [first] = entries;
  const of = (entry: JsonObject | undefined, name: string) => objectOrNone(field(fieldOf(entry ?? {}, "change"), name));
  const found = change ? of(change, "before") : (of(drift, "after") ?? objectOrNone(field(stated, "values")));
  const applied = drift ? of(drift, "before") : found;
  const actions = field(field(change, "change"), "actions");
  const left = change ? of(change, "after") : found;
  // Of what stays as it is one value is enough.
  const after = isNoStep(actions) && isEqual(found, left) ? found : left;
  const unknown = field(field(change, "change"), "after_unknown");
  return {
    key,
    type: textOf(first?.["type"]),
    name: textOf(first?.["name"]),
    module: moduleOf(textOf(first?.["address"])),
    actions: isList(actions) ? actions.map(textOf) : ["no-op"],
    values: { ...(applied && { applied }), ...(found && { found }), ...(after && { after }) },
    unknown: unknown === true ? allOf(textOf(first?.["type"])) : (objectOrNone(unknown) ?? {}),
    entries,
    touched: drift !== undefined || (isList(actions) && !["no-op", "read"].includes(actions.join())),
    disputed: drift !== undefined && JSON.stringify(of(drift, "after")) !== JSON.stringify(field(stated, "values")),
  };
}

const isNoStep = (actions: Json | undefined): boolean =>
  isList(actions) && actions.length === 1 && actions[0] === "no-op";

const isEqual = (one: JsonObject | undefined, other: JsonObject | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

// Of what is known only after apply as a whole each attribute is.
const allOf = (type: string): JsonObject => Object.fromEntries((guarded[type] ?? []).map((name) => [name, true]));

const listed: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(guarded).map(([type, names]) => [type, new Set([...names, ...harmlessTo(type)])]),
);

/** Whether a list of the catalogue names an attribute of a type. */
export const isListed = (type: string, attribute: string): boolean => listed.get(type)?.has(attribute) ?? true;

/** Whether anything in a value is `true`, as in what Terraform says is unknown or sensitive. */
export const marks = (value: Json | undefined): boolean =>
  value === true || (isList(value) && value.some(marks)) || (isObject(value) && Object.values(value).some(marks));
