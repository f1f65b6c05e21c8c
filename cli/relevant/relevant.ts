import { catalogue } from "../../spec";
import { field, fieldOf, isList, isObject, type Json, type JsonObject } from "../read/json";
import { tooManyNames } from "../read/refusals";
import { follow, idOf, type Module, modulesIn, type Reached, referencesIn } from "./configuration";
import { factsOf } from "./evidence";
import { findingAttributes, isMassType, mayAim, mostNames, namesOf, saidBy } from "./found-by";
import { isOrdinaryChange, isOrdinaryResource } from "./ordinary";
import { isManaged, keyOf, marks, moduleOf, objectsIn, pathOf, type Thing, thingsIn } from "./world";

/** So few entries are judged as fast as they are sorted out. */
const fewEntries = 64;

/**
 * Drops from a projected document the objects that can be in no chain, and touch none: those of types of which there are many, that
 * nothing kept calls by a name. What they alone tell of the whole (where a provider is, that anything changes) one of them stays for.
 * The policy says the same of what is left as of the whole document.
 *
 * @param few documents of so few entries stay as they are
 */
export function relevant(document: Json, few = fewEntries): Json {
  if (!isObject(document)) return document;
  const lists = listsOf(document);
  if (lists.changes.length + lists.drifts.length + lists.stated.length <= few) return document;
  return without(document, keptOf(document, lists));
}

interface Lists {
  readonly changes: readonly JsonObject[];
  readonly drifts: readonly JsonObject[];
  /** Resources of the prior state, or of the state that the document is. */
  readonly stated: readonly JsonObject[];
}

const treeOf = (document: JsonObject): Json | undefined =>
  field(field(document, "values"), "root_module") ??
  field(field(field(document, "prior_state"), "values"), "root_module");

function* resourcesIn(module: Json | undefined): Generator<JsonObject> {
  yield* objectsIn(field(module, "resources"));
  for (const child of objectsIn(field(module, "child_modules"))) yield* resourcesIn(child);
}

const listsOf = (document: JsonObject): Lists => ({
  changes: objectsIn(fieldOf(document, "resource_changes")),
  drifts: objectsIn(fieldOf(document, "resource_drift")),
  stated: [...resourcesIn(treeOf(document))],
});

/** What is kept: of objects and data sources the keys, of the configuration the paths with type and name. */
interface Kept {
  readonly keys: ReadonlySet<string>;
  readonly configured: ReadonlySet<string>;
}

function keptOf(document: JsonObject, { changes, drifts, stated }: Lists): Kept {
  const things = thingsIn(changes, drifts, stated);
  const modules = modulesIn(field(fieldOf(document, "configuration"), "root_module"));
  const repeated = repeatedIn(changes, drifts);
  const closure = new Closure(things, modules, sourcesIn([...changes, ...stated]));
  for (const thing of things.values()) {
    if (isRoot(thing) || repeated.has(thing.key) || !thing.entries.every(isOrdinary)) closure.keep(thing);
  }
  closure.run();
  closure.keepWitnesses();
  return closure.kept();
}

const isOrdinary = (entry: JsonObject): boolean =>
  Object.hasOwn(entry, "change") ? isOrdinaryChange(entry) : isOrdinaryResource(entry);

const hazardous: ReadonlySet<string> = new Set([
  ...Object.keys(catalogue.hazards.denying),
  ...catalogue.hazards.namesakes,
]);

function isRoot(thing: Thing): boolean {
  if (!isMassType(thing.type) || mayAim(thing)) return true;
  if (thing.entries.some(isMarked) || thing.disputed) return true;
  return hazardous.has(thing.type) && thing.touched;
}

// What is marked sensitive is masked wherever it stands.
const isMarked = (entry: JsonObject): boolean =>
  marks(field(entry["change"], "before_sensitive")) ||
  marks(field(entry["change"], "after_sensitive")) ||
  marks(entry["sensitive_values"]);

