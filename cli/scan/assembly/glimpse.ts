// What is remembered of an entry that is as most are, seen in its bytes: of a managed object of a type that is guarded, written plainly, and of a
// plan only where the object stays as it is. It is the same as cli/relevant/sighting.ts makes of the entry built, which takes longer.
import {
  afterBlanks,
  areSame,
  asterisk,
  backslash,
  blank,
  byteAt,
  closeBrace,
  closeBracket,
  colon,
  comma,
  dot,
  endOfText,
  endOfValue,
  isBlank,
  isDigit,
  isLetter,
  isPlainAscii,
  openBrace,
  openBracket,
  quote,
  trueLetters,
} from "./bytes";
import { beginHash, goOnHash, hash, hashByte, hashBytes, seed } from "./hash";
import { belongingTo, KeyTable } from "./key-table";
import { Field, fieldAt, found, foundAt, mostFields, none, seen, Told, told } from "./memory";

// What cli/relevant/tables.ts writes.

/** What is known from the beginning. */
@unmanaged
class Known {
  /** Keys of an entry, of its change, and of a resource of the configuration: the numbers below belong to them. */
  entry: KeyTable;
  change: KeyTable;
  resource: KeyTable;
  /** Names of guarded types: what belongs to one is where its Type is, 0 as long as it is nowhere, or -2 where only data sources of it are guarded. */
  types: KeyTable;
  /** Values of `mode`: what belongs to "managed" is 0. */
  modes: KeyTable;
  /** Words that the pattern of a filter has that may aim at an event of a control. */
  words: Texts;
}

/** Some texts: so many, and where each begins and ends. */
@unmanaged
class Texts {
  count: u32;
}

@unmanaged
class Text {
  start: usize;
  end: usize;
}

/** A type that is guarded. */
@unmanaged
class Type {
  nameStart: usize;
  nameEnd: usize;
  /** What belongs to the name of an attribute: its kind, whether it is harmless, and its telling number plus one. */
  attributes: KeyTable;
  /** Telling numbers of `arn`, `topic_arn` and `pattern`, or none. */
  arn: i32;
  topicArn: i32;
  pattern: i32;
  isFilter: u32;
  /** How many ways to find its objects there are; they follow. */
  ways: u32;
}

/** A way to find objects of a type. */
@unmanaged
class Way {
  /** Whether the name is nothing but the texts of its parts. */
  isPlain: u32;
  /** How many parts there are; they follow. */
  parts: u32;
}

/** What a way asks for: an attribute by its telling number, or a key in its block. */
@unmanaged
class Part {
  telling: i32;
  /** Where the key begins and ends, 0 where the attribute itself is asked for. */
  keyStart: usize;
  keyEnd: usize;
}

const managed: i32 = 0;

// Numbers of the keys of an entry
const address: i32 = 0;
const mode: i32 = 1;
const type: i32 = 2;
const name: i32 = 3;
const change: i32 = 4;
const values: i32 = 5;
const sensitiveValues: i32 = 6;
const previousAddress: i32 = 7;
const deposed: i32 = 8;
const deposedKey: i32 = 9;
// of its change
const actions: i32 = 10;
const before: i32 = 11;
const after: i32 = 12;
const afterUnknown: i32 = 13;
const beforeSensitive: i32 = 14;
const afterSensitive: i32 = 15;
// and of a resource of the configuration
const provider: i32 = 16;
const provisioners: i32 = 17;
/** Number of what is found of the first attribute that tells. */
const firstTelling: i32 = 18;
const mostTelling: i32 = 64;

// Kinds of values
const anything: u32 = 0;
const boolean: u32 = 1;
const number: u32 = 2;
const text: u32 = 3;
const object: u32 = 4;
const texts: u32 = 5;
const _blocks: u32 = 6;
const kindBits: u32 = 7;
const harmlessBit: u32 = 8;
const tellingShift: u32 = 4;

