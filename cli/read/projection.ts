import { isList, isObject, type Json, type JsonObject } from "./json";

/** Takes from a value what is wanted of it. A value of another shape than expected comes back as it is. */
export type Projection = (value: Json) => Json;

/** The whole value. */
export const whole: Projection = (value) => value;

/** That there is a value, and of which shape, without what is in it. */
export const emptied: Projection = (value) => {
  if (isList(value)) return [];
  return isObject(value) ? {} : value;
};

/** The named fields of an object, where it has them. */
export function fields(wanted: Readonly<Record<string, Projection>>): Projection {
  const names = Object.entries(wanted);
  return (value) => {
    if (!isObject(value)) return value;
    const kept: [string, Json][] = [];
    for (const [name, projection] of names) {
      const field = Object.hasOwn(value, name) ? value[name] : undefined;
      if (field !== undefined) kept.push([name, projection(field)]);
    }
    return Object.fromEntries(kept);
  };
}

/** The named fields of an object, each whole. */
export const only = (names: readonly string[]): Projection =>
  fields(Object.fromEntries(names.map((name) => [name, whole])));

/** Every field of an object but those named. */
export function without(unwanted: ReadonlySet<string>): Projection {
  return (value) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => !unwanted.has(name))) : value;
}

/** Every field of an object, each taken alike. */
export function everyField(projection: Projection): Projection {
  return (value) =>
    isObject(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([name, field]) => (field === undefined ? [] : [[name, projection(field)]])),
        )
      : value;
}

/** Every element of a list, each taken alike. */
export function every(projection: Projection): Projection {
  return (value) => (isList(value) ? value.map(projection) : value);
}

/** The elements of a list for which `projectionOf` knows one; elements that are no objects stay. */
export function some(projectionOf: (element: JsonObject) => Projection | undefined): Projection {
  return (value) =>
    isList(value)
      ? value.flatMap((element) => {
          if (!isObject(element)) return [element];
          const projection = projectionOf(element);
          return projection ? [projection(element)] : [];
        })
      : value;
}
