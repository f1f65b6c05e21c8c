import { NotJson } from "../scan/skipper";
import type { Slice } from "../scan/slice";
import type { Builder } from "./builder";
import { type ByteReader, EndsEarly, type Reading } from "./byte-reader";
import { isList, isObject, type Json, type JsonObject } from "./json";
import { actionInvocations, deferral, variablesOf } from "./project";
import { everyField, fields, type Projection, some, whole } from "./projection";
import { providerProjection } from "./provider";
import { providerVariables } from "./provider-variables";
import { refuse, repeated, trailingContent } from "./refusals";
import { runKeys, unwrapped, wrappingKeys } from "./wrapped-plan";

const quote = 0x22;
const openBrace = 0x7b;
const openBracket = 0x5b;
const closeBrace = 0x7d;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;

/** Lists of which only some elements are built, by what they hold. */
export type ListKind = "change" | "drift" | "prior" | "state" | "configuration";

/** Takes the elements of such lists. */
export interface Lists {
  /** How deep objects may stand in an element of such a list whose fields it asks for. */
  wantedOf(kind: ListKind): number;
  /**
   * Begins a list.
   *
   * @param elements takes what is built of it, in its order
   * @param path of the module, by the names of its calls, of a list of the configuration
   */
  begin(kind: ListKind, elements: Json[], path: string): void;
  /** Takes the next element of the list that began last. */
  take(element: Slice): void;
}

/** What a document is read with. */
export interface Tools {
  readonly reader: ByteReader;
  readonly builder: Builder;
  readonly lists: Lists;
}

type Reader = (tools: Tools) => Reading<Json | undefined>;

/**
 * Reads a Terraform document from parts of bytes, and builds only what `project` keeps of it, without ever holding the whole. The elements of its
 * long lists are given away, and the lists stay empty.
 *
 * @throws DocumentError for what is plainly no Terraform plan, NotJson, TooDeep, EndsEarly and NotUtf8 for what is no JSON
 */
export function* streamed(tools: Tools): Reading<Json> {
  const document = yield* documentIn(tools, heldPlans);
  if ((yield* tools.reader.peek()) !== undefined) {
    if (isObject(document)) refuse(document);
    throw trailingContent();
  }
  if (!isObject(document)) return document;
  refuse(document);
  return kept(unwrapped(document));
}

/** Keys that only tell what a document is. */
const telling = new Set(["@level", "version", "lineage", ...wrappingKeys, ...runKeys]);

const kept = (document: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(document).filter(([key]) => !telling.has(key)));

/** @param wrapping readers of what may hold a plan */
function* documentIn(tools: Tools, wrapping: Readonly<Record<string, Reader>> = {}): Reading<Json> {
  const keptProviders = everyField(providerProjection());
  const document = yield* objectOf(
    {
      format_version: taken(whole),
      terraform_version: taken(whole),
      errored: taken(whole),
      complete: taken(whole),
      applyable: taken(whole),
      resource_changes: listOf("change"),
      resource_drift: listOf("drift"),
      deferred_changes: eachElement(function* (tools) {
        return elementsOf(some(deferral)([yield* parsedSlice(tools)]));
      }),
      action_invocations: eachElement(function* (tools) {
        return elementsOf(actionInvocations([yield* parsedSlice(tools)]));
      }),
      prior_state: objectOf({
        format_version: taken(whole),
        terraform_version: taken(whole),
        values: stateValuesOf("prior"),
      }),
      values: stateValuesOf("state"),
      planned_values: objectOf({ root_module: eachField(() => emptiedValue) }),
      configuration: objectOf({ provider_config: taken(keptProviders), root_module: moduleAt("") }),
      variables: eachField(() => objectOf({ value: scalar })),
      // What tells that this is something else
      "@level": taken(whole),
      version: taken(whole),
      lineage: taken(whole),
      ...wrapping,
    },
    whole,
  )(tools);
  if (!isObject(document)) return document ?? null;
  const { variables, ...others } = document;
  if (variables === undefined) return document;
  return { ...others, variables: variablesOf(providerVariables(document, whole))(variables) };
}

function* parsedSlice({ reader, builder }: Tools): Reading<Json> {
  return builder.built(yield* reader.slice());
}

/** A value that is built and projected. */
const taken = (projection: Projection): Reader =>
  function* (tools) {
    return projection(yield* parsedSlice(tools));
  };