/** What is seen of an entry. */
@unmanaged
class Seen {
  key: f64;
  address: f64;
  /** Hash of what is equal only for objects of one profile, where `isAlike`. */
  alike: f64;
  isAlike: u32;
  /** Where its Type is. */
  type: Type;
  /** Where the address of its module's instance begins and ends, or the key of its provider, and whether it is the same as of the last. */
  sharedStart: usize;
  sharedEnd: usize;
  isShared: u32;
  /** Ways of its type, of each what is seen of its name: nothing, a hash, or that the attributes must be built for it. */
  ways: u32;
}

const nameless: u32 = 0;
const hashed: u32 = 1;
const unsure: u32 = 2;

const mostWays: u32 = 32;
const namesSeen: usize = seen + 64;
const waysSeen: usize = namesSeen + mostWays * sizeof<f64>();
const lastText: usize = waysSeen + mostWays * sizeof<u32>();
const mostBytesShared: u32 = 2048;

/** Whether an entry is seen. */
const isSeen: u32 = 1;
const notSeen: u32 = 0;
/** It is of a type whose Type is nowhere yet. */
const unknownType: u32 = 2;

// What is longer is built, so that it is held against what a value may be.
const mostBytes: u32 = 65_536;

let known: Known = changetype<Known>(0);
const nothingShared: u32 = 2;
let lastShared: u32 = nothingShared;
let lastLength: u32 = 0;

/** Makes ready, with what is known, and what hashes begin with. */
export function begin(from: usize, firstSeed: u32, secondSeed: u32): void {
  known = changetype<Known>(from);
  seed(firstSeed, secondSeed);
  lastShared = nothingShared;
}

/**
 * Whether the value that was passed over last may be of a guarded type: unless its one key `type` has another value, and its key `mode` one that
 * Terraform knows, all written plainly, and nothing says that it came from elsewhere.
 */
export function mayBeGuarded(): bool {
  const result = changetype<Told>(told);
  if (byteAt(result.start) !== openBrace || result.count === mostFields) return true;
  let hasType = false;
  let hasMode = false;
  for (let at: u32 = 0; at < result.count; at = fieldAt(at).after) {
    const field = fieldAt(at);
    if (result.isPlain === 0 && !isPlainAscii(field.keyStart, field.keyEnd)) return true;
    const key = belongingTo(known.entry, field.keyStart, field.keyEnd);
    if (key === previousAddress) return true;
    if (key !== type && key !== mode) continue;
    if (!isPlainText(field)) return true;
    if (key === type) {
      if (hasType || mayBeName(field)) return true;
      hasType = true;
    } else {
      if (hasMode || belongingTo(known.modes, field.valueStart + 1, field.valueEnd - 1) < 0) return true;
      hasMode = true;
    }
  }
  return !hasType;
}

/** Whether a text may be the name of a guarded type: none has capital letters, and in any case of letters it would be one. */
function mayBeName(field: Field): bool {
  for (let position = field.valueStart + 1; position < field.valueEnd - 1; position += 1) {
    if (byteAt(position) - 0x41 <= 25) return true;
  }
  return belongingTo(known.types, field.valueStart + 1, field.valueEnd - 1) !== none;
}

/** What is seen of an entry of a plan, or of a resource of a state, that was passed over last. */
export function glimpse(isChange: bool): u32 {
  const result = changetype<Told>(told);
  if (!isPlainObject(result)) return notSeen;
  clearFound(0, firstTelling);
  find(known.entry, 0, result.count);
  if (isFound(previousAddress) || isFound(deposed) || isFound(deposedKey)) return notSeen;
  if (!isTextFound(type) || !isTextFound(name) || !isAddressFound() || !isManagedFound(mode)) return notSeen;
  const typeField = fieldFound(type);
  const typeAt = belongingTo(known.types, typeField.valueStart + 1, typeField.valueEnd - 1);
  if (typeAt < 0) return notSeen;
  const sight = changetype<Seen>(seen);
  if (!isChange) {
    if (isFound(change) || !isObjectFound(values) || !marksNothing(sensitiveValues)) return notSeen;
    return seePlace(sight) ? isSeen : notSeen;
  }
  if (!isUnchanged()) return notSeen;
  if (typeAt === 0) return unknownType;
  const guarded = changetype<Type>(<usize>typeAt);
  if (!findTelling(guarded) || !seeAlike(sight, guarded) || !seePlace(sight)) return notSeen;
  seeNames(sight, guarded);
  sight.type = guarded;
  return isSeen;
}

