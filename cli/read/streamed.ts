import { guarded } from "../../spec";
import { type ByteReader, EndsEarly, type Reading, type Slice } from "./byte-reader";
import { isList, isObject, type Json, type JsonObject } from "./json";
import { actionInvocations, changeEntry, configurationResource, deferral, stateResource, variablesOf } from "./project";
import { everyField, fields, type Projection, some, whole } from "./projection";
import { providerProjection } from "./provider";
import { providerVariables } from "./provider-variables";
import { refuse, repeated, trailingContent } from "./refusals";
import { repeatedKey } from "./repeated-key";
import { NotJson } from "./skipper";

const quote = 0x22;
const openBrace = 0x7b;
const openBracket = 0x5b;
const closeBrace = 0x7d;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;

type Reader = (reader: ByteReader) => Reading<Json | undefined>;

/**
 * Reads a Terraform document from parts of bytes, and builds only what `project` keeps of it: the same document, without ever holding
 * the whole.
 *
 * @throws DocumentError for what is plainly no Terraform plan, NotJson, TooDeep, EndsEarly and NotUtf8 for what is no JSON
 */
export function* streamed(reader: ByteReader): Reading<Json> {
  const document = yield* documentIn(reader);
  if ((yield* reader.peek()) !== undefined) {
    if (isObject(document)) refuse(document);
    throw trailingContent();
  }
  if (!isObject(document)) return document;
  refuse(document);
  const { "@level": _, version: __, lineage: ___, ...others } = document;
  return others as JsonObject;
}

function* documentIn(reader: ByteReader): Reading<Json> {
  const keptProviders = everyField(providerProjection());
  const document = yield* objectOf(
    {
      format_version: taken(whole),
      terraform_version: taken(whole),
      errored: taken(whole),
      complete: taken(whole),
      applyable: taken(whole),
      resource_changes: listOf(changeEntry),
      resource_drift: listOf(changeEntry),
      deferred_changes: eachElement(function* (reader) {
        return elementsOf(some(deferral)([yield* parsedSlice(reader)]));
      }),
      action_invocations: eachElement(function* (reader) {
        return elementsOf(actionInvocations([yield* parsedSlice(reader)]));
      }),
      prior_state: stateOf,
      values: stateValuesOf,
      planned_values: objectOf({ root_module: eachField(() => emptiedValue) }),
      configuration: objectOf({ provider_config: taken(keptProviders), root_module: moduleOf }),
      variables: eachField(() => objectOf({ value: scalar })),
      // What tells that this is something else
      "@level": taken(whole),
      version: taken(whole),
      lineage: taken(whole),
    },
    whole,
  )(reader);
  if (!isObject(document)) return document ?? null;
  const { variables, ...others } = document;
  if (variables === undefined) return document;
  return { ...others, variables: variablesOf(providerVariables(document, whole))(variables) };
}

function* parsedSlice(reader: ByteReader): Reading<Json> {
  return parsed(reader, yield* reader.slice());
}

function parsed(reader: ByteReader, slice: Slice): Json {
  const { bytes, keyCount } = slice;
  reader.build(slice);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  const value = JSON.parse(text) as Json;
  // Of keys that stand twice in one object one is lost.
  if (keysIn(value, reader) !== keyCount) throw repeated(repeatedKey(text) ?? "");
  return value;
}

function keysIn(value: Json | undefined, reader: ByteReader): number {
  let count = 0;
  if (isList(value)) {
    for (const element of value) if (typeof element === "object") count += keysIn(element, reader);
  } else if (isObject(value)) {
    for (const key in value) {
      count += 1;
      reader.name(key);
      const field = value[key];
      if (typeof field === "object") count += keysIn(field, reader);
    }
  }
  return count;
}

/** A value that is built and projected. */
const taken = (projection: Projection): Reader =>
  function* (reader) {
    return projection(yield* parsedSlice(reader));
  };

/** A value that holds no others; nothing of one that does. */
const scalar: Reader = function* (reader) {
  const first = yield* reader.peek();
  if (first !== openBrace && first !== openBracket) return yield* parsedSlice(reader);
  yield* reader.skip();
  return undefined;
};

/** Of an object or a list only that it is one. */
const emptiedValue: Reader = function* (reader) {
  const first = yield* reader.peek();
  if (first !== openBrace && first !== openBracket) return yield* parsedSlice(reader);
  yield* reader.skip();
  return first === openBrace ? {} : [];
};

/** An object, field by field; a value of another shape is projected as a whole. */
const objectOf = (wanted: Readonly<Record<string, Reader>>, otherwise?: Projection): Reader =>
  eachField((name) => (Object.hasOwn(wanted, name) ? wanted[name] : undefined), otherwise);

