import { catalogue } from "../../spec";
import { field, fieldOf, isList, isObject, type Json, type JsonObject } from "../read/json";

const types: Readonly<Record<string, string>> = catalogue.types;

const fits: Readonly<Record<string, (value: Json) => boolean>> = {
  boolean: (value) => typeof value === "boolean",
  number: (value) => typeof value === "number",
  text: (value) => typeof value === "string",
  object: (value) => isObject(value),
  texts: (value) => isList(value) && value.every((element) => element === null || typeof element === "string"),
  blocks: (value) => isList(value) && value.every((element) => element === null || isObject(element)),
};

const known = new Set(["no-op", "create", "read", "update", "delete", "forget"]);

/** What kind of value an attribute of a type has, where it is known. */
export const wantedKind = (type: string, attribute: string): string | undefined =>
  types[`${type}.${attribute}`] ?? types[attribute];

/** Whether a value is of the kind that is wanted, or none. */
export const fitsKind = (wanted: string | undefined, value: Json | undefined): boolean =>
  value === null || value === undefined || wanted === undefined || (fits[wanted]?.(value) ?? false);

const isWellTyped = (type: string, values: Json | undefined): boolean =>
  !isObject(values) ||
  Object.entries(values).every(([attribute, value]) => fitsKind(wantedKind(type, attribute), value));

const isObjectOrNothing = (value: Json | undefined): boolean =>
  value === undefined || value === null || isObject(value);

/** Whether an entry of a plan has the shape that Terraform gives it; one that has not is kept, so that the policy can say so. */
export function isOrdinaryChange(entry: JsonObject): boolean {
  const change = fieldOf(entry, "change");
  const type = fieldOf(entry, "type");
  const actions = field(change, "actions");
  const before = field(change, "before");
  const after = field(change, "after");
  if (
    typeof type !== "string" ||
    typeof fieldOf(entry, "address") !== "string" ||
    typeof fieldOf(entry, "name") !== "string"
  ) {
    return false;
  }
  if (
    !isList(actions) ||
    actions.length === 0 ||
    !actions.every((action) => typeof action === "string" && known.has(action))
  ) {
    return false;
  }
  const stays = actions.some(
    (action) => action === "create" || action === "update" || action === "no-op" || action === "read",
  );
  const goes = actions.some((action) => action === "delete" || action === "forget");
  return (
    isObjectOrNothing(before) &&
    isObjectOrNothing(after) &&
    (!stays || isObject(after)) &&
    (!goes || isObject(before)) &&
    typeof (fieldOf(entry, "previous_address") ?? "") === "string" &&
    !movesType(entry, type) &&
    isWellTyped(type, before) &&
    isWellTyped(type, after)
  );
}

const movesType = (entry: JsonObject, type: string): boolean => {
  const previous = fieldOf(entry, "previous_address");
  return typeof previous === "string" && !previous.split(".").includes(type);
};

/** The same of a resource of a state. */
export const isOrdinaryResource = (resource: JsonObject): boolean =>
  typeof fieldOf(resource, "address") === "string" &&
  typeof fieldOf(resource, "type") === "string" &&
  isObject(fieldOf(resource, "values"));
