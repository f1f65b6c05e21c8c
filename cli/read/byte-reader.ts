import { isUtf8 } from "node:buffer";
import { NotJson, Skipper, TooDeep } from "../scan/skipper";
import type { Slice } from "../scan/slice";
import type { Writable } from "../writable";
import { isBlank } from "./blank";

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

/** Reads JSON from parts of bytes as they come, value by value. Holds no more than the part at hand and the value that is taken. */
export class ByteReader {
  readonly #skipper: Skipper;
  /** Where in the skipper's bytes what comes next begins, and where the part at hand ends. */
  #position: number;
  #end: number;
  /** Position in the text of the skipper's first byte, which may be less than none. */
  #origin: number;
  #ended = false;
  /** Bytes of a character that the last part broke off. */
  #broken: Uint8Array = new Uint8Array(0);
  #first: number | undefined;
  #depth = 0;
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
    const skipper = new Skipper(mostLevels);
    this.#skipper = skipper;
    this.#position = skipper.start;
    this.#end = skipper.start;
    this.#origin = -skipper.start;
    this.#slice = { bytes: skipper.bytes, start: 0, end: 0, position: 0, fields: skipper, keyCount: 0, holderCount: 0 };
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

  /**
   * Waits for the next part; whether there is one.
   *
   * @param kept where the bytes begin that stay before it
   */
  *#more(kept = this.#end): Reading<boolean> {
    while (!this.#ended) {
      const part = yield;
      if (part === undefined) {
        this.#ended = true;
        if (this.#broken.length > 0) throw new NotUtf8();
      } else if (part.length > 0) {
        this.#broken = brokenOff(this.#broken, part);
        const skipper = this.#skipper;
        this.#position = skipper.start + this.#end - kept;
        this.#origin += kept - skipper.start;
        this.#end = skipper.put(part, kept, this.#end);
        return true;
      }
    }
    return false;
  }

  /** First byte of what comes next that is no blank, which stays; undefined at the end. */
  *peek(): Reading<number | undefined> {
    for (;;) {
      if (this.#comeHere()) {
        const byte = this.#skipper.bytes[this.#position];
        this.#first ??= byte;
        return byte;
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
      const end = this.#skipper.pass(this.#position, this.#end);
      if (end >= 0) {
        this.#position = end;
        return;
      }
      if (!(yield* this.#more())) {
        this.#position = this.#end;
        if (this.#skipper.endsOpen) return;
        throw new EndsEarly();
      }
    }
  }

  /** Goes to what comes next in the part at hand that is no blank; whether there is anything. */
  #comeHere(): boolean {
    const { bytes } = this.#skipper;
    while (this.#position < this.#end && isBlank(bytes[this.#position])) this.#position += 1;
    return this.#position < this.#end;
  }

  /** Takes the next byte that is no blank, where it is in the part at hand: else -1. */
  takeHere(): number {
    if (!this.#comeHere()) return -1;
    this.#position += 1;
    return this.#skipper.bytes[this.#position - 1] ?? -1;
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
    const end = this.#skipper.pass(start, this.#end);
    if (end < 0) return undefined;
    this.#position = end;
    return this.#sliceOf(start);
  }

  /** Takes the next value as bytes, the same, wherever it ends. */
  *slice(wanted = 0): Reading<Slice> {
    yield* this.peek();
    const { start } = this.#skipper;
    this.#skipper.reset(this.#depth);
    let from = this.#position;
    let end = this.#skipper.pass(from, this.#end);
    while (end < 0 && (yield* this.#more(from))) {
      from = start;
      if (this.#position - from > this.mostHeld) throw new ValueTooLong(this.mostHeld);
      end = this.#skipper.pass(this.#position, this.#end);
    }
    if (end < 0 && !this.#skipper.endsOpen) throw new EndsEarly();
    this.#position = end < 0 ? this.#end : end;
    if (wanted > 0) {
      this.#skipper.reset(this.#depth, wanted);
      this.#skipper.pass(from, this.#position);
    }
    return this.#sliceOf(from);
  }

  /** The value that begins here, and ends where what comes next begins. */
  #sliceOf(start: number): Slice {
    const skipper = this.#skipper;
    const end = this.#position;
    if (end - start > this.mostHeld) throw new ValueTooLong(this.mostHeld);
    const slice = this.#slice;
    slice.bytes = skipper.bytes;
    slice.start = start;
    slice.end = end;
    slice.position = this.#origin + start;
    slice.keyCount = skipper.keyCount;
    slice.holderCount = skipper.holderCount;
    return slice;
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
