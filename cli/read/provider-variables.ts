import { field, isList, isObject, type Json } from "./json";
import type { Projection } from "./projection";

/**
 * Names of the root variables by which providers are told their region and account, also through the inputs of
 * modules. Only their values are needed of all variables, and never one that is marked as sensitive or is no scalar. `kept` is what is kept of the providers.
 */
export function providerVariables(document: Json, kept: Projection): ReadonlySet<string> {
  const configuration = field(document, "configuration");
  const root = field(configuration, "root_module");
  const names = variablesIn(kept(field(configuration, "provider_config") ?? {}));
  const inputs = [...inputsOf(root)];
  // A module's input may come from its caller's variable, and so on up to the root.
  for (let known = -1; known < names.size; ) {
    known = names.size;
    for (const [name, expression] of inputs) {
      if (names.has(name)) for (const used of variablesIn(expression)) names.add(used);
    }
  }
  const variables = field(document, "variables");
  const declared = field(root, "variables");
  return new Set(
    [...names].filter(
      (name) =>
        isScalar(field(field(variables, name), "value")) && !(field(field(declared, name), "sensitive") ?? false),
    ),
  );
}

const isScalar = (value: Json | undefined): boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

const fieldsOf = (value: Json | undefined): readonly (readonly [string, Json | undefined])[] =>
  isObject(value) ? Object.entries(value) : [];

function variablesIn(value: Json | undefined, names = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    const name = /^var\.([^.[]+)/.exec(value)?.[1];
    if (name !== undefined) names.add(name);
  } else if (isList(value)) {
    for (const element of value) variablesIn(element, names);
  } else {
    for (const [, inner] of fieldsOf(value)) variablesIn(inner, names);
  }
  return names;
}

function* inputsOf(module: Json | undefined): Generator<readonly [string, Json | undefined]> {
  for (const [, call] of fieldsOf(field(module, "module_calls"))) {
    yield* fieldsOf(field(call, "expressions"));
    yield* inputsOf(field(call, "module"));
  }
}