const eachField = (readerOf: (name: string) => Reader | undefined, otherwise: Projection = whole): Reader =>
  function* (reader) {
    if ((yield* reader.peek()) !== openBrace) return otherwise(yield* parsedSlice(reader));
    yield* reader.take();
    reader.enter();
    const names = new Set<string>();
    const object: Record<string, Json> = {};
    let next = yield* reader.peek();
    if (next === closeBrace) {
      yield* reader.take();
      reader.leave();
      return object;
    }
    for (;;) {
      const name = yield* keyIn(reader);
      if (names.has(name)) throw repeated(name);
      names.add(name);
      yield* reader.expect(colon);
      const read = readerOf(name);
      if (read === undefined) yield* reader.skip();
      else {
        const value = yield* read(reader);
        if (value !== undefined)
          Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
      }
      next = yield* reader.take();
      if (next === closeBrace) {
        reader.leave();
        return object;
      }
      if (next !== comma) throw new NotJson("a field is followed by what may not follow it");
    }
  };

function* keyIn(reader: ByteReader): Reading<string> {
  const next = yield* reader.peek();
  if (next === undefined) throw new EndsEarly();
  if (next !== quote) throw new NotJson("a key is no text");
  const key = yield* parsedSlice(reader);
  return String(key);
}

/** A list, element by element; a value of another shape is built as it is. */
const eachElement = (read: (reader: ByteReader) => Reading<readonly Json[]>): Reader =>
  function* (reader) {
    if ((yield* reader.peek()) !== openBracket) return yield* parsedSlice(reader);
    yield* reader.take();
    reader.enter();
    const elements: Json[] = [];
    if ((yield* reader.peek()) === closeBracket) {
      yield* reader.take();
      reader.leave();
      return elements;
    }
    for (;;) {
      for (const element of yield* read(reader)) elements.push(element);
      const next = yield* reader.take();
      if (next === closeBracket) {
        reader.leave();
        return elements;
      }
      if (next !== comma) throw new NotJson("an element is followed by what may not follow it");
    }
  };

/** What is kept of a list's elements; of one that is surely of no interest nothing is built. */
const listOf = (projectionOf: (element: JsonObject) => Projection | undefined): Reader => {
  const keep = some(projectionOf);
  return eachElement(function* (reader) {
    const slice = yield* reader.slice();
    return mayBeGuarded(slice) ? elementsOf(keep([parsed(reader, slice)])) : [];
  });
};

const elementsOf = (list: Json): readonly Json[] => (isList(list) ? list : []);

const types: ReadonlySet<string> = new Set(
  Object.keys(guarded).map((kind) => (kind.startsWith("data.") ? kind.slice("data.".length) : kind)),
);

const modes: ReadonlySet<string> = new Set(["managed", "data", "ephemeral"]);

const textAt = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start + 1, end - start - 2).toString("latin1");

/**
 * Whether an element may be of a guarded type: unless its one key `type` has another value, and its key `mode` one that Terraform knows, all
 * written plainly, and nothing says that it came from elsewhere.
 */
function mayBeGuarded({ bytes, texts, keys }: Slice): boolean {
  const seen = new Set<string>();
  for (let index = 0; index < keys.length; index += 1) {
    const text = textAt(bytes, texts[index * 2] ?? 0, texts[index * 2 + 1] ?? 0);
    if (text.includes("\\") || text === "previous_address") return true;
    if (keys[index] !== 1 || !(text === "type" || text === "mode")) continue;
    if (seen.has(text) || keys[index + 1] !== 0) return true;
    seen.add(text);
    const value = textAt(bytes, texts[index * 2 + 2] ?? 0, texts[index * 2 + 3] ?? 0);
    if (text === "type" ? types.has(value.toLowerCase()) : !modes.has(value)) return true;
  }
  return !seen.has("type");
}

const stateOf: Reader = objectOf({
  format_version: taken(whole),
  terraform_version: taken(whole),
  values: (reader) => stateValuesOf(reader),
});

const stateValuesOf: Reader = objectOf({ root_module: (reader) => stateModuleOf(reader) });

const stateModuleOf: Reader = objectOf({
  address: taken(whole),
  resources: listOf(stateResource),
  child_modules: (reader) => stateModulesOf(reader),
});

const stateModulesOf: Reader = eachElement(function* (reader) {
  return [(yield* stateModuleOf(reader)) ?? null];
});

const configuredResources: Reader = eachElement(function* (reader) {
  return elementsOf(some(configurationResource)([yield* parsedSlice(reader)]));
});

const moduleOf: Reader = objectOf({
  resources: configuredResources,
  outputs: taken(everyField(fields({ expression: whole }))),
  variables: taken(everyField(fields({ sensitive: whole }))),
  module_calls: eachField(() => callOf),
});

const callOf: Reader = objectOf({
  expressions: taken(whole),
  count_expression: taken(whole),
  for_each_expression: taken(whole),
  module: (reader) => moduleOf(reader),
});
