import { beginsWith } from "../read/begins-with";
import type { Json, JsonObject } from "../read/json";
import { fieldAfter, isPlainText, keyEnd, keyStart, plainText, valueEnd, valueStart } from "../scan/fields";
import type { Slice } from "../scan/slice";
import type { Kind } from "./entries";
import { between, filterType, mayAimBy, namesInWay, type Way } from "./found-by";
import { type Attribute, type GuardedType, types } from "./guarded-type";
import { type Hash, Hashing, hashOf } from "./hash";
import { LastText } from "./last-text";
import { moduleAt } from "./module-at";
import { fitsKind } from "./ordinary";
import { profileOf } from "./profile";
import type { ConfiguredSighting, Sighting, Told } from "./sighting";
import type { Thing } from "./thing";
import {
  areSame,
  bytesAre,
  type Found,
  find,
  isObjectAt,
  keysOf,
  marksNothing,
  none,
  quotedTextAt,
  textAt,
} from "./written";

/** How deep the fields stand that are asked for of an entry of a plan: its own, those of its change, of the values before it. */
export const levelsOfChange = 3;

// What is longer is built, so that it is held against what a value may be.
const mostBytes = 65_536;

const openBrace = 0x7b;
const backslash = 0x5c;
const colon = 0x3a;
const blank = 0x20;

enum EntryKey {
  address,
  mode,
  type,
  name,
  change,
  values,
  sensitive_values,
  previous_address,
  deposed,
  deposed_key,
}

enum ChangeKey {
  actions,
  before,
  after,
  after_unknown,
  before_sensitive,
  after_sensitive,
}

enum ResourceKey {
  mode,
  type,
  name,
  provider_config_key,
  provisioners,
}

const ofEntry = keysOf(EntryKey);
const ofChange = keysOf(ChangeKey);
const ofResource = keysOf(ResourceKey);

const providers = new LastText((key) => key);
const hashing = new Hashing();

/**
 * What is remembered of an entry that is as most are: of a managed object of a type that is guarded, written plainly, and of a plan only where
 * the object stays as it is. It is the same as where the entry is built, which takes longer.
 */
export function glimpseOf(kind: Kind, slice: Slice): Sighting | undefined {
  if (!isPlainObject(slice)) return undefined;
  const { bytes, fields } = slice;
  const found = find(slice, ofEntry, none);
  if (found[EntryKey.previous_address] !== none || found[EntryKey.deposed] !== none) return undefined;
  if (found[EntryKey.deposed_key] !== none) return undefined;
  const typeAt = textAt(slice, found[EntryKey.type]);
  if (typeAt === none) return undefined;
  const type = types.at(bytes, valueStart(fields, typeAt) + 1, valueEnd(fields, typeAt) - 1)?.();
  const nameAt = textAt(slice, found[EntryKey.name]);
  const address = quotedTextAt(slice, found[EntryKey.address]);
  if (type === undefined || nameAt === none || address === none) return undefined;
  if (!bytesAre(slice, found[EntryKey.mode], managed)) return undefined;
  const [start, end] = [valueStart(fields, address) + 1, valueEnd(fields, address) - 1];
  const module = moduleAt(bytes, start, end);
  if (module === undefined) return undefined;
  let object: Told | undefined;
  if (kind === "change") {
    object = toldOfUnchanged(slice, found[EntryKey.change] ?? none, type, address, nameAt, module.module);
    if (object === undefined) return undefined;
  } else if (!isStanding(slice, found)) return undefined;
  return {
    isData: false,
    isRoot: false,
    key: hashing.begin().bytes(bytes, start, end).hash,
    address: hashing
      .begin()
      .text(module.before)
      .bytes(bytes, valueStart(fields, typeAt) + 1, valueEnd(fields, typeAt) - 1)
      .text(".")
      .bytes(bytes, valueStart(fields, nameAt) + 1, valueEnd(fields, nameAt) - 1).hash,
    module: module.module,
    ...(object && { object }),
  };
}