function repeatedIn(...lists: readonly (readonly JsonObject[])[]): ReadonlySet<string> {
  const repeated = new Set<string>();
  for (const list of lists) {
    const seen = new Set<string>();
    for (const key of list.map(keyOf)) (seen.has(key) ? repeated : seen).add(key);
  }
  return repeated;
}

/** Data sources of guarded types, by path, type and name: keys of their entries. */
function sourcesIn(entries: readonly JsonObject[]): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>();
  for (const entry of entries) {
    if (entry["mode"] !== "data") continue;
    const place = `${pathOf(moduleOf(String(entry["address"])))} ${idOf(entry)}`;
    add(sources, place, keyOf(entry));
  }
  return sources;
}

// What tells the account and the region of a provider is kept wherever it stands.
const telling: ReadonlySet<string> = new Set(["aws_caller_identity", "aws_region", "aws_partition"]);

const links: Readonly<Record<string, Readonly<Record<string, { readonly to: readonly string[] }>>>> = catalogue.links;

/** Whether all that is reached is objects of these types, so that a value is surely one of theirs. */
const leadsTo = (types: readonly string[], { resources, withLocals }: Reached): boolean =>
  withLocals.size === 0 &&
  resources.size > 0 &&
  [...resources].every((place) => types.includes(place.split(" ")[1]?.split(".")[0] ?? ""));

class Closure {
  readonly #keys = new Set<string>();
  readonly #configured = new Set<string>();
  readonly #waiting: Thing[] = [];
  readonly #byName = new Map<string, Thing[]>();
  readonly #byPlace = new Map<string, Thing[]>();
  readonly #byPath = new Map<string, Thing[]>();
  readonly #said = new Set<string>();
  #names = 0;
  /** Types that something kept may lead to, and nothing tells to which of their objects. */
  readonly #open = new Set<string>();
  readonly #reached = new Set<string>();
  readonly #entered = new Set<string>();

