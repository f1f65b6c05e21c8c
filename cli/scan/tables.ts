import type { Skipper } from "./skipper";

const bytesOfNumber = 4;
const numbersOfSlot = 3;
const bytesOfSlot = numbersOfSlot * bytesOfNumber;

/** Writes what the scanner looks things up in, into its memory. Nothing is ever taken out. */
export class Tables {
  #end: number;

  constructor(readonly skipper: Skipper) {
    this.#end = skipper.tables;
  }

  #take(bytes: number): number {
    const start = this.#end;
    // The scanner reads numbers of 32 bits.
    this.#end += Math.ceil(bytes / bytesOfNumber) * bytesOfNumber;
    if (this.#end > this.skipper.start) throw new Error("the scanner has no room for more tables");
    return start;
  }

  /** Writes numbers of 32 bits: where they are. */
  numbers(values: readonly number[]): number {
    const start = this.#take(values.length * bytesOfNumber);
    for (const [index, value] of values.entries())
      this.skipper.bytes.writeInt32LE(value, start + index * bytesOfNumber);
    return start;
  }

  /** Writes a text of ASCII: where it begins and ends. */
  text(text: string): readonly [number, number] {
    const start = this.#take(text.length);
    this.skipper.bytes.write(text, start, "latin1");
    return [start, start + text.length];
  }

  /** Writes texts, each of which can be looked through: where they are. */
  texts(texts: readonly string[]): number {
    return this.numbers([texts.length, ...texts.flatMap((text) => this.text(text))]);
  }

  /** Writes a table of keys of ASCII, with the number that belongs to each: where it is. */
  keys(entries: readonly (readonly [string, number])[]): number {
    // So many that most keys have a slot of their own
    const slots = 2 ** Math.ceil(Math.log2(entries.length * 4 + 1));
    const table = this.numbers([slots - 1]);
    this.#take(slots * bytesOfSlot);
    for (const [key, value] of entries) this.put(table, key, value);
    return table;
  }

  /** Puts the number that belongs to a key into a table, in the place of another or of none. */
  put(table: number, key: string, value: number): void {
    const { bytes } = this.skipper;
    const last = bytes.readInt32LE(table);
    for (let number = signOf(key) & last; ; number = (number + 1) & last) {
      const slot = table + bytesOfNumber + number * bytesOfSlot;
      const start = bytes.readInt32LE(slot);
      const length = bytes.readInt32LE(slot + bytesOfNumber);
      if (start !== 0 && bytes.toString("latin1", start, start + length) !== key) continue;
      bytes.writeInt32LE(start === 0 ? this.text(key)[0] : start, slot);
      bytes.writeInt32LE(key.length, slot + bytesOfNumber);
      bytes.writeInt32LE(value, slot + 2 * bytesOfNumber);
      return;
    }
  }
}

/** Which slot of a table a key should have: cli/scan/assembly/key-table.ts looks there. */
function signOf(key: string): number {
  const { length } = key;
  const some =
    length ^
    Math.imul(key.charCodeAt(0), 0x9e3779b1) ^
    Math.imul(key.charCodeAt(length >> 1), 0x85ebca6b) ^
    Math.imul(key.charCodeAt(length - 1), 0xc2b2ae35);
  return some ^ (some >>> 15);
}