/** The same of a resource of the configuration. */
export function glimpseOfConfigured(path: string, slice: Slice): ConfiguredSighting | undefined {
  if (!isPlainObject(slice)) return undefined;
  const { bytes, fields } = slice;
  const found = find(slice, ofResource, none);
  const [mode, type, name, provider] = [
    textAt(slice, found[ResourceKey.mode]),
    textAt(slice, found[ResourceKey.type]),
    textAt(slice, found[ResourceKey.name]),
    textAt(slice, found[ResourceKey.provider_config_key]),
  ];
  if (mode === none || type === none || name === none || provider === none) return undefined;
  if (found[ResourceKey.provisioners] !== none) return undefined;
  return {
    address: hashing
      .begin()
      .text(path)
      .text(bytesAre(slice, mode, managed) ? " " : " data.")
      .bytes(bytes, valueStart(fields, type) + 1, valueEnd(fields, type) - 1)
      .text(".")
      .bytes(bytes, valueStart(fields, name) + 1, valueEnd(fields, name) - 1).hash,
    provider: providers.at(bytes, valueStart(fields, provider) + 1, valueEnd(fields, provider) - 1),
    isRoot: false,
  };
}

const isPlainObject = ({ bytes, start, end, fields }: Slice): boolean =>
  fields.isPlain && end - start <= mostBytes && bytes[start] === openBrace;

const managed = Buffer.from('"managed"');
const noStep = Buffer.from('["no-op"]');
const nothing = Buffer.from("{}");

/** Whether a resource of a state has values, and nothing that is marked. */
const isStanding = (slice: Slice, found: Found): boolean =>
  found[EntryKey.change] === none &&
  isObjectAt(slice, found[EntryKey.values]) &&
  marksNothing(slice, found[EntryKey.sensitive_values]);

/** What is told of an object that stays as it is, all of its values being as Terraform gives them. */
function toldOfUnchanged(
  slice: Slice,
  change: number,
  type: GuardedType,
  address: number,
  name: number,
  module: string,
): Told | undefined {
  if (!isObjectAt(slice, change)) return undefined;
  const found = find(slice, ofChange, change);
  const before = found[ChangeKey.before] ?? none;
  const after = found[ChangeKey.after] ?? none;
  const unknown = found[ChangeKey.after_unknown] ?? none;
  const isUnchanged =
    bytesAre(slice, found[ChangeKey.actions], noStep) &&
    isObjectAt(slice, before) &&
    isObjectAt(slice, after) &&
    areSame(slice, before, after) &&
    (unknown === none || bytesAre(slice, unknown, nothing)) &&
    marksNothing(slice, found[ChangeKey.before_sensitive]) &&
    marksNothing(slice, found[ChangeKey.after_sensitive]);
  if (!isUnchanged || !findTelling(slice, before, type)) return undefined;
  const { bytes, fields } = slice;
  // Of what is at hand only now.
  const thing = (): Thing =>
    unchanged(
      {
        key: bytes
          .toString("latin1", valueStart(fields, address) + 1, valueEnd(fields, address) - 1)
          .replaceAll('\\"', '"'),
        type: type.name,
        name: plainText(bytes, fields, name),
        module,
      },
      tellingValues(slice, type),
    );
  const alike = alikeOf(slice, type);
  return { profile: () => profileOf(thing()), ...(alike !== undefined && { alike }), names: namesIn(slice, type) };
}

/** Finds the fields that tell what an object is found by, or its profile; whether all of its fields are as they should. */
function findTelling(slice: Slice, object: number, { attributes, found }: GuardedType): boolean {
  const { bytes, fields } = slice;
  found.fill(none);
  const end = fieldAfter(fields, object);
  for (let field = object + 1; field < end; field = fieldAfter(fields, field)) {
    const attribute = attributes.at(bytes, keyStart(fields, field), keyEnd(fields, field));
    // What no list names may do harm.
    if (attribute === undefined) return false;
    if (attribute.isHarmless) continue;
    if (attribute.isSure[bytes[valueStart(fields, field)] ?? 0] !== 1) {
      if (!fitsKind(attribute.wanted, builtBy(attribute, slice, field))) return false;
    }
    if (attribute.telling !== none) found[attribute.telling] = field;
  }
  return true;
}

const builtBy = ({ built }: Attribute, { bytes, fields }: Slice, field: number): Json =>
  built.at(bytes, valueStart(fields, field), valueEnd(fields, field));

