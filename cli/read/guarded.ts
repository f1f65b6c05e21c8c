import { guarded } from "../../spec";
import { fieldOf, isList, isObject, type JsonObject } from "./json";

const attributesByKind: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(guarded));

/**
 * Attributes that the policy reads of a resource: none of a kind that it does not guard, and `"misshapen"`
 * where the entry does not say of which kind it is, or of one that is not known.
 */
export function attributesOf(resource: JsonObject): readonly string[] | "misshapen" | undefined {
  const type = fieldOf(resource, "type");
  const mode = fieldOf(resource, "mode") ?? "managed";
  if (typeof type !== "string" || typeof mode !== "string") return "misshapen";
  if (isMiswritten(type) || (mode === "data" && attributesByKind.has(type) && changes(resource))) return "misshapen";
  switch (mode) {
    case "managed":
      return attributesByKind.get(type);
    case "data":
      return attributesByKind.get(`data.${type}`);
    case "ephemeral":
      return undefined;
    default:
      return "misshapen";
  }
}

// Terraform writes types in small letters: in others, nothing says which is meant.
const isMiswritten = (type: string): boolean => type !== type.toLowerCase() && attributesByKind.has(type.toLowerCase());

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
  return type !== undefined && attributesByKind.has(type);
}