/** The same of a resource of the configuration; the hash of its address begins with that of its module's path. */
export function glimpseOfConfigured(firstOfPath: u32, secondOfPath: u32): u32 {
  const result = changetype<Told>(told);
  if (!isPlainObject(result)) return notSeen;
  clearFound(0, firstTelling);
  find(known.resource, 0, result.count);
  if (!isTextFound(mode) || !isTextFound(type) || !isTextFound(name) || !isTextFound(provider)) return notSeen;
  if (isFound(provisioners)) return notSeen;
  goOnHash(firstOfPath, secondOfPath);
  hashByte(blank);
  if (!isManagedFound(mode)) hashData();
  hashNamed();
  const sight = changetype<Seen>(seen);
  sight.address = hash();
  const field = fieldFound(provider);
  seeShared(sight, field.valueStart + 1, field.valueEnd - 1, 1);
  return isSeen;
}

function isPlainObject(result: Told): bool {
  return result.isPlain !== 0 && result.end - result.start <= mostBytes && byteAt(result.start) === openBrace;
}

function clearFound(from: i32, to: i32): void {
  for (let at = from; at < to; at += 1) store<i32>(found + at * sizeof<i32>(), none);
}

/** Finds fields by their keys in an object, whose fields have these numbers. */
function find(keys: KeyTable, from: u32, to: u32): void {
  for (let at = from; at < to; at = fieldAt(at).after) {
    const field = fieldAt(at);
    const key = belongingTo(keys, field.keyStart, field.keyEnd);
    if (key >= 0) store<i32>(found + key * sizeof<i32>(), at);
  }
}

function isFound(key: i32): bool {
  return foundAt(key) !== none;
}

function fieldFound(key: i32): Field {
  return fieldAt(foundAt(key));
}

function isPlainText(field: Field): bool {
  return byteAt(field.valueStart) === quote && isPlainAscii(field.valueStart + 1, field.valueEnd - 1);
}

function isTextFound(key: i32): bool {
  return isFound(key) && isPlainText(fieldFound(key));
}

function isObjectFound(key: i32): bool {
  return isFound(key) && byteAt(fieldFound(key).valueStart) === openBrace;
}

/** Whether the mode is "managed". */
function isManagedFound(key: i32): bool {
  if (!isTextFound(key)) return false;
  const field = fieldFound(key);
  return belongingTo(known.modes, field.valueStart + 1, field.valueEnd - 1) === managed;
}

/** Whether the address is a text of ASCII that has no escapes but of quotes. */
function isAddressFound(): bool {
  if (!isFound(address)) return false;
  const field = fieldFound(address);
  if (byteAt(field.valueStart) !== quote) return false;
  for (let position = field.valueStart + 1; position < field.valueEnd - 1; position += 1) {
    const byte = byteAt(position);
    if (byte >= 0x80) return false;
    if (byte !== backslash) continue;
    if (byteAt(position + 1) !== quote) return false;
    position += 1;
  }
  return true;
}

/** Whether nothing in a value is `true`. */
function marksNothing(key: i32): bool {
  if (!isFound(key)) return true;
  const field = fieldFound(key);
  for (let position = field.valueStart; position + 4 <= field.valueEnd; position += 1) {
    if (load<u32>(position) === trueLetters) return false;
  }
  return true;
}

/** Whether ["no-op"] stands here. */
function isNoStep(from: usize, to: usize): bool {
  return to - from === 9 && load<u32>(from) === 0x6f6e225b && load<u32>(from + 4) === 0x22706f2d;
}

