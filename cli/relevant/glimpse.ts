import { guarded, harmlessTo } from "../../spec";
import type { Slice } from "../read/byte-reader";
import { builtValue, depthOf, type Fields, keyEnd, keyStart, plainText, valueEnd, valueStart } from "../read/fields";
import type { Json, JsonObject } from "../read/json";
import { KeyTable } from "../read/key-table";
import type { Kind } from "./entries";
import { findingAttributes, mayAim } from "./found-by";
import { hashOf } from "./hash";
import { fitsKind, wantedKind } from "./ordinary";
import { addressOf, type ConfiguredSighting, type Sighting, type Told, toldBy } from "./sighting";
import { moduleOf, pathOf, type Thing } from "./thing";

/** How deep the fields stand that are asked for: of an entry, of its change, of the values before it. */
export const glimpsedLevels = 3;

// What is longer is built, so that it is held against what a value may be.
const mostBytes = 65_536;

const openBrace = 0x7b;
const quote = 0x22;

/** Number of a field, by the key that it has. */
type Found<Key extends string> = Partial<Record<Key, number>>;

const tableOf = <Key extends string>(...keys: readonly Key[]): KeyTable<Key> =>
  new KeyTable(keys.map((key) => [key, key]));

type EntryKey =
  | "address"
  | "mode"
  | "type"
  | "name"
  | "change"
  | "values"
  | "sensitive_values"
  | "previous_address"
  | "deposed"
  | "deposed_key";

const entryKeys = tableOf<EntryKey>(
  ...(["address", "mode", "type", "name", "change", "values", "sensitive_values"] as const),
  ...(["previous_address", "deposed", "deposed_key"] as const),
);
const changeKeys = tableOf("actions", "before", "after", "after_unknown", "before_sensitive", "after_sensitive");
const resourceKeys = tableOf("mode", "type", "name", "provider_config_key", "provisioners");

/** An attribute of a type, as far as it is asked for. */
interface Attribute {
  readonly name: string;
  readonly wanted: string | undefined;
  readonly isHarmless: boolean;
  /** Whether its value tells what the object is found by, or its profile. */
  readonly isTelling: boolean;
}

// What `evidenceOf` and `mayAim` read.
const telling = ["arn", "topic_arn", "pattern"];

const tables = new Map<string, KeyTable<Attribute> | undefined>();

/** Attributes of a type that is guarded, made when they are asked for first. */
function attributesOf(type: string): KeyTable<Attribute> | undefined {
  if (!tables.has(type)) tables.set(type, Object.hasOwn(guarded, type) ? tableOfType(type) : undefined);
  return tables.get(type);
}

function tableOfType(type: string): KeyTable<Attribute> {
  const harmless = new Set(harmlessTo(type));
  const asked = new Set([...telling, ...findingAttributes(type)]);
  return new KeyTable(
    [...new Set([...(guarded[type] ?? []), ...harmless])].map((name) => [
      name,
      { name, wanted: wantedKind(type, name), isHarmless: harmless.has(name), isTelling: asked.has(name) },
    ]),
  );
}

/**
 * What is remembered of an entry that is as most are: of a managed object of a type that is guarded, written plainly, and of a plan only where
 * the object stays as it is. It is the same as where the entry is built, which takes longer.
 */
export function glimpseOf(kind: Kind, slice: Slice): Sighting | undefined {
  if (!isPlainObject(slice)) return undefined;
  const found = fieldsIn(slice, entryKeys, 1);
  if ((found.previous_address ?? found.deposed ?? found.deposed_key) !== undefined) return undefined;
  const type = textAt(slice, found.type);
  const attributes = type === undefined ? undefined : attributesOf(type);
  if (type === undefined || attributes === undefined) return undefined;
  const [address, mode, name] = [textAt(slice, found.address), textAt(slice, found.mode), textAt(slice, found.name)];
  if (address === undefined || mode !== "managed" || name === undefined) return undefined;
  const module = moduleOf(address);
  const object =
    kind === "change"
      ? toldOfUnchanged(slice, found.change, attributes, { key: address, type, name, module })
      : undefined;
  if (kind === "change" ? object === undefined : !isStanding(slice, found)) return undefined;
  return {
    isData: false,
    isRoot: false,
    key: hashOf(address),
    address: addressOf(pathOf(module), `${type}.${name}`),
    module,
    ...(object && { object }),
  };
}

/** The same of a resource of the configuration. */
export function glimpseOfConfigured(path: string, slice: Slice): ConfiguredSighting | undefined {
  if (!isPlainObject(slice)) return undefined;
  const found = fieldsIn(slice, resourceKeys, 1);
  const [mode, type, name, provider] = [found.mode, found.type, found.name, found.provider_config_key].map((field) =>
    textAt(slice, field),
  );
  if (mode === undefined || type === undefined || name === undefined || provider === undefined) return undefined;
  if (found.provisioners !== undefined) return undefined;
  const id = `${type}.${name}`;
  return { address: addressOf(path, mode === "managed" ? id : `data.${id}`), provider, isRoot: false };
}

const isPlainObject = ({ bytes, fields }: Slice): boolean =>
  fields.isPlain && bytes.length <= mostBytes && bytes[0] === openBrace;

