import type { Builder } from "../read/builder";
import { isList, isObject, type Json, type JsonObject } from "../read/json";
import type { Memory } from "../read/memory";
import { changeEntry, configurationResource, stateResource } from "../read/project";
import { type Projection, some } from "../read/projection";
import { changed } from "../read/refusals";
import type { ListKind, Lists } from "../read/streamed";
import type { Slice } from "../scan/slice";
import { Configured } from "./configured";
import type { Elements } from "./elements";
import { Entries, type Kind } from "./entries";
import { Glimpses, levelsOfChange } from "./glimpse";
import type { Hash } from "./hash";
import { Names } from "./names";
import { Numbered } from "./numbered";
import { Profiles } from "./profile";
import { type ConfiguredSighting, type Sighting, sightingOf, sightingOfConfigured, type Told } from "./sighting";
import { isManaged } from "./thing";

/** A list of the document, and which elements stand in it. */
export interface List {
  readonly kind: ListKind;
  /** Of the module whose configuration it is of. */
  readonly path: string;
  /** What is built of it. */
  readonly built: Json[];
  /** Number of its first element that is not built, and that after its last. */
  readonly first: number;
  end: number;
}

const projections: Readonly<Record<ListKind, Projection>> = {
  change: some(changeEntry),
  drift: some(changeEntry),
  prior: some(stateResource),
  state: some(stateResource),
  configuration: some(configurationResource),
};

const projected = (kind: ListKind, element: Json): Json | undefined => {
  const kept = projections[kind]([element]);
  return isList(kept) ? kept[0] : undefined;
};

/** Documents of so few elements are judged as fast as they are sorted out. */
const fewElements = 128;

// What is remembered of an element, with its share of the indexes.
const memoryOfElement = 100;

/**
 * Takes the elements of a document's lists as they are read, and remembers of each only what tells whether it matters. What has not the shape
 * that Terraform gives it is built.
 */
export class Survey implements Lists {
  readonly entries = new Entries();
  readonly configured = new Configured();
  readonly names = new Names();
  readonly profiles: Profiles;
  readonly lists: List[] = [];
  /** Addresses of the instances of modules. */
  readonly modules: Numbered;
  /** Keys of providers. */
  readonly providers: Numbered;
  /** What stays of elements that are built, by their place in the store. */
  readonly #staying = new Map<number, JsonObject>();

  #glimpses: Glimpses | undefined;

  /** How to look at the elements that were not looked at, as long as they are few. */
  readonly #unseen: (() => void)[] = [];

  /** @param few documents of so few elements stay whole */
  constructor(
    readonly builder: Builder,
    readonly memory: Memory,
    readonly few = fewElements,
  ) {
    this.profiles = new Profiles(memory);
    this.modules = new Numbered(memory);
    this.providers = new Numbered(memory);
  }

  wantedOf(kind: ListKind): number {
    return kind === "change" || kind === "drift" ? levelsOfChange : 1;
  }

  begin(kind: ListKind, built: Json[], path: string): void {
    const first = this.elementsOf(kind).length;
    this.lists.push({ kind, path, built, first, end: first });
  }

  /** Elements that are not built, of all lists that hold the same. */
  elementsOf(kind: ListKind): Elements {
    return (kind === "configuration" ? this.configured : this.entries).elements;
  }

  take(slice: Slice): void {
    const list = this.lists.at(-1);
    if (list === undefined) throw new Error("an element comes before its list");
    if (this.#glimpses?.skipper !== slice.fields) this.#glimpses = new Glimpses(slice.fields);
    const glimpses = this.#glimpses;
    const isEarly = this.#elementCount < this.few;
    if (!isEarly && this.#glimpse(list, slice, glimpses)) return;
    if (list.kind !== "configuration" && !glimpses.mayBeGuarded()) return;
    const value = projected(list.kind, isEarly ? this.builder.built(slice) : this.builder.passing(slice));
    if (value === undefined) return;
    if (!isObject(value) || !(list.kind === "configuration" || isManaged(value) || value["mode"] === "data")) {
      list.built.push(isEarly ? value : (projected(list.kind, this.builder.built(slice)) ?? null));
      return;
    }
    const place = this.#put(list, slice);
    this.#unseen.push(() => this.#see(list, value));
    if (isEarly) this.#staying.set(place, value);
    else this.#seeAll();
  }

  get #elementCount(): number {
    return this.entries.elements.length + this.configured.elements.length;
  }

  /** Whether the document has so few elements that nothing is known of them. */
  get isSmall(): boolean {
    return this.#elementCount <= this.few;
  }

  /** Remembers an element that need not be built for that; whether it is one. */
  #glimpse(list: List, slice: Slice, glimpses: Glimpses): boolean {
    if (list.kind === "configuration") {
      const sighting = glimpses.ofConfigured(list.path);
      if (sighting === undefined) return false;
      this.#seeAll();
      this.#put(list, slice);
      this.#configure(sighting);
      return true;
    }
    const sighting = glimpses.of(list.kind, slice);
    if (sighting === undefined) return false;
    this.#seeAll();
    this.#put(list, slice);
    this.#enter(list.kind, sighting);
    return true;
  }

  #put(list: List, slice: Slice): number {
    this.memory.take(memoryOfElement);
    const place = this.builder.store.put(slice);
    list.end = this.elementsOf(list.kind).add(place, slice.end - slice.start, list.built.length);
    return place;
  }

  #seeAll(): void {
    if (this.#unseen.length > 0) for (const see of this.#unseen.splice(0)) see();
  }

  #see(list: List, value: JsonObject): void {
    if (list.kind === "configuration") this.#configure(sightingOfConfigured(list.path, value));
    else this.#enter(list.kind, sightingOf(list.kind, value));
  }

  #configure({ address, provider, isRoot }: ConfiguredSighting): void {
    this.configured.add(address, this.providers.numberOf(provider), isRoot);
  }

  #enter(kind: Kind, sighting: Sighting): void {
    const { object, module } = sighting;
    const profile = object === undefined ? 0 : this.profiles.numberOf(object);
    const number = this.entries.add(kind, sighting, this.modules.numberOf(module), profile);
    if (object !== undefined) this.name(object, number);
  }

  /** Notes by what an object is found. */
  name({ names }: Told, entry: number): void {
    for (const name of names) this.names.add(name, entry);
  }

  /** Addresses of the resources that the configuration of a module has. */
  *configuredIn(path: string): Generator<Hash> {
    for (const list of this.lists) {
      if (list.kind !== "configuration" || list.path !== path) continue;
      for (let resource = list.first; resource < list.end; resource += 1) yield this.configured.addresses.at(resource);
    }
  }

  /** An element that stays, as it is kept. */
  again(kind: ListKind, element: number): JsonObject {
    const elements = this.elementsOf(kind);
    const place = elements.placeOf(element);
    const known = this.#staying.get(place);
    if (known !== undefined) return known;
    const value = asObject(projected(kind, this.builder.again(place, elements.lengthOf(element))));
    this.#staying.set(place, value);
    return value;
  }

  /** An element that is looked at, and goes. */
  passingAgain(kind: ListKind, element: number): JsonObject {
    const elements = this.elementsOf(kind);
    const value = this.builder.passingAgain(elements.placeOf(element), elements.lengthOf(element));
    return asObject(projected(kind, value));
  }
}

/** An element that was an object is none only where the document changed meanwhile. */
function asObject(value: Json | undefined): JsonObject {
  if (!isObject(value)) throw changed();
  return value;
}
