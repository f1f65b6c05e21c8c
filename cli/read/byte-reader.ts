import { isUtf8 } from "node:buffer";
import { NotJson, Skipper, TooDeep } from "./skipper";

/** The bytes end before the value does. */
export class EndsEarly extends Error {
  override readonly name = "EndsEarly";
}

/** The bytes are no UTF-8 text. */
export class NotUtf8 extends Error {
  override readonly name = "NotUtf8";
}

/** More would have to be held than there is room for. */
export class TooMuch extends Error {
  override readonly name = "TooMuch";
}

/** One value is too long. */
export class ValueTooLong extends Error {
  override readonly name = "ValueTooLong";

  constructor(
    /** Bytes that it may have. */
    readonly most: number,
  ) {
    super();
  }
}

/** How much there may be. */
export interface Room {
  /** Bytes of one value that is held, as each entry is until it is known of what type it is. */
  readonly held: number;
  /** Bytes of one value that is built. */
  readonly value: number;
  /** Keys of one value that is built. */
  readonly keys: number;
  /** Bytes of memory for all values that are built. */
  readonly memory: number;
  /** Levels of values in values. */
  readonly depth: number;
}

/** A run of bytes with a value, and where the texts of its outermost object stand in it. Valid until the next value is read. */
export interface Slice {
  readonly bytes: Uint8Array;
  readonly texts: readonly number[];
  readonly keys: readonly number[];
  /** Keys of all objects in it, at any depth. */
  readonly keyCount: number;
  /** Objects and lists in it, at any depth. */
  readonly holderCount: number;
}

/** What waits for more bytes: it yields, and goes on with the next part, or with nothing at the end. */
export type Reading<Result> = Generator<undefined, Result, Uint8Array | undefined>;

// What V8 takes at most for a byte of JSON, for an object or a list, for a name of a key that was not there yet, and for one that is a
// number: measured of the worst, with what the projection takes beside.
const memoryOfByte = 6;
const memoryOfHolder = 100;
const memoryOfName = 250;
const memoryOfNumber = 150;

const isNumber = (name: string): boolean => {
  const first = name.charCodeAt(0);
  return first >= 0x30 && first <= 0x39;
};

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Reads JSON from parts of bytes as they come, value by value. Holds no more than the part at hand and the value that is taken. */
export class ByteReader {
  #bytes: Uint8Array = new Uint8Array(0);
  #position = 0;
  #ended = false;
  /** Bytes of a character that the last part broke off. */
  #broken: Uint8Array = new Uint8Array(0);
  readonly #skipper: Skipper;
  #first: number | undefined;
  #built = 0;
  readonly #names = new Set<string>();
  #depth = 0;

  constructor(readonly room: Room) {
    this.#skipper = new Skipper(room.depth);
  }

  /** Counts the memory of a value before it is built. */
  build({ bytes, keyCount, holderCount }: Slice): void {
    if (bytes.length > this.room.value || keyCount > this.room.keys) throw new ValueTooLong(this.room.value);
    this.#count(bytes.length * memoryOfByte + holderCount * memoryOfHolder);
  }

  /** Counts the memory of a key, once it is known by name. */
  name(key: string): void {
    if (isNumber(key)) this.#count(memoryOfNumber);
    if (this.#names.has(key)) return;
    this.#names.add(key);
    this.#count(memoryOfName);
  }

  #count(bytes: number): void {
    this.#built += bytes;
    if (this.#built > this.room.memory) throw new TooMuch();
  }

  /** Goes into an object or a list that is read part by part. */
  enter(): void {
    this.#depth += 1;
    if (this.#depth > this.room.depth) throw new TooDeep();
  }

  /** Comes out of it. */
  leave(): void {
    this.#depth -= 1;
  }

  /** Whether anything but blanks has come. */
  get hasBegun(): boolean {
    return this.#first !== undefined;
  }

  /** Whether what has come begins like an object or a list. */
  get beginsLikeJson(): boolean {
    return this.#first === 0x7b || this.#first === 0x5b;
  }

  /** Waits for the next part; whether there is one. */
  *#more(): Reading<boolean> {
    while (!this.#ended) {
      const part = yield;
      if (part === undefined) {
        this.#ended = true;
        if (this.#broken.length > 0) throw new NotUtf8();
      } else if (part.length > 0) {
        this.#broken = brokenOff(this.#broken, part);
        this.#bytes = part;
        this.#position = 0;
        return true;
      }
    }
    return false;
  }

  /** First byte of what comes next that is no blank, which stays; undefined at the end. */
  *peek(): Reading<number | undefined> {
    for (;;) {
      while (this.#position < this.#bytes.length && isBlank(this.#bytes[this.#position])) this.#position += 1;
      if (this.#position < this.#bytes.length) {
        this.#first ??= this.#bytes[this.#position];
        return this.#bytes[this.#position];
      }
      if (!(yield* this.#more())) return undefined;
    }
  }

  /** Takes the next byte that is no blank. */
  *take(): Reading<number> {
    const byte = yield* this.peek();
    if (byte === undefined) throw new EndsEarly();
    this.#position += 1;
    return byte;
  }

  /** Takes one byte, which must be this. */
  *expect(byte: number): Reading<void> {
    if ((yield* this.take()) !== byte) throw new NotJson("a character stands where none may");
  }

  /** Passes over the next value. */
  *skip(): Reading<void> {
    yield* this.peek();
    this.#skipper.reset(this.#depth);
    for (;;) {
      const end = this.#skipper.pass(this.#bytes, this.#position, this.#bytes.length);
      if (end >= 0) {
        this.#position = end;
        return;
      }
      this.#position = this.#bytes.length;
      if (!(yield* this.#more())) {
        if (this.#skipper.endsOpen) return;
        throw new EndsEarly();
      }
    }
  }

  /** Takes the next value as bytes. */
  *slice(): Reading<Slice> {
    yield* this.peek();
    this.#skipper.reset(this.#depth);
    const { texts, keys } = this.#skipper;
    const kept: Uint8Array[] = [];
    let start = this.#position;
    let before = -start;
    let placed = 0;
    for (;;) {
      const end = this.#skipper.pass(this.#bytes, Math.max(start, this.#position), this.#bytes.length);
      // Texts were found by where they stand in this part, and are wanted by where they stand in the value.
      for (; placed < texts.length; placed += 1) texts[placed] = (texts[placed] ?? 0) + before;
      this.#position = end >= 0 ? end : this.#bytes.length;
      kept.push(this.#bytes.subarray(start, this.#position));
      before += this.#bytes.length;
      if (before > this.room.held) throw new ValueTooLong(this.room.held);
      if (end >= 0) break;
      if (!(yield* this.#more())) {
        if (this.#skipper.endsOpen) break;
        throw new EndsEarly();
      }
      start = 0;
    }
    const [only] = kept;
    return {
      bytes: kept.length === 1 && only !== undefined ? only : joined(...kept),
      texts,
      keys,
      keyCount: this.#skipper.keyCount,
      holderCount: this.#skipper.holderCount,
    };
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

/** What is broken off at the end of a part; the rest must be whole characters. */
function brokenOff(before: Uint8Array, part: Uint8Array): Uint8Array {
  const whole = before.length === 0 ? part : joined(before, part);
  const rest = unfinished(whole);
  if (!isUtf8(whole.subarray(0, whole.length - rest))) throw new NotUtf8();
  return whole.slice(whole.length - rest);
}

// Bytes at the end that begin a character, but are not all of it.
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
