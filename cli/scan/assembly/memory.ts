// Where everything is in the module's memory: tables of fixed length, and behind them the bytes at hand.

/** What is remembered of an object or a list that is open. */
@unmanaged
export class Level {
  isObject: bool;
  /** Whether every key so far comes after the one before it, as in all that Terraform makes of a map. */
  isSorted: bool;
  /** The field whose value comes. */
  fieldAt: usize;
  /** The field whose value ended last, and how many keys, and objects and lists, there are in it. */
  valueAt: usize;
  keysIn: u32;
  holdersIn: u32;
  /** How many there were when the value began. */
  keysBefore: u32;
  holdersBefore: u32;
  /** How many keys of objects around it are open. */
  firstKey: u32;
}

/** A field of one of the outer objects. */
@unmanaged
export class Field {
  depth: u32;
  keyStart: usize;
  keyEnd: usize;
  valueStart: usize;
  valueEnd: usize;
  /** Number of the first field that does not stand in its value. */
  after: u32;
  /** Whether the value repeats that of the field before it, byte by byte. */
  isRepeated: u32;
}

/** A key of an object that is open. */
@unmanaged
export class Key {
  start: usize;
  end: usize;
}

/** What is told of a value. */
@unmanaged
export class Told {
  /** How many fields were noted. */
  count: u32;
  /** Whether no key has an escape, or stands twice in its object, and nothing was too much to find that out. */
  isPlain: u32;
  /** Keys of all its objects, at any depth. */
  keyCount: u32;
  /** Objects and lists, at any depth. */
  holderCount: u32;
  /** Where it begins and ends. */
  start: usize;
  end: usize;
}

/** No field. */
export const none: i32 = -1;

export const mostKeysOpen: u32 = 4096;
export const mostFields: u32 = 0x40000;
const mostLevels: u32 = 1024;
const mostFound: u32 = 256;
const bytesForTables: usize = 0x100000;

/** Where what is told is. */
export const told: usize = 64;
/** Where the fields are, by number, that were found of an entry and of the object in it. */
export const found: usize = 1024;
/** Where what is seen at a glimpse is. */
export const seen: usize = found + mostFound * sizeof<i32>();
const levels: usize = seen + 4096;
const keys: usize = levels + (mostLevels + 1) * offsetof<Level>();
/** Where the fields are. */
export const fields: usize = keys + mostKeysOpen * offsetof<Key>();
/** Where tables may be put. */
export const tables: usize = (fields + mostFields * offsetof<Field>() + 0xff) & ~0xff;
/** Where the bytes may begin. */
export const start: usize = (tables + bytesForTables + 0xffff) & ~0xffff;

export function levelAt(depth: u32): Level {
  return changetype<Level>(levels + depth * offsetof<Level>());
}

export function keyAt(number: u32): Key {
  return changetype<Key>(keys + number * offsetof<Key>());
}

export function fieldAt(number: u32): Field {
  return changetype<Field>(fields + number * offsetof<Field>());
}

export function foundAt(number: u32): i32 {
  return load<i32>(found + number * sizeof<i32>());
}