  constructor(
    readonly things: ReadonlyMap<string, Thing>,
    readonly modules: ReadonlyMap<string, Module>,
    readonly sources: ReadonlyMap<string, readonly string[]>,
  ) {
    for (const thing of things.values()) {
      const path = pathOf(thing.module);
      add(this.#byPlace, `${path} ${thing.type}.${thing.name}`, thing);
      add(this.#byPath, path, thing);
      if (!isMassType(thing.type)) continue;
      for (const name of namesOf(thing)) {
        this.#count();
        add(this.#byName, name, thing);
      }
      this.#findByReferences(thing, path);
    }
    for (const [place, keys] of sources) {
      if (!telling.has(place.split(".").at(-2) ?? "")) continue;
      this.#configured.add(place);
      for (const key of keys) this.#keys.add(key);
    }
  }

  /** An object whose name only apply tells is found by what its expression names; where that cannot be followed, it is kept. */
  #findByReferences(thing: Thing, path: string): void {
    const configuration = this.modules.get(path)?.resources.get(`${thing.type}.${thing.name}`);
    const expressions = field(configuration, "expressions");
    for (const attribute of findingAttributes(thing.type)) {
      if (!marks(thing.unknown[attribute])) continue;
      const expression = field(expressions, attribute);
      if (expression === undefined && configuration !== undefined) continue;
      const reached = follow(this.modules, path, [...referencesIn(expression), ...repetitionOf(configuration)]);
      if (!leadsTo(links[thing.type]?.[attribute]?.to ?? [], reached)) this.keep(thing);
      for (const place of reached.resources) add(this.#byName, `object ${place}`, thing);
    }
  }

  #count(): void {
    this.#names += 1;
    if (this.#names > mostNames) throw tooManyNames();
  }

  keep(thing: Thing): void {
    if (this.#keys.has(thing.key)) return;
    this.#keys.add(thing.key);
    this.#waiting.push(thing);
  }

  run(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const path = pathOf(next.module);
      const place = `${path} ${next.type}.${next.name}`;
      this.#configured.add(place);
      this.#say(`object ${place}`);
      for (const name of saidBy(next)) this.#say(name);
      if (marks(next.unknown))
        this.#follow(next.type, path, this.modules.get(path)?.resources.get(place.split(" ")[1] ?? ""));
    }
  }

  #say(name: string): void {
    if (this.#said.has(name)) return;
    this.#count();
    this.#said.add(name);
    for (const thing of this.#byName.get(name) ?? []) this.keep(thing);
  }

  /** What an unknown value may come from is kept. */
  #follow(type: string, path: string, configuration: JsonObject | undefined): void {
    const reached = follow(this.modules, path, [
      ...referencesIn(field(configuration, "expressions")),
      ...repetitionOf(configuration),
    ]);
    for (const place of reached.resources) this.#reach(place);
    for (const module of reached.entered) this.#enter(module);
    for (const module of reached.withLocals) this.#open1(module);
    const targets = Object.values(links[type] ?? {}).flatMap(({ to }) => to);
    if (!leadsTo(targets, reached)) this.#widen([type, ...targets]);
  }

  #reach(place: string): void {
    if (this.#reached.has(place)) return;
    this.#reached.add(place);
    this.#configured.add(place);
    for (const thing of this.#byPlace.get(place) ?? []) this.keep(thing);
    const [path = "", id = ""] = place.split(" ");
    for (const key of this.sources.get(place) ?? []) this.#keys.add(key);
    if (this.sources.has(place)) this.#follow("", path, this.modules.get(path)?.resources.get(id));
  }

  /** Instances of a module are told by the objects in them. */
  #enter(path: string): void {
    if (this.#entered.has(path)) return;
    this.#entered.add(path);
    const seen = new Set<string>();
    for (const [other, things] of this.#byPath) {
      if (other !== path && !other.startsWith(`${path}.`)) continue;
      for (const thing of things) {
        if (seen.has(thing.module)) continue;
        seen.add(thing.module);
        this.keep(thing);
      }
    }
  }

  /** A local may name whatever is unknown in its module. */
  #open1(path: string): void {
    for (const id of this.modules.get(path)?.resources.keys() ?? []) {
      if (this.#byPlace.get(`${path} ${id}`)?.some(({ unknown }) => marks(unknown))) this.#reach(`${path} ${id}`);
      else this.#configured.add(`${path} ${id}`);
    }
  }

  /** What is put on something that nobody can follow may belong to any whose own identity is unknown. */
  #widen(types: readonly string[]): void {
    for (const target of types) {
      if (this.#open.has(target)) continue;
      this.#open.add(target);
      for (const thing of this.things.values()) {
        if (thing.type !== target) continue;
        const isUnnamed = ["arn", "id", "name", "key_id"].some((attribute) => marks(thing.unknown[attribute]));
        if (isUnnamed || thing.actions.includes("delete")) this.keep(thing);
      }
    }
  }

  /** Of what only dropped objects tell of the whole document one each is kept; and of each provider that anything is there. */
  keepWitnesses(): void {
    const told = new Set<string>();
    const modulesKept = new Set([...this.#keys].map((key) => this.things.get(key)?.module));
    const alarmPlaces = placesByMetric(this.things.values());
    const placesOfMetric = (thing: Thing): readonly string[] =>
      thing.type === "aws_cloudwatch_log_metric_filter"
        ? [...namesOf(thing)].flatMap((name) => [...(alarmPlaces.get(name) ?? [])])
        : [];
    const facts = (thing: Thing): readonly string[] =>
      [...factsOf(thing, this.#providerOf(thing), placesOfMetric)].filter(
        (fact) => !fact.startsWith("module ") || modulesKept.has(thing.module),
      );
    for (const key of this.#keys) {
      const thing = this.things.get(key);
      if (thing) for (const fact of facts(thing)) told.add(fact);
    }
    for (const thing of this.things.values()) {
      if (this.#keys.has(thing.key)) continue;
      const news = facts(thing).filter((fact) => !told.has(fact));
      if (news.length === 0) continue;
      for (const fact of news) told.add(fact);
      this.keep(thing);
      this.run();
    }
  }

  #providerOf({ module, type, name }: Thing): string {
    const configuration = this.modules.get(pathOf(module))?.resources.get(`${type}.${name}`);
    return String(configuration?.["provider_config_key"] ?? null);
  }

  kept(): Kept {
    return { keys: this.#keys, configured: this.#configured };
  }
}

const add = <Value>(map: Map<string, Value[]>, key: string, value: Value): void => {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
};

const repetitionOf = (configuration: JsonObject | undefined): readonly string[] => [
  ...referencesIn(field(configuration, "for_each_expression")),
  ...referencesIn(field(configuration, "count_expression")),
];

/** Of each metric where its alarms are: a filter without an ARN is there, too. */
function placesByMetric(things: Iterable<Thing>): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>();
  for (const thing of things) {
    if (thing.type !== "aws_cloudwatch_metric_alarm") continue;
    const [, partition, , region, account] = String((thing.values.found ?? thing.values.applied)?.["arn"] ?? "").split(
      ":",
    );
    for (const name of namesOf(thing)) {
      const known = places.get(name) ?? new Set();
      places.set(name, known.add(`${partition}:${region}:${account}`));
    }
  }
  return places;
}

function without(document: JsonObject, { keys, configured }: Kept): Json {
  const keepsEntry = (entry: Json): boolean =>
    !isObject(entry) || !(isManaged(entry) || entry["mode"] === "data") || keys.has(keyOf(entry)) || !isOrdinary(entry);
  const entries = (list: Json | undefined): Json | undefined => (isList(list) ? list.filter(keepsEntry) : list);
  const state = (module: Json): Json =>
    isObject(module)
      ? replaced(module, {
          resources: entries(fieldOf(module, "resources")),
          child_modules: mapped(fieldOf(module, "child_modules"), state),
        })
      : module;
  const keepsConfiguration = (path: string, resource: Json): boolean =>
    !isObject(resource) || configured.has(`${path} ${idOf(resource)}`) || isList(resource["provisioners"]);
  const configuration = (path: string, module: Json): Json => {
    if (!isObject(module)) return module;
    const resources = fieldOf(module, "resources");
    const calls = fieldOf(module, "module_calls");
    return replaced(module, {
      resources: isList(resources) ? resources.filter((resource) => keepsConfiguration(path, resource)) : resources,
      module_calls: isObject(calls)
        ? Object.fromEntries(
            Object.entries(calls).map(([name, call]) => [
              name,
              isObject(call) && isObject(call["module"])
                ? { ...call, module: configuration(path === "" ? name : `${path}.${name}`, call["module"]) }
                : (call ?? null),
            ]),
          )
        : calls,
    });
  };
  const tree = (holder: Json | undefined): Json | undefined =>
    isObject(holder) && isObject(holder["root_module"])
      ? { ...holder, root_module: state(holder["root_module"]) }
      : holder;
  const prior = fieldOf(document, "prior_state");
  const configured1 = fieldOf(document, "configuration");
  return replaced(document, {
    resource_changes: entries(fieldOf(document, "resource_changes")),
    resource_drift: entries(fieldOf(document, "resource_drift")),
    values: tree(fieldOf(document, "values")),
    prior_state: isObject(prior) ? replaced(prior, { values: tree(fieldOf(prior, "values")) }) : prior,
    configuration:
      isObject(configured1) && isObject(configured1["root_module"])
        ? { ...configured1, root_module: configuration("", configured1["root_module"]) }
        : configured1,
  });
}

const mapped = (list: Json | undefined, change: (element: Json) => Json): Json | undefined =>
  isList(list) ? list.map(change) : list;

/** The object with other values of the fields that it has. */
const replaced = (object: JsonObject, fields: Readonly<Record<string, Json | undefined>>): JsonObject => ({
  ...object,
  ...Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(object, name))),
});