/** Values of the attributes that were found, or of those that a way asks for. */
function tellingValues(slice: Slice, { telling, found }: GuardedType, way?: Way): JsonObject {
  const values: Record<string, Json> = {};
  for (const [number, attribute] of telling.entries()) {
    const field = found[number] ?? none;
    if (field !== none && (way === undefined || way.some(([first]) => first === attribute.name))) {
      values[attribute.name] = builtBy(attribute, slice, field);
    }
  }
  return values;
}

/** What the profile of an object that stays as it is depends on: its type, where its ARN or its topic's says that it is, and what a filter aims at. */
function alikeOf(slice: Slice, type: GuardedType): Hash | undefined {
  const { found } = type;
  hashing.begin().text(type.name);
  if (type.name === filterType && mayAimBy(patternIn(slice, type))) hashing.text(" aims");
  for (const number of [type.arn, type.topicArn]) {
    hashing.text(" ");
    const field = number === none ? none : (found[number] ?? none);
    if (field === none) continue;
    const end = endOfPlace(slice, field);
    if (end < 0) return undefined;
    hashing.bytes(slice.bytes, valueStart(slice.fields, field) + 1, end);
  }
  return hashing.hash;
}

/** The pattern of a filter; backslashes before quotes stay in it, as no event has any in its name. */
const patternIn = (slice: Slice, { pattern, found }: GuardedType): Json | undefined => {
  const field = found[pattern] ?? none;
  if (field === none) return undefined;
  const { bytes, fields } = slice;
  return quotedTextAt(slice, field) === none
    ? JSON.parse(bytes.toString("utf8", valueStart(fields, field), valueEnd(fields, field)))
    : plainText(bytes, fields, field);
};

/** Where the place ends in the text of an ARN: partition, service, region and account. -1 where there is none. */
function endOfPlace({ bytes, fields }: Slice, field: number): number {
  const start = valueStart(fields, field);
  if (!beginsWith(bytes, start, arnWord)) return -1;
  const end = valueEnd(fields, field) - 1;
  let colons = 0;
  for (let position = start + 1; position < end; position += 1) {
    const byte = bytes[position] ?? 0;
    if (byte === backslash || byte === blank || byte >= 0x80) return -1;
    if (byte === colon) colons += 1;
    if (colons === 5) return position + 1;
  }
  return -1;
}

const arnWord = Buffer.from('"arn:');

/** Hashes of what an object is found by. */
function namesIn(slice: Slice, type: GuardedType): readonly Hash[] {
  const names: Hash[] = [];
  for (const { way, attributes, isPlain } of type.ways) {
    if (tellsNothing(slice, type, attributes)) continue;
    const name = isPlain ? nameOf(slice, type, attributes) : undefined;
    if (name !== undefined) names.push(name);
    else for (const text of namesInWay(tellingValues(slice, type, way), way)) names.push(hashOf(text));
  }
  return names;
}

/** Whether one of these attributes is absent, null or empty, so that together they tell no name. */
function tellsNothing({ bytes, fields }: Slice, { found }: GuardedType, attributes: readonly number[]): boolean {
  for (const number of attributes) {
    const field = found[number] ?? none;
    if (field === none) return true;
    const start = valueStart(fields, field);
    if (bytes[start] === nullWord || (bytes[start] !== openBrace && valueEnd(fields, field) - start === 2)) return true;
  }
  return false;
}

/** Hash of the plain texts of these attributes; undefined where one is not plain, or has more than one meaning. */
function nameOf({ bytes, fields }: Slice, { found }: GuardedType, attributes: readonly number[]): Hash | undefined {
  hashing.begin();
  for (let index = 0; index < attributes.length; index += 1) {
    const field = found[attributes[index] ?? none] ?? none;
    if (!isPlainText(bytes, fields, field)) return undefined;
    const end = valueEnd(fields, field) - 1;
    if (bytes[end - 1] === asterisk) return undefined;
    if (index > 0) hashing.text(between);
    hashing.bytes(bytes, valueStart(fields, field) + 1, end);
  }
  return hashing.hash;
}

const nullWord = 0x6e;
const asterisk = 0x2a;

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
