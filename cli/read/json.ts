/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; a key may be missing. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether a value is an object, neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** Own value of a key of what may be an object. */
export const field = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) ? fieldOf(value, name) : undefined;

/** Own value of a key: a document may have keys such as `constructor` that every object inherits. */
export function fieldOf(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