/** Whether the object stays as it is, and nothing of it is unknown or marked. */
function isUnchanged(): bool {
  if (!isObjectFound(change)) return false;
  const at = foundAt(change);
  find(known.change, at + 1, fieldAt(at).after);
  if (!isFound(actions) || !isObjectFound(before) || !isObjectFound(after)) return false;
  const steps = fieldFound(actions);
  if (!isNoStep(steps.valueStart, steps.valueEnd)) return false;
  const old = fieldFound(before);
  const left = fieldFound(after);
  // Of the fields in a value that repeats another nothing is noted.
  if (old.isRepeated !== 0) return false;
  const isRepeated = left.isRepeated !== 0 && old.after === <u32>foundAt(after);
  const length = old.valueEnd - old.valueStart;
  if (!isRepeated) {
    if (left.valueEnd - left.valueStart !== length || !areSame(old.valueStart, left.valueStart, length)) return false;
  }
  // {}
  if (isFound(afterUnknown) && load<u16>(fieldFound(afterUnknown).valueStart) !== 0x7d7b) return false;
  return marksNothing(beforeSensitive) && marksNothing(afterSensitive);
}

/** Finds the fields that tell what an object is found by, or its profile; whether all of its fields are as they should. */
function findTelling(guarded: Type): bool {
  clearFound(firstTelling, firstTelling + mostTelling);
  const object = foundAt(before);
  const end = fieldAt(object).after;
  for (let at: u32 = object + 1; at < end; at = fieldAt(at).after) {
    const field = fieldAt(at);
    const attribute = belongingTo(guarded.attributes, field.keyStart, field.keyEnd);
    // What no list names may do harm.
    if (attribute < 0) return false;
    if ((attribute & harmlessBit) !== 0) continue;
    if (!isOfKind(attribute & kindBits, field)) return false;
    const telling = attribute >> tellingShift;
    if (telling > 0) store<i32>(found + (firstTelling + telling - 1) * sizeof<i32>(), at);
  }
  return true;
}

/** Whether a value is of a kind, or null. */
function isOfKind(kind: u32, field: Field): bool {
  const first = byteAt(field.valueStart);
  if (kind === anything || first === 0x6e) return true;
  if (kind === boolean) return first === 0x74 || first === 0x66;
  if (kind === number) return first === 0x2d || isDigit(first);
  if (kind === text) return first === quote;
  if (kind === object) return first === openBrace;
  return first === openBracket && isListOf(kind === texts ? quote : openBrace, field);
}

/** Whether each element of a list is null, or begins so. */
function isListOf(wanted: u32, field: Field): bool {
  let position = field.valueStart + 1;
  const end = field.valueEnd - 1;
  let depth: u32 = 0;
  let isElement = true;
  while (position < end) {
    const byte = byteAt(position);
    if (depth === 0 && isElement && !isBlank(byte)) {
      if (byte !== wanted && byte !== 0x6e) return false;
      isElement = false;
    }
    if (byte === quote) {
      position = endOfText(position, end);
      continue;
    }
    if (byte === openBrace || byte === openBracket) depth += 1;
    else if (byte === closeBrace || byte === closeBracket) depth -= 1;
    else if (byte === comma && depth === 0) isElement = true;
    position += 1;
  }
  return true;
}

/** Sees where an object is: hashes of its address, and of its module, type and name in the configuration. */
function seePlace(sight: Seen): bool {
  const field = fieldFound(address);
  const from = field.valueStart + 1;
  const to = field.valueEnd - 1;
  beginHash();
  hashBytes(from, to);
  sight.key = hash();
  beginHash();
  const end = hashModule(from, to);
  if (end === 0) return false;
  seeShared(sight, from, end, 0);
  hashByte(blank);
  hashNamed();
  sight.address = hash();
  return true;
}

/** Goes on with the hash of an address by a type and a name. */
function hashNamed(): void {
  const typeField = fieldFound(type);
  const nameField = fieldFound(name);
  hashBytes(typeField.valueStart + 1, typeField.valueEnd - 1);
  hashByte(dot);
  hashBytes(nameField.valueStart + 1, nameField.valueEnd - 1);
}

/** Goes on with the hash of an address by "data.". */
function hashData(): void {
  hashByte(0x64);
  hashByte(0x61);
  hashByte(0x74);
  hashByte(0x61);
  hashByte(dot);
}

