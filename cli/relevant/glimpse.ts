import { guarded } from "../../spec";
import type { Json, JsonObject } from "../read/json";
import { valueEnd, valueStart } from "../scan/fields";
import { sights } from "../scan/scanner";
import type { Skipper } from "../scan/skipper";
import type { Slice } from "../scan/slice";
import { Tables } from "../scan/tables";
import type { Writable } from "../writable";
import type { Kind } from "./entries";
import { aimingWords, namesInWay } from "./found-by";
import { type GuardedType, guardedType } from "./guarded-type";
import { type Hash, Hashing, hashOf, seeds } from "./hash";
import { type Profile, profileOf } from "./profile";
import type { ConfiguredSighting, Sighting, Told } from "./sighting";
import { moduleOf, type Thing } from "./thing";

/** How deep the fields stand that are asked for of an entry of a plan: its own, those of its change, of the values before it. */
export const levelsOfChange = 3;

// What the scanner looks for, and writes: cli/scan/assembly/glimpse.ts
const keysOfEntry = [
  "address",
  "mode",
  "type",
  "name",
  "change",
  "values",
  "sensitive_values",
  "previous_address",
  "deposed",
  "deposed_key",
];
const keysOfChange = ["actions", "before", "after", "after_unknown", "before_sensitive", "after_sensitive"];
const keysOfResource = ["mode", "type", "name", "provider_config_key", "provisioners"];
const numberOf = new Map(
  [...keysOfEntry, ...keysOfChange, "provider_config_key", "provisioners"].map((key, number) => [key, number]),
);
const modes = ["managed", "data", "ephemeral"];
const firstTelling = numberOf.size;
const mostFound = 256;
const mostWays = 32;
const bytesOfSeen = 64;

enum SeenHash {
  key,
  address,
  alike,
}

enum SeenNumber {
  isAlike,
  type,
  sharedStart,
  sharedEnd,
  isShared,
  ways,
}

enum SeenName {
  none,
  hashed,
  unsure,
}

const hashing = new Hashing();

/**
 * What is remembered of entries that are as most are: of managed objects of types that are guarded, written plainly, and of a plan only where the
 * object stays as it is. It is the same as where the entry is built, which takes longer. The scanner sees it in the bytes that it passed over last.
 */
export class Glimpses {
  readonly #tables: Tables;
  readonly #types: number;
  /** Types that the scanner has, by where it has them. */
  readonly #known = new Map<number, GuardedType>();
  #bytes = Buffer.alloc(0);
  #hashes = new Float64Array(0);
  #numbers = new Uint32Array(0);
  #names = new Float64Array(0);
  #ways = new Uint32Array(0);
  #found = new Int32Array(0);
  #module = "";
  #provider = "";
  /** Of the module whose configuration is read, and the numbers that a hash of its path comes to. */
  #path: string | undefined;
  #hashOfPath: readonly [number, number] = [0, 0];
  // One of each for all entries: most of a plan passes through here.
  readonly #told: Writable<Told> & { names: Hash[] } = { profile: () => this.#profile(), alike: undefined, names: [] };
  readonly #ofEntry: Writable<Sighting> = { isData: false, isRoot: false, key: 0, address: 0, module: "" };
  readonly #ofObject: Writable<Sighting> = { ...this.#ofEntry, object: this.#told };
  readonly #ofResource: Writable<ConfiguredSighting> = { address: 0, provider: "", isRoot: false };
  /** The entry at hand. */
  #slice: Slice | undefined;

  constructor(readonly skipper: Skipper) {
    const tables = new Tables(skipper);
    this.#tables = tables;
    const numbered = (keys: readonly string[]) => tables.keys(keys.map((key) => [key, numberOf.get(key) ?? 0]));
    this.#types = tables.keys(guardedNames);
    const known = tables.numbers([
      numbered(keysOfEntry),
      numbered(keysOfChange),
      numbered(keysOfResource),
      this.#types,
      tables.keys(modes.map((mode, number) => [mode, number])),
      tables.texts(aimingWords),
    ]);
    skipper.scanner.begin(known, ...seeds);
  }

  /**
   * Whether an element may be of a guarded type: unless its one key `type` has another value, and its key `mode` one that Terraform knows, all
   * written plainly, and nothing says that it came from elsewhere.
   */
  mayBeGuarded(): boolean {
    return this.skipper.scanner.mayBeGuarded() === 1;
  }

  /** What is seen of an entry, valid until the next is looked at; undefined where it is not as most are. */
  of(kind: Kind, slice: Slice): Sighting | undefined {
    const isChange = kind === "change";
    let sight = this.skipper.scanner.glimpse(isChange);
    if (sight === sights.unknownType) {
      this.#learnType(slice);
      sight = this.skipper.scanner.glimpse(isChange);
    }
    if (sight !== sights.isSeen) return undefined;
    this.#look();
    if (this.#numberOf(SeenNumber.isShared) === 0) {
      this.#module = moduleOf(`${this.#shared().replaceAll('\\"', '"')}.`);
    }
    const sighting = isChange ? this.#ofObject : this.#ofEntry;
    sighting.key = this.#hashes[SeenHash.key] ?? 0;
    sighting.address = this.#hashes[SeenHash.address] ?? 0;
    sighting.module = this.#module;
    if (isChange) this.#tell(slice);
    return sighting;
  }

