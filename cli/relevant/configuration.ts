import { field, fieldOf, isList, isObject, type Json, type JsonObject } from "../read/json";

/** A module of the configuration. */
export interface Module {
  /** Names of the calls from the root, joined by dots; "" for the root. */
  readonly path: string;
  readonly calls: JsonObject;
  readonly outputs: JsonObject;
}

/** The type and name that a resource is known by in its module; those of data sources begin with `data.`. */
export const idOf = (resource: JsonObject): string => {
  const id = `${String(resource["type"])}.${String(resource["name"])}`;
  return (fieldOf(resource, "mode") ?? "managed") === "managed" ? id : `data.${id}`;
};

const objectOrEmpty = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** Every module of a configuration, by its path; its resources are not asked for. */
export function modulesIn(root: Json | undefined): ReadonlyMap<string, Module> {
  const modules = new Map<string, Module>();
  const waiting: [string, Json | undefined][] = [["", root]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, module] = next;
    const calls = objectOrEmpty(field(module, "module_calls"));
    modules.set(path, {
      path,
      calls,
      outputs: objectOrEmpty(field(module, "outputs")),
    });
    for (const [name, call] of Object.entries(calls)) {
      const inner = field(call, "module");
      if (isObject(inner)) waiting.push([path === "" ? name : `${path}.${name}`, inner]);
    }
  }
  return modules;
}

/** Every reference in an expression, at any depth. */
export function* referencesIn(value: Json | undefined): Generator<string> {
  if (isList(value)) {
    for (const element of value) yield* referencesIn(element);
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (name !== "references") yield* referencesIn(inner);
      else if (isList(inner)) for (const reference of inner) if (typeof reference === "string") yield reference;
    }
  }
}

/** What the references of a module lead to in the end. */
export interface Reached {
  /** Path of a module and id of a resource in it, joined by a space. */
  readonly resources: ReadonlySet<string>;
  /** Paths of modules that references go into. */
  readonly entered: ReadonlySet<string>;
  /** Paths of modules with a local on the way: it may mean anything there. */
  readonly withLocals: ReadonlySet<string>;
}

/** Follows references through variables and outputs, whatever the instance: more may be reached than is meant. */
export function follow(modules: ReadonlyMap<string, Module>, path: string, references: Iterable<string>): Reached {
  const resources = new Set<string>();
  const entered = new Set<string>();
  const withLocals = new Set<string>();
  const seen = new Set<string>();
  const waiting: [string, string][] = [...references].map((reference) => [path, reference]);
  const wait = (at: string, expression: Json | undefined): void => {
    for (const reference of referencesIn(expression)) waiting.push([at, reference]);
  };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [at, reference] = next;
    const step = `${at} ${reference}`;
    if (seen.has(step)) continue;
    seen.add(step);
    const [kind = "", name = "", part] = reference.replaceAll(/\[[^\]]*\]/g, "").split(".");
    if (kind === "var") {
      const caller = at.split(".").slice(0, -1).join(".");
      const call = at === "" ? undefined : modules.get(caller)?.calls[at.split(".").at(-1) ?? ""];
      wait(caller, field(field(call, "expressions"), name));
      wait(caller, field(call, "for_each_expression"));
      wait(caller, field(call, "count_expression"));
    } else if (kind === "module") {
      const child = at === "" ? name : `${at}.${name}`;
      entered.add(child);
      const outputs = modules.get(child)?.outputs ?? {};
      wait(child, part === undefined ? outputs : fieldOf(outputs, part));
    } else if (kind === "local") {
      withLocals.add(at);
      // A local can name whatever comes into its module.
      const caller = at.split(".").slice(0, -1).join(".");
      const call = at === "" ? undefined : modules.get(caller)?.calls[at.split(".").at(-1) ?? ""];
      wait(caller, field(call, "expressions"));
    } else if (kind === "data") {
      resources.add(`${at} data.${name}.${part}`);
    } else if (!["each", "count", "path", "terraform", "self"].includes(kind)) {
      resources.add(`${at} ${kind}.${name}`);
    }
  }
  return { resources, entered, withLocals };
}
