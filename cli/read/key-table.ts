import { areBytes } from "./begins-with";

/** Finds what belongs to a key by the bytes that it is written in. */
export class KeyTable<Value> {
  readonly #slots: ({ readonly key: Uint8Array; readonly value: Value } | undefined)[];

  /** @param entries keys of ASCII, with what belongs to each */
  constructor(entries: Iterable<readonly [string, Value]>) {
    const all = [...new Map(entries)];
    // So many that most keys have a slot of their own.
    const slots = 2 ** Math.ceil(Math.log2(all.length * 4 + 1));
    this.#slots = new Array(slots).fill(undefined);
    for (const [text, value] of all) {
      const key = Buffer.from(text);
      let slot = signOf(key, 0, key.length) & (slots - 1);
      while (this.#slots[slot] !== undefined) slot = (slot + 1) & (slots - 1);
      this.#slots[slot] = { key, value };
    }
  }

  at(bytes: Uint8Array, start: number, end: number): Value | undefined {
    const last = this.#slots.length - 1;
    let slot = signOf(bytes, start, end) & last;
    for (let entry = this.#slots[slot]; entry !== undefined; entry = this.#slots[slot]) {
      if (areBytes(bytes, start, end, entry.key)) return entry.value;
      slot = (slot + 1) & last;
    }
    return undefined;
  }
}

// Length and some of the bytes, which tell most keys from each other.
function signOf(bytes: Uint8Array, start: number, end: number): number {
  const some =
    (end - start) ^
    Math.imul(bytes[start] ?? 0, 0x9e3779b1) ^
    Math.imul(bytes[(start + end) >> 1] ?? 0, 0x85ebca6b) ^
    Math.imul(bytes[end - 1] ?? 0, 0xc2b2ae35);
  return some ^ (some >>> 15);
}
