import * as fc from "fast-check";
import type { Json } from "../../cli/read/json";

/** Where a value stands in a document. */
export type Path = readonly (string | number)[];

/** Where every value of a document stands. */
export const pathsOf = (value: Json, path: Path = []): readonly Path[] => {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [
    ...(path.length > 0 ? [path] : []),
    ...inner.flatMap(([key, field]) => pathsOf(field as Json, [...path, key])),
  ];
};

/** The value with something else, or nothing, at a path. */
export const damaged = (value: unknown, [key = "", ...rest]: Path, other: unknown): unknown => {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  if (rest.length > 0) copy[key] = damaged(copy[key], rest, other);
  else if (other === undefined) delete copy[key];
  else copy[key] = other;
  return copy;
};

/** What may stand where something else did. */
export const others = fc.constantFrom<unknown>(
  undefined,
  null,
  [],
  {},
  "x",
  7,
  true,
  [null],
  "arn:aws:sns:us-east-1:123456789012:x",
);

/** The value with the element of a list at a path once more; as it is where the path leads to no element. */
export const doubled = (value: unknown, path: Path): unknown => {
  const [key = "", ...rest] = path;
  if (Array.isArray(value) && rest.length === 0) return [...value, value[Number(key)]];
  if (rest.length === 0) return value;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = doubled(copy[key], rest);
  return copy;
};