/** A value that holds no others; nothing of one that does. */
const scalar: Reader = function* (tools) {
  const { reader } = tools;
  const first = yield* reader.peek();
  if (first !== openBrace && first !== openBracket) return yield* parsedSlice(tools);
  yield* reader.skip();
  return undefined;
};

/** Of an object or a list only that it is one. */
const emptiedValue: Reader = function* (tools) {
  const { reader } = tools;
  const first = yield* reader.peek();
  if (first !== openBrace && first !== openBracket) return yield* parsedSlice(tools);
  yield* reader.skip();
  return first === openBrace ? {} : [];
};

const heldPlans = Object.fromEntries([
  ...wrappingKeys.map((key): [string, Reader] => [key, documentIn]),
  ...runKeys.map((key): [string, Reader] => [key, emptiedValue]),
]);

/** An object, field by field; a value of another shape is projected as a whole. */
const objectOf = (wanted: Readonly<Record<string, Reader>>, otherwise?: Projection): Reader =>
  eachField((name) => (Object.hasOwn(wanted, name) ? wanted[name] : undefined), otherwise);

const eachField = (readerOf: (name: string) => Reader | undefined, otherwise: Projection = whole): Reader =>
  function* (tools) {
    const { reader } = tools;
    if ((yield* reader.peek()) !== openBrace) return otherwise(yield* parsedSlice(tools));
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
      const name = yield* keyIn(tools);
      if (names.has(name)) throw repeated(name);
      names.add(name);
      yield* reader.expect(colon);
      const read = readerOf(name);
      if (read === undefined) yield* reader.skip();
      else {
        const value = yield* read(tools);
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

function* keyIn(tools: Tools): Reading<string> {
  const next = yield* tools.reader.peek();
  if (next === undefined) throw new EndsEarly();
  if (next !== quote) throw new NotJson("a key is no text");
  const key = yield* parsedSlice(tools);
  return String(key);
}

/** A list, element by element; a value of another shape is built as it is. */
const eachElement = (read: (tools: Tools) => Reading<readonly Json[]>): Reader =>
  function* (tools) {
    const elements: Json[] = [];
    return yield* listIn(tools, elements, function* () {
      for (const element of yield* read(tools)) elements.push(element);
    });
  };

/** A list whose elements are given away. */
const listOf = (kind: ListKind, path = ""): Reader =>
  function* (tools) {
    const { reader, lists } = tools;
    const elements: Json[] = [];
    const wanted = lists.wantedOf(kind);
    lists.begin(kind, elements, path);
    const takeNext = function* (): Reading<void> {
      lists.take(yield* reader.slice(wanted));
    };
    return yield* listIn(tools, elements, () => {
      const element = reader.sliceHere(wanted);
      if (element === undefined) return takeNext();
      lists.take(element);
      return undefined;
    });
  };

/** @param next takes the next element, at once or with what it yields for */
function* listIn(tools: Tools, elements: readonly Json[], next: () => Reading<void> | undefined): Reading<Json> {
  const { reader } = tools;
  if ((yield* reader.peek()) !== openBracket) return yield* parsedSlice(tools);
  yield* reader.take();
  reader.enter();
  if ((yield* reader.peek()) === closeBracket) {
    yield* reader.take();
    reader.leave();
    return elements;
  }
  for (;;) {
    const rest = next();
    if (rest !== undefined) yield* rest;
    const here = reader.takeHere();
    const after = here < 0 ? yield* reader.take() : here;
    if (after === closeBracket) {
      reader.leave();
      return elements;
    }
    if (after !== comma) throw new NotJson("an element is followed by what may not follow it");
  }
}

const elementsOf = (list: Json): readonly Json[] => (isList(list) ? list : []);

const stateValuesOf = (kind: "prior" | "state"): Reader => objectOf({ root_module: stateModuleOf(kind) });

const stateModuleOf = (kind: "prior" | "state"): Reader =>
  objectOf({
    address: taken(whole),
    resources: listOf(kind),
    child_modules: eachElement(function* (tools) {
      return [(yield* stateModuleOf(kind)(tools)) ?? null];
    }),
  });

const moduleAt = (path: string): Reader =>
  objectOf({
    resources: listOf("configuration", path),
    outputs: taken(everyField(fields({ expression: whole }))),
    variables: taken(everyField(fields({ sensitive: whole }))),
    module_calls: eachField((name) =>
      objectOf({
        expressions: taken(whole),
        count_expression: taken(whole),
        for_each_expression: taken(whole),
        module: (tools) => moduleAt(path === "" ? name : `${path}.${name}`)(tools),
      }),
    ),
  });
