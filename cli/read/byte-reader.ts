import { isUtf8 } from "node:buffer";
import { bufferOf } from "./buffer-of";
import { NotJson, Skipper, TooDeep } from "./skipper";
import type { Slice } from "./slice";

/** The bytes end before the value does. */
export class EndsEarly extends Error {
  override readonly name = "EndsEarly";
}

/** The bytes are no UTF-8 text. */
export class NotUtf8 extends Error {
  override readonly name = "NotUtf8";
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

/** What waits for more bytes: it yields, and goes on with the next part, or with nothing at the end. */
export type Reading<Result> = Generator<undefined, Result, Uint8Array | undefined>;

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Reads JSON from parts of bytes as they come, value by value. Holds no more than the part at hand and the value that is taken. */
export class ByteReader {
  #bytes: Buffer = Buffer.alloc(0);
  #position = 0;
  #ended = false;
  /** Bytes of a character that the last part broke off. */
  #broken: Uint8Array = new Uint8Array(0);
  readonly #skipper: Skipper;
  #first: number | undefined;
  #depth = 0;
  /** Where the part at hand begins in the text. */
  #start = 0;
  readonly #carried = new Carried();
  /** The value that was taken last. */
  readonly #slice: Writable<Slice>;

  /**
   * @param mostHeld bytes of one value that is held, as each entry is until it is known of what type it is
   * @param mostLevels levels of values in values
   */
  constructor(
    readonly mostHeld: number,
    readonly mostLevels: number,
  ) {
    this.#skipper = new Skipper(mostLevels);
    this.#slice = {
      bytes: this.#bytes,
      start: 0,
      end: 0,
      position: 0,
      fields: this.#skipper,
      keyCount: 0,
      holderCount: 0,
    };
  }

  /** Goes into an object or a list that is read part by part. */
  enter(): void {
    this.#depth += 1;
    if (this.#depth > this.mostLevels) throw new TooDeep();
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
        this.#start += this.#bytes.length;
        this.#bytes = bufferOf(part);
        this.#position = 0;
        return true;
      }
    }
    return false;
  }

  /** First byte of what comes next that is no blank, which stays; undefined at the end. */
  *peek(): Reading<number | undefined> {
    for (;;) {
      if (this.#comeHere()) {
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

  /** Goes to what comes next in the part at hand that is no blank; whether there is anything. */
  #comeHere(): boolean {
    const bytes = this.#bytes;
    while (this.#position < bytes.length && isBlank(bytes[this.#position])) this.#position += 1;
    return this.#position < bytes.length;
  }

  /** Takes the next byte that is no blank, where it is in the part at hand: else -1. */
  takeHere(): number {
    if (!this.#comeHere()) return -1;
    this.#position += 1;
    return this.#bytes[this.#position - 1] ?? -1;
  }

  /**
   * Takes the next value as bytes, where all of it is in the part at hand: else nothing is taken. Most values are, and are taken faster so.
   *
   * @param wanted how deep objects may stand in it whose fields are asked for
   */
  sliceHere(wanted: number): Slice | undefined {
    if (!this.#comeHere()) return undefined;
    this.#skipper.reset(this.#depth, wanted);
    const start = this.#position;
    const end = this.#skipper.pass(this.#bytes, start, this.#bytes.length);
    if (end < 0) return undefined;
    if (end - start > this.mostHeld) throw new ValueTooLong(this.mostHeld);
    this.#position = end;
    return this.#sliceOf(this.#bytes, start, end, this.#start + start);
  }

  /** Takes the next value as bytes, the same, wherever it ends. */
  *slice(wanted = 0): Reading<Slice> {
    yield* this.peek();
    this.#skipper.reset(this.#depth, wanted);
    const position = this.#start + this.#position;
    const carried = this.#carried;
    carried.clear();
    let start = this.#position;
    for (;;) {
      const end = this.#skipper.pass(this.#bytes, start, this.#bytes.length);
      this.#position = end >= 0 ? end : this.#bytes.length;
      if (carried.length + this.#position - start > this.mostHeld) throw new ValueTooLong(this.mostHeld);
      if (end >= 0 && carried.length === 0) return this.#sliceOf(this.#bytes, start, end, position);
      carried.add(this.#bytes, start, this.#position);
      if (end >= 0) break;
      if (!(yield* this.#more())) {
        if (this.#skipper.endsOpen) break;
        throw new EndsEarly();
      }
      start = 0;
    }
    if (wanted > 0) {
      this.#skipper.reset(this.#depth, wanted);
      this.#skipper.pass(carried.bytes, 0, carried.length);
    }
    return this.#sliceOf(carried.bytes, 0, carried.length, position);
  }

  #sliceOf(bytes: Buffer, start: number, end: number, position: number): Slice {
    const slice = this.#slice;
    slice.bytes = bytes;
    slice.start = start;
    slice.end = end;
    slice.position = position;
    slice.keyCount = this.#skipper.keyCount;
    slice.holderCount = this.#skipper.holderCount;
    return slice;
  }
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Bytes of a value that began in an earlier part: parts come in the place of each other. */
class Carried {
  #bytes = Buffer.alloc(2 ** 12);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  add(part: Uint8Array, start: number, end: number): void {
    const length = this.length + end - start;
    if (length > this.#bytes.length) {
      const more = Buffer.alloc(Math.max(length, this.#bytes.length * 2));
      more.set(this.#bytes.subarray(0, this.length));
      this.#bytes = more;
    }
    this.#bytes.set(part.subarray(start, end), this.length);
    this.length = length;
  }

  get bytes(): Buffer {
    return this.#bytes;
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
