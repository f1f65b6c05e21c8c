import { isList, type JsonObject } from "../read/json";
import { idOf } from "./configuration";
import type { Kind } from "./entries";
import { isMassType, namesOf } from "./found-by";
import { type Hash, hashOf } from "./hash";
import { isMarked, isOrdinary, type Profile, profileOf } from "./profile";
import { isManaged, keyOf, moduleOf, pathOf, type Thing, thingOf } from "./thing";

/** What is remembered of an entry. */
export interface Sighting {
  readonly isData: boolean;
  /** Whether it is kept whatever else is, and with it all of its object. */
  readonly isRoot: boolean;
  /** Of its address, and of the key of a deposed object. */
  readonly key: Hash;
  /** Of the path of its module's configuration, its type and its name. */
  readonly address: Hash;
  /** Address of its module's instance. */
  readonly module: string;
  /** What the entry alone tells of its object, where it tells enough. */
  readonly object?: Told;
}

/** What is remembered of a resource of the configuration. */
export interface ConfiguredSighting {
  readonly address: Hash;
  /** Key of its provider. */
  readonly provider: string;
  /** Whether it is kept whatever else is. */
  readonly isRoot: boolean;
}

/** What is told of an object. Valid until the next element is looked at. */
export interface Told {
  /** Its profile, made when it is asked for. */
  readonly profile: () => Profile;
  /** Hash of a text that is equal only for objects of one profile. */
  readonly alike?: Hash | undefined;
  /** Hashes of what it is found by. */
  readonly names: Iterable<Hash>;
}

// What tells the account and the region of a provider is kept wherever it stands.
const telling: ReadonlySet<string> = new Set(["aws_caller_identity", "aws_region", "aws_partition"]);

/** What is remembered of an entry that is built. */
export function sightingOf(kind: Kind, entry: JsonObject): Sighting {
  const isData = !isManaged(entry);
  const key = keyOf(entry);
  const module = moduleOf(String(entry["address"]));
  return {
    isData,
    isRoot: !isOrdinary(entry) || (isData ? telling.has(String(entry["type"])) : isMarked(entry)),
    key: hashOf(key),
    address: addressOf(pathOf(module), idOf(entry)),
    module,
    // What other entries say of the same object comes later.
    ...(kind === "change" && !isData && { object: toldBy(thingOf(key, entry, undefined, undefined)) }),
  };
}

/** What is remembered of a resource of the configuration that is built, in the module of this path. */
export const sightingOfConfigured = (path: string, resource: JsonObject): ConfiguredSighting => ({
  address: addressOf(path, idOf(resource)),
  provider: String(resource["provider_config_key"] ?? null),
  isRoot: isList(resource["provisioners"]),
});

/** Hash of where something of a type and a name stands in the configuration. */
export const addressOf = (path: string, id: string): Hash => hashOf(`${path} ${id}`);

/** What an object is remembered by. */
export const toldBy = (thing: Thing): Told => ({
  profile: () => profileOf(thing),
  names: isMassType(thing.type) ? [...namesOf(thing)].map(hashOf) : [],
});
