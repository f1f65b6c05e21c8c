/** Finds what belongs to a key by the bytes that it is written in. */
export class KeyTable<Value> {
  readonly #known = new Map<number, readonly { readonly key: Uint8Array; readonly value: Value }[]>();

  /** @param entries keys of ASCII, with what belongs to each */
  constructor(entries: Iterable<readonly [string, Value]>) {
    for (const [text, value] of entries) {
      const key = Buffer.from(text);
      const sign = signOf(key, 0, key.length);
      this.#known.set(sign, [...(this.#known.get(sign) ?? []), { key, value }]);
    }
  }

  at(bytes: Uint8Array, start: number, end: number): Value | undefined {
    return this.#known.get(signOf(bytes, start, end))?.find(({ key }) => stands(key, bytes, start, end))?.value;
  }
}

// Length and some of the bytes, which tell most keys from each other.
const signOf = (bytes: Uint8Array, start: number, end: number): number =>
  ((end - start) << 16) ^ ((bytes[start] ?? 0) << 8) ^ (bytes[(start + end) >> 1] ?? 0);

function stands(key: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (key.length !== end - start) return false;
  for (let offset = 0; offset < key.length; offset += 1) if (key[offset] !== bytes[start + offset]) return false;
  return true;
}