/** Fields with these keys, at a depth, in the object that is the value of a field or all there is. */
function fieldsIn<Key extends string>(
  { bytes, fields }: Slice,
  keys: KeyTable<Key>,
  depth: number,
  of = -1,
): Found<Key> {
  const found: Found<Key> = {};
  for (let field = of + 1; field < fields.count; field += 1) {
    const at = depthOf(fields, field);
    if (at < depth) break;
    if (at > depth) continue;
    const key = keys.at(bytes, keyStart(fields, field), keyEnd(fields, field));
    if (key !== undefined) found[key] = field;
  }
  return found;
}

const textAt = ({ bytes, fields }: Slice, field: number | undefined): string | undefined =>
  field !== undefined && firstAt(bytes, fields, field) === quote ? plainText(bytes, fields, field) : undefined;

const firstAt = (bytes: Uint8Array, fields: Fields, field: number): number | undefined =>
  bytes[valueStart(fields, field)];

const isObjectAt = ({ bytes, fields }: Slice, field: number | undefined): field is number =>
  field !== undefined && firstAt(bytes, fields, field) === openBrace;

/** Whether a resource of a state has values, and nothing that is marked. */
const isStanding = (slice: Slice, { change, values, sensitive_values }: Found<EntryKey>): boolean =>
  change === undefined && isObjectAt(slice, values) && marksNothing(slice, sensitive_values);

/** Whether nothing in a value is `true`. */
const marksNothing = (slice: Slice, field: number | undefined): boolean =>
  field === undefined || !bytesOf(slice, field).includes("true");

const bytesOf = ({ bytes, fields }: Slice, field: number): Buffer =>
  Buffer.from(
    bytes.buffer,
    bytes.byteOffset + valueStart(fields, field),
    valueEnd(fields, field) - valueStart(fields, field),
  );

/** What is told of an object that stays as it is, all of its values being as Terraform gives them. */
function toldOfUnchanged(
  slice: Slice,
  change: number | undefined,
  attributes: KeyTable<Attribute>,
  identity: Pick<Thing, "key" | "type" | "name" | "module">,
): Told | undefined {
  if (!isObjectAt(slice, change)) return undefined;
  const { actions, before, after, after_unknown, before_sensitive, after_sensitive } = fieldsIn(
    slice,
    changeKeys,
    2,
    change,
  );
  const isUnchanged =
    actions !== undefined &&
    bytesOf(slice, actions).equals(noStep) &&
    isObjectAt(slice, before) &&
    isObjectAt(slice, after) &&
    bytesOf(slice, before).equals(bytesOf(slice, after)) &&
    (after_unknown === undefined || bytesOf(slice, after_unknown).equals(nothing)) &&
    marksNothing(slice, before_sensitive) &&
    marksNothing(slice, after_sensitive);
  const values = isUnchanged ? tellingValues(slice, before, attributes) : undefined;
  if (values === undefined) return undefined;
  const thing = unchanged(identity, values);
  return toldBy(thing, alikeOf(thing, values));
}

/** What the profile of an object that stays as it is depends on: its type, where its ARN or its topic's says that it is, and what a filter aims at. */
function alikeOf(thing: Thing, { arn, topic_arn }: JsonObject): string | undefined {
  const places = [arn, topic_arn].map((text) => (text === undefined ? "" : placeOf(text)));
  return places.includes(undefined) ? undefined : [thing.type, mayAim(thing), ...places].join(" ");
}

const placeOf = (arn: Json): string | undefined =>
  typeof arn === "string" ? /^arn:[^: ]*:[^: ]*:[^: ]*:[^: ]*:/.exec(arn)?.[0] : undefined;

const noStep = Buffer.from('["no-op"]');
const nothing = Buffer.from("{}");

function tellingValues(slice: Slice, object: number, attributes: KeyTable<Attribute>): JsonObject | undefined {
  const { bytes, fields } = slice;
  const values: Record<string, Json> = {};
  for (let field = object + 1; field < fields.count && depthOf(fields, field) === 3; field += 1) {
    const attribute = attributes.at(bytes, keyStart(fields, field), keyEnd(fields, field));
    // What no list names may do harm.
    if (attribute === undefined) return undefined;
    const { name, wanted, isHarmless, isTelling } = attribute;
    if (isHarmless) continue;
    const isSure = beginsAs(wanted, firstAt(bytes, fields, field));
    if (isSure && !isTelling) continue;
    const value = textAt(slice, field) ?? builtValue(bytes, fields, field);
    if (!isSure && !fitsKind(wanted, value)) return undefined;
    if (isTelling) values[name] = value;
  }
  return values;
}

/** Whether the first byte of a value tells that it is of the kind that is wanted, or null. */
const beginsAs = (wanted: string | undefined, first = 0): boolean =>
  wanted === undefined || first === 0x6e || (firstBytes[wanted]?.has(first) ?? false);

const firstBytes: Readonly<Record<string, ReadonlySet<number>>> = {
  boolean: new Set(Buffer.from("tf")),
  number: new Set(Buffer.from("-0123456789")),
  text: new Set(Buffer.from('"')),
  object: new Set(Buffer.from("{")),
};

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
