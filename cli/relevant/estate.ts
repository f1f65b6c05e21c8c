import type { JsonObject } from "../read/json";
import type { Kind } from "./entries";
import type { Hash } from "./hash";
import { HashIndex, none } from "./hash-index";
import { Numbers } from "./numbers";
import type { Profile } from "./profile";
import { toldBy } from "./sighting";
import type { Survey } from "./survey";
import { keyOf, type Thing, thingOf } from "./thing";

/** The entries of one object, the last of each kind. */
interface Group {
  readonly change: number | undefined;
  readonly drift: number | undefined;
  readonly stated: number | undefined;
  /** The entry that stands for the object. */
  readonly first: number;
  /** Whether the object is kept whatever else is: an entry says so, or two of one kind say what it is. */
  readonly isRoot: boolean;
}

/** The objects of a document, each with all entries that say something of it: an object is known by the number of its first one. */
export class Estate {
  readonly things = new Numbers(Uint32Array);
  /** Those that are kept whatever else is. */
  readonly roots = new Numbers(Uint32Array);
  /** Of each instance of a module the first object in it, by the module's number. */
  readonly instances = new Map<number, number>();
  /** Of each entry that tells what an object is the first one, plus one. */
  readonly #firsts: Uint32Array;
  readonly #byKey: HashIndex;
  readonly #byAddress: HashIndex;
  readonly #configured: HashIndex;

  /** @param stated where it is said what the last refresh found */
  constructor(
    readonly survey: Survey,
    readonly stated: "prior" | "state",
  ) {
    const { entries, configured } = survey;
    this.#byKey = new HashIndex(entries.keys);
    this.#byAddress = new HashIndex(entries.addresses);
    this.#configured = new HashIndex(configured.addresses);
    this.#firsts = new Uint32Array(entries.length);
    for (let entry = 0; entry < entries.length; entry += 1) {
      if (this.#firsts[entry] === 0 && this.#tells(entry)) this.#join(this.#groupOf(entry));
    }
  }

  /** Whether an entry tells what an object is. */
  #tells(entry: number): boolean {
    const { entries } = this.survey;
    const kind = entries.kindOf(entry);
    return !entries.isData(entry) && (kind === "change" || kind === "drift" || kind === this.stated);
  }

  /** @param first the first entry of an object */
  #groupOf(first: number): Group {
    const { entries } = this.survey;
    let change: number | undefined;
    let drift: number | undefined;
    let stated: number | undefined;
    let isRoot = false;
    for (let other = first; other !== none; other = this.#byKey.after(other)) {
      if (!this.#tells(other)) continue;
      const kind = entries.kindOf(other);
      isRoot ||= entries.isRoot(other);
      this.#firsts[other] = first + 1;
      if (kind === "change") {
        isRoot ||= change !== undefined;
        change = other;
      } else if (kind === "drift") {
        isRoot ||= drift !== undefined;
        drift = other;
      } else stated = other;
    }
    return { change, drift, stated, first, isRoot };
  }

  #join(group: Group): void {
    const { profiles, entries } = this.survey;
    const { change, drift, first } = group;
    if (change !== undefined && drift === undefined) {
      entries.profiles.set(first, entries.profiles.at(change));
    } else {
      const thing = this.#thingIn(group, (kind, entry) => this.survey.passingAgain(kind, entry));
      const told = toldBy(thing);
      entries.profiles.set(first, profiles.numberOf(told));
      this.survey.name(told, first);
    }
    this.things.add(first);
    const module = entries.modules.at(first);
    if (!this.instances.has(module)) this.instances.set(module, first);
    if (group.isRoot || this.profileOf(first).isRoot) this.roots.add(first);
  }

  #thingIn({ change, drift, stated }: Group, read: (kind: Kind, entry: number) => JsonObject): Thing {
    const planned = change === undefined ? undefined : read("change", change);
    const drifted = drift === undefined ? undefined : read("drift", drift);
    const found = stated === undefined ? undefined : read(this.stated, stated);
    return thingOf(keyOf(planned ?? drifted ?? found ?? {}), planned, drifted, found);
  }

  /** Everything that is said of an object that is kept. */
  thing(first: number): Thing {
    return this.#thingIn(this.#groupOf(first), (kind, entry) => this.survey.again(kind, entry));
  }

  /** Every entry of the same key. */
  sameAs(entry: number): Iterable<number> {
    return this.#byKey.positionsOf(this.survey.entries.keys.at(entry));
  }

  /** The object that an entry says something of. */
  firstOf(entry: number): number {
    return (this.#firsts[entry] ?? 0) - 1;
  }

  profileOf(first: number): Profile {
    return this.survey.profiles.at(this.survey.entries.profiles.at(first));
  }

  /** Objects, and entries of data sources, by the path of their module, their type and their name. */
  *at(address: Hash): Generator<number> {
    for (const entry of this.#byAddress.positionsOf(address)) {
      if (this.survey.entries.isData(entry) || this.#tells(entry)) yield entry;
    }
  }

  /** Resources of the configuration at an address. */
  configuredAt(address: Hash): Iterable<number> {
    return this.#configured.positionsOf(address);
  }

  // Asked of every object, so without a generator.
  #configurationAt(address: Hash): number | undefined {
    let last: number | undefined;
    for (let next = this.#configured.first(address); next !== none; next = this.#configured.after(next)) last = next;
    return last;
  }

  /** The configuration of a resource. */
  configuration(address: Hash): JsonObject | undefined {
    const resource = this.#configurationAt(address);
    return resource === undefined ? undefined : this.survey.passingAgain("configuration", resource);
  }

  /** Number of the key of a resource's provider, or -1. */
  providerOf(address: Hash): number {
    const resource = this.#configurationAt(address);
    return resource === undefined ? -1 : this.survey.configured.providers.at(resource);
  }
}