/** Sees a text that most entries share with the one before: the address of a module, or, where `what` is 1, the key of a provider. */
function seeShared(sight: Seen, from: usize, to: usize, what: u32): void {
  const length = <u32>(to - from);
  sight.sharedStart = from;
  sight.sharedEnd = to;
  const isSame = what === lastShared && length === lastLength && areSame(lastText, from, length);
  sight.isShared = isSame ? 1 : 0;
  if (isSame) return;
  lastShared = length > mostBytesShared ? nothingShared : what;
  lastLength = length;
  if (lastShared === what) memory.copy(lastText, from, length);
}

/**
 * Hashes the path of the module that an address begins with: the names of its calls, joined by dots.
 *
 * @returns where the module ends, the address's own beginning where it is in none, 0 where that is not sure
 */
function hashModule(from: usize, to: usize): usize {
  let position = from;
  let end = from;
  while (isModuleWord(position)) {
    if (position > from) hashByte(dot);
    const start = position + 7;
    position = start;
    while (position < to && isOfName(byteAt(position))) position += 1;
    if (position === start) return 0;
    hashBytes(start, position);
    if (byteAt(position) === openBracket) {
      position = endOfKey(position + 1, to);
      if (position === 0) return 0;
    }
    if (position >= to || byteAt(position) !== dot) return 0;
    end = position;
    position += 1;
  }
  return end;
}

/** Whether "module." stands here. */
function isModuleWord(position: usize): bool {
  return load<u32>(position) === 0x75646f6d && load<u32>(position + 3) === 0x2e656c75;
}

/** Where the key of an instance ends, behind its bracket. Keys that have a quote or a backslash in them are not sure: 0. */
function endOfKey(from: usize, to: usize): usize {
  let position = from;
  if (byteAt(position) === backslash) {
    position += 2;
    while (position < to && byteAt(position) !== backslash) position += 1;
    position += 2;
  } else {
    while (position < to && isDigit(byteAt(position))) position += 1;
    if (position === from) return 0;
  }
  return position < to && byteAt(position) === closeBracket ? position + 1 : 0;
}

function isOfName(byte: u32): bool {
  return isDigit(byte) || isLetter(byte) || byte === 0x5f || byte === 0x2d;
}

function tellingField(telling: i32): i32 {
  return telling === none ? none : foundAt(firstTelling + telling);
}

/**
 * Sees what the profile of an object that stays as it is depends on: its type, where its ARN or its topic's says that it is, and what a filter aims
 * at.
 *
 * @returns whether it is sure what a filter aims at
 */
function seeAlike(sight: Seen, guarded: Type): bool {
  beginHash();
  hashBytes(guarded.nameStart, guarded.nameEnd);
  if (guarded.isFilter !== 0) {
    const aim = aimOf(guarded);
    if (aim < 0) return false;
    // No name of a type has one.
    if (aim > 0) hashByte(asterisk);
  }
  sight.isAlike = hashPlace(guarded.arn) && hashPlace(guarded.topicArn) ? 1 : 0;
  sight.alike = hash();
  return true;
}

/** Goes on with a hash by the place in an ARN: partition, service, region and account. Whether there is one, or no ARN. */
function hashPlace(telling: i32): bool {
  hashByte(blank);
  const at = tellingField(telling);
  if (at === none) return true;
  const field = fieldAt(at);
  const start = field.valueStart;
  // "arn
  if (load<u32>(start) !== 0x6e726122 || byteAt(start + 4) !== colon) return false;
  let colons = 0;
  for (let position = start + 1; position < field.valueEnd - 1; position += 1) {
    const byte = byteAt(position);
    if (byte === backslash || byte === blank || byte >= 0x80) return false;
    hashByte(byte);
    if (byte === colon) colons += 1;
    if (colons === 5) return true;
  }
  return false;
}

/** 1 where a filter may aim at an event of a control: its pattern has one of some words, or is no text. 0 where it does not, -1 where that is not sure. */
function aimOf(guarded: Type): i32 {
  const at = tellingField(guarded.pattern);
  if (at === none) return 1;
  const field = fieldAt(at);
  if (byteAt(field.valueStart) !== quote) return 1;
  const end = field.valueEnd - 1;
  let aims = 0;
  for (let position = field.valueStart + 1; position < end; position += 1) {
    if (byteAt(position) === backslash) {
      // What Terraform writes instead of <, > and &, and a quote; no word has one of them.
      const next = byteAt(position + 1);
      if (next === quote) position += 1;
      else if (isEscapeOfTerraform(position)) position += 5;
      else return -1;
    } else if (beginsWord(position, end)) aims = 1;
  }
  return aims;
}

