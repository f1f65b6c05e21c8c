import type { Fields } from "./fields";
import { newScanner, outcomes } from "./scanner";

/** Why bytes are no JSON. */
export class NotJson extends Error {
  override readonly name = "NotJson";
}

/** Values stand in values deeper than those of any plan. */
export class TooDeep extends Error {
  override readonly name = "TooDeep";
}

const pageBytes = 65_536;
// The scanner looks at some bytes at once, and so behind the last.
const bytesBehind = 16;

/**
 * Passes over one JSON value, part by part, without building it, and checks that it is well-formed. Remembers where the fields of its outer
 * objects stand, as deep as is wanted. All positions are those of `bytes`.
 */
export class Skipper implements Fields {
  readonly scanner = newScanner();
  /** Where the first byte is put. */
  readonly start = this.scanner.start.value;
  /** Where tables may be put, before the first byte. */
  readonly tables = this.scanner.tables.value;
  /** The bytes that were put. Others are there as soon as more are put. */
  bytes = Buffer.alloc(0);
  numbers = new Int32Array(0);
  #told = new Int32Array(0);

  /** @param mostLevels how deep values may stand in values, no more than 1024 */
  constructor(readonly mostLevels: number) {
    this.#makeRoom(this.start);
  }

  /** Keys of all its objects, at any depth. */
  get keyCount(): number {
    return this.#told[2] ?? 0;
  }

  /** Objects and lists, at any depth. */
  get holderCount(): number {
    return this.#told[3] ?? 0;
  }

  /**
   * Puts a part of a text where those from one position to another go first, or the start.
   *
   * @returns where it ends
   */
  put(part: Uint8Array, from = this.start, to = from): number {
    const position = this.start + to - from;
    const end = position + part.length;
    this.#makeRoom(end);
    this.bytes.copyWithin(this.start, from, to);
    this.bytes.set(part, position);
    return end;
  }

  #makeRoom(end: number): void {
    const { memory, fields, told } = this.scanner;
    const missing = end + bytesBehind - memory.buffer.byteLength;
    if (missing <= 0) return;
    memory.grow(Math.ceil(missing / pageBytes));
    this.bytes = Buffer.from(memory.buffer);
    this.numbers = new Int32Array(memory.buffer, fields.value, (this.start - fields.value) / 4);
    this.#told = new Int32Array(memory.buffer, told.value, 4);
  }

  /**
   * Makes ready for another value.
   *
   * @param levels how deep it stands itself in values
   * @param wanted how deep objects may stand in it whose fields are wanted
   */
  reset(levels = 0, wanted = 0): void {
    this.scanner.reset(this.mostLevels - levels, wanted);
  }

  /** Whether the value that was passed over so far is a number, which only what follows it can end. */
  get endsOpen(): boolean {
    return this.scanner.endsOpen() === 1;
  }

  /**
   * Goes on with the value. Where its fields are wanted, all of it must be there at once.
   *
   * @returns the position after the value's last byte, or -1 where it goes on after these bytes
   * @throws NotJson, TooDeep
   */
  pass(from: number, to: number): number {
    const end = this.scanner.pass(from, to);
    if (end === outcomes.notJson) throw new NotJson();
    if (end === outcomes.tooDeep) throw new TooDeep();
    return end;
  }
}