  /** The same of a resource of the configuration, in the module of this path. */
  ofConfigured(path: string): ConfiguredSighting | undefined {
    if (path !== this.#path) {
      this.#path = path;
      this.#hashOfPath = hashing.begin().text(path).numbers;
    }
    if (this.skipper.scanner.glimpseOfConfigured(...this.#hashOfPath) !== sights.isSeen) return undefined;
    this.#look();
    if (this.#numberOf(SeenNumber.isShared) === 0) this.#provider = this.#shared();
    const sighting = this.#ofResource;
    sighting.address = this.#hashes[SeenHash.address] ?? 0;
    sighting.provider = this.#provider;
    return sighting;
  }

  /** Looks at the memory where it is now. */
  #look(): void {
    const { bytes, scanner } = this.skipper;
    if (bytes === this.#bytes) return;
    this.#bytes = bytes;
    const { buffer } = scanner.memory;
    const seen = scanner.seen.value;
    this.#hashes = new Float64Array(buffer, seen, 3);
    this.#numbers = new Uint32Array(buffer, seen + this.#hashes.byteLength, 6);
    this.#names = new Float64Array(buffer, seen + bytesOfSeen, mostWays);
    this.#ways = new Uint32Array(buffer, seen + bytesOfSeen + this.#names.byteLength, mostWays);
    this.#found = new Int32Array(buffer, scanner.found.value, mostFound);
  }

  #numberOf(number: SeenNumber): number {
    return this.#numbers[number] ?? 0;
  }

  #shared(): string {
    const [start, end] = [this.#numberOf(SeenNumber.sharedStart), this.#numberOf(SeenNumber.sharedEnd)];
    return this.#bytes.toString("latin1", start, end);
  }

  /** Tells the scanner of the type of the entry at hand. */
  #learnType(slice: Slice): void {
    this.#look();
    const { type, at } = guardedType(this.#tables, this.#textOf(slice, "type"));
    this.#known.set(at, type);
    this.#tables.put(this.#types, type.name, at);
  }

  /** A text that was found by its key. */
  #textOf(slice: Slice, key: string): string {
    return String(this.#valueAt(slice, this.#found[numberOf.get(key) ?? 0] ?? 0));
  }

  #valueAt({ bytes, fields }: Slice, field: number): Json {
    return JSON.parse(bytes.toString("utf8", valueStart(fields, field), valueEnd(fields, field)));
  }

  /** Tells of the object at hand, which stays as it is. */
  #tell(slice: Slice): void {
    this.#slice = slice;
    const told = this.#told;
    told.alike = this.#numberOf(SeenNumber.isAlike) === 1 ? (this.#hashes[SeenHash.alike] ?? 0) : undefined;
    told.names.length = 0;
    const ways = this.#numberOf(SeenNumber.ways);
    for (let number = 0; number < ways; number += 1) {
      const seen = this.#ways[number];
      if (seen === SeenName.hashed) told.names.push(this.#names[number] ?? 0);
      else if (seen === SeenName.unsure) told.names.push(...this.#namesInWay(slice, number));
    }
  }

  get #type(): GuardedType {
    const type = this.#known.get(this.#numberOf(SeenNumber.type));
    if (type === undefined) throw new Error("the scanner saw a type that it does not know");
    return type;
  }

  /** Profile of the object at hand. */
  #profile(): Profile {
    const slice = this.#slice;
    if (slice === undefined) throw new Error("no object is at hand");
    const type = this.#type;
    const [key, name] = [this.#textOf(slice, "address"), this.#textOf(slice, "name")];
    return profileOf(unchanged({ key, type: type.name, name, module: this.#module }, this.#valuesOf(slice, type)));
  }

  /** Values of the attributes that were found of those that tell. */
  #valuesOf(slice: Slice, { telling }: GuardedType): JsonObject {
    const values: Record<string, Json> = {};
    for (const [number, attribute] of telling.entries()) {
      const field = this.#found[firstTelling + number] ?? -1;
      if (field >= 0) values[attribute] = this.#valueAt(slice, field);
    }
    return values;
  }

  #namesInWay(slice: Slice, number: number): readonly Hash[] {
    const type = this.#type;
    return namesInWay(this.#valuesOf(slice, type), type.ways[number] ?? []).map(hashOf);
  }
}

const dataPrefix = "data.";
const unknownYet = 0;
const ofDataAlone = -2;

/** Names of guarded types, also of those of which only data sources are. */
const guardedNames = [
  ...new Map([
    ...Object.keys(guarded)
      .filter((kind) => kind.startsWith(dataPrefix))
      .map((kind) => [kind.slice(dataPrefix.length), ofDataAlone] as const),
    ...Object.keys(guarded).map((kind) => [kind, unknownYet] as const),
  ]),
];

/** An object that stays as it is, with so much of its values as is asked for. */
const unchanged = (identity: Pick<Thing, "key" | "type" | "name" | "module">, values: JsonObject): Thing => ({
  ...identity,
  actions: ["no-op"],
  values: { applied: values, found: values, after: values },
  unknown: {},
  entries: [],
  touched: false,
  disputed: false,
});
