import { field, type JsonObject } from "../read/json";
import { tooManyNames } from "../read/refusals";
import type { Module } from "./configuration";
import type { Estate } from "./estate";
import { leadsTo, linksOf, reachedBy, targetsOf } from "./followed";
import { findingAttributes, saidBy } from "./found-by";
import { type Hash, hashOf } from "./hash";
import { none } from "./hash-index";
import { mostNames } from "./names";
import { marks, pathOf, type Thing } from "./thing";

/**
 * What is kept of an estate: objects, all that they call by a name, and so on. The search is directed: who calls an object is not found by
 * what it calls.
 */
export class Closure {
  /** Of each entry whether it is kept. */
  readonly #kept: Uint8Array;
  /** Addresses of what is kept of the configuration. */
  readonly addresses = new Set<Hash>();
  readonly #waiting: number[] = [];
  readonly #said = new Set<Hash>();
  readonly #reached = new Set<Hash>();
  readonly #entered = new Set<string>();
  /** Types that something kept may lead to, and nothing tells to which of their objects. */
  readonly #open = new Set<string>();

  constructor(
    readonly estate: Estate,
    readonly modules: ReadonlyMap<string, Module>,
  ) {
    const { entries } = estate.survey;
    this.#kept = new Uint8Array(entries.length);
    for (let entry = 0; entry < entries.length; entry += 1) {
      if (!entries.isData(entry) || !entries.isRoot(entry)) continue;
      this.#mark(entry);
      this.addresses.add(entries.addresses.at(entry));
    }
  }

  /** Whether an entry is kept: all of one object are, or none. */
  has(entry: number): boolean {
    return this.#kept[entry] === 1;
  }

  #mark(entry: number): void {
    for (const other of this.estate.sameAs(entry)) this.#kept[other] = 1;
  }

  /** Keeps an object, and with the next `run` what it leads to. */
  keep(thing: number): void {
    if (this.has(thing)) return;
    this.#mark(thing);
    this.#waiting.push(thing);
  }

  run(): void {
    const { addresses } = this.estate.survey.entries;
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const thing = this.estate.thing(next);
      const address = addresses.at(next);
      const path = pathOf(thing.module);
      this.addresses.add(address);
      this.#say(hashOf(nameOfPlace(`${path} ${thing.type}.${thing.name}`)));
      for (const name of saidBy(thing)) this.#say(hashOf(name));
      if (marks(thing.unknown)) {
        const configuration = this.estate.configuration(address);
        this.#follow(thing.type, path, configuration, mayMeanOthers(thing, configuration));
      }
    }
  }

  #say(name: Hash): void {
    if (this.#said.has(name)) return;
    if (this.#said.size === mostNames) throw tooManyNames();
    this.#said.add(name);
    const { names } = this.estate.survey;
    for (let at = names.first(name); at !== none; at = names.after(at))
      this.keep(this.estate.firstOf(names.ownerAt(at)));
  }

  /** What an unknown value may come from is kept. */
  #follow(type: string, path: string, configuration: JsonObject | undefined, mayMeanAny: boolean): void {
    const reached = reachedBy(this.modules, path, configuration);
    for (const place of reached.resources) this.#reach(hashOf(place), place.split(" ")[0] ?? "");
    for (const module of reached.entered) this.#enter(module);
    for (const module of reached.withLocals) this.#suspect(module);
    const targets = targetsOf(type);
    if (mayMeanAny && !leadsTo(targets, reached)) this.#widen([type, ...targets]);
  }

  #reach(address: Hash, path: string): void {
    if (this.#reached.has(address)) return;
    this.#reached.add(address);
    this.addresses.add(address);
    const { entries } = this.estate.survey;
    let isSource = false;
    for (const entry of this.estate.at(address)) {
      if (entries.isData(entry)) {
        isSource = true;
        this.#mark(entry);
      } else this.keep(this.estate.firstOf(entry));
    }
    if (isSource) this.#follow("", path, this.estate.configuration(address), true);
  }

  /** Instances of a module are told by the objects in them. */
  #enter(path: string): void {
    if (this.#entered.has(path)) return;
    this.#entered.add(path);
    const { texts } = this.estate.survey.modules;
    for (const [module, thing] of this.estate.instances) {
      const other = pathOf(texts[module] ?? "");
      if (other === path || other.startsWith(`${path}.`)) this.keep(thing);
    }
  }

  /** A local may name whatever is unknown in its module. */
  #suspect(path: string): void {
    for (const address of this.estate.survey.configuredIn(path)) {
      if (this.#hasUnknown(address)) this.#reach(address, path);
      else this.addresses.add(address);
    }
  }

  #hasUnknown(address: Hash): boolean {
    const { entries } = this.estate.survey;
    for (const entry of this.estate.at(address)) {
      if (!entries.isData(entry) && this.estate.profileOf(this.estate.firstOf(entry)).hasUnknown) return true;
    }
    return false;
  }

  /** What is put on something that nobody can follow may belong to any whose own identity is unknown. */
  #widen(types: readonly string[]): void {
    for (const target of types) {
      if (this.#open.has(target)) continue;
      this.#open.add(target);
      for (const thing of this.estate.things) {
        const { type, mayBeMeant } = this.estate.profileOf(thing);
        if (type === target && mayBeMeant) this.keep(thing);
      }
    }
  }
}

/**
 * Whether what is unknown of an object leaves open what it is, or what it leads to: not where it is only what AWS gives to each new object, as
 * an ARN beside a name.
 */
function mayMeanOthers({ type, unknown }: Thing, configuration: JsonObject | undefined): boolean {
  const expressions = field(configuration, "expressions");
  const links = linksOf(type);
  const own = ["name", "key_id", ...findingAttributes(type)];
  const isOpen = (attribute: string): boolean =>
    links.includes(attribute) ||
    field(expressions, attribute) !== undefined ||
    (!given.has(attribute) && (configuration === undefined || own.includes(attribute)));
  return Object.entries(unknown).some(([attribute, value]) => marks(value) && isOpen(attribute));
}

const given: ReadonlySet<string> = new Set(["arn", "id"]);

/** What an object is called by expressions that name it. */
export const nameOfPlace = (place: string): string => `object ${place}`;
