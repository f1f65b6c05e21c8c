import { guarded, harmlessTo } from "../../spec";
import { fieldOf, isList, isObject, type JsonObject } from "./json";
import { only, type Projection, without } from "./projection";

const projections = new Map<string, Projection>();

const isGuarded = (kind: string): boolean => Object.hasOwn(guarded, kind);

// Worked out when an object of the kind is met: most documents have few kinds.
function valuesOfKind(kind: string): Projection | undefined {
  const known = projections.get(kind);
  if (known !== undefined || !isGuarded(kind)) return known;
  // What no list names may do harm, so that of what Terraform manages only the harmless goes; a data source does nothing.
  const projection = kind.startsWith("data.") ? only(guarded[kind] ?? []) : without(new Set(harmlessTo(kind)));
  projections.set(kind, projection);
  return projection;
}

/**
 * Takes from the values of a resource what can matter to the policy: nothing of a kind that it does not guard, and
 * `"misshapen"` where the entry does not say of which kind it is, or of one that is not known.
 */
export function valuesOf(resource: JsonObject): Projection | "misshapen" | undefined {
  const type = fieldOf(resource, "type");
  const mode = fieldOf(resource, "mode") ?? "managed";
  if (typeof type !== "string" || typeof mode !== "string") return "misshapen";
  if (isMiswritten(type) || (mode === "data" && isGuarded(type) && changes(resource))) return "misshapen";
  switch (mode) {
    case "managed":
      return valuesOfKind(type);
    case "data":
      return valuesOfKind(`data.${type}`);
    case "ephemeral":
      return undefined;
    default:
      return "misshapen";
  }
}

// Terraform writes types in small letters: in others, nothing says which is meant.
const isMiswritten = (type: string): boolean => type !== type.toLowerCase() && isGuarded(type.toLowerCase());

// A data source is read, and never changed.
function changes(resource: JsonObject): boolean {
  const change = fieldOf(resource, "change");
  const actions = isObject(change) ? fieldOf(change, "actions") : undefined;
  return isList(actions) && actions.some((action) => action !== "read" && action !== "no-op");
}

const previousType = /(?:^|\.)([a-z][a-z0-9_]*)\.[^.[\]]+(?:\[[^\]]*\])?$/;

/** Whether an entry's object had a guarded type before it moved. */
export function comesFromGuarded(entry: JsonObject): boolean {
  const address = fieldOf(entry, "previous_address");
  const type = typeof address === "string" ? previousType.exec(address)?.[1] : undefined;
  return type !== undefined && isGuarded(type);
}