/** Whether \u003c, \u003e or \u0026 stands here. */
function isEscapeOfTerraform(position: usize): bool {
  if (load<u32>(position) !== 0x3030755c) return false;
  const last = load<u16>(position + 4);
  return last === 0x6333 || last === 0x6533 || last === 0x3632;
}

/** Whether one of the words begins here. */
function beginsWord(position: usize, end: usize): bool {
  const words = changetype<usize>(known.words) + offsetof<Texts>();
  for (let number: u32 = 0; number < known.words.count; number += 1) {
    const word = changetype<Text>(words + number * offsetof<Text>());
    const length = word.end - word.start;
    if (position + length <= end && byteAt(position) === byteAt(word.start) && areSame(position, word.start, length)) {
      return true;
    }
  }
  return false;
}

/** Sees by which names an object is found. */
function seeNames(sight: Seen, guarded: Type): void {
  let way = changetype<usize>(guarded) + offsetof<Type>();
  sight.ways = guarded.ways;
  for (let number: u32 = 0; number < guarded.ways; number += 1) {
    store<u32>(waysSeen + number * sizeof<u32>(), seeName(changetype<Way>(way), namesSeen + number * sizeof<f64>()));
    way += offsetof<Way>() + changetype<Way>(way).parts * offsetof<Part>();
  }
}

function seeName(way: Way, into: usize): u32 {
  const parts = changetype<usize>(way) + offsetof<Way>();
  let isPlain = way.isPlain !== 0;
  beginHash();
  for (let number: u32 = 0; number < way.parts; number += 1) {
    const part = changetype<Part>(parts + number * offsetof<Part>());
    const at = tellingField(part.telling);
    if (at === none) return nameless;
    const isText = findText(fieldAt(at), part);
    if (isText === nameless) return nameless;
    if (isText === unsure) isPlain = false;
    if (!isPlain) continue;
    if (number > 0) hashByte(0);
    hashBytes(textStart, textEnd);
  }
  store<f64>(into, hash());
  return isPlain ? hashed : unsure;
}

/** Where the text that was found begins and ends. */
let textStart: usize = 0;
let textEnd: usize = 0;

/** Finds the text of a part of a way: whether there is none, or one that stands for itself, or that is not sure. */
function findText(field: Field, part: Part): u32 {
  if (part.keyStart === 0) return seeText(field.valueStart, field.valueEnd);
  return findTextInBlock(field.valueStart, field.valueEnd, part);
}

function seeText(from: usize, to: usize): u32 {
  const first = byteAt(from);
  if (first === 0x6e || (to - from === 2 && (first === quote || first === openBracket))) return nameless;
  if (first !== quote || !isPlainAscii(from + 1, to - 1) || byteAt(to - 2) === asterisk) return unsure;
  textStart = from + 1;
  textEnd = to - 1;
  return hashed;
}

/** The same of a key in a list of one object. */
function findTextInBlock(from: usize, to: usize, part: Part): u32 {
  if (byteAt(from) === 0x6e) return nameless;
  if (byteAt(from) !== openBracket) return unsure;
  let position = afterBlanks(from + 1, to);
  if (byteAt(position) === closeBracket) return nameless;
  if (byteAt(position) !== openBrace) return unsure;
  let isText = nameless;
  const length = part.keyEnd - part.keyStart;
  position = afterBlanks(position + 1, to);
  while (byteAt(position) === quote) {
    const keyEnd = endOfText(position, to);
    const value = afterBlanks(afterBlanks(keyEnd, to) + 1, to);
    const end = endOfValue(value, to);
    if (keyEnd - position === length + 2 && areSame(position + 1, part.keyStart, length)) isText = seeText(value, end);
    position = afterBlanks(end, to);
    if (byteAt(position) === comma) position = afterBlanks(position + 1, to);
  }
  // Another object may follow.
  return byteAt(afterBlanks(position + 1, to)) === closeBracket ? isText : unsure;
}
