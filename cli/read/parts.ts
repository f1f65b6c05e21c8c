/** Bytes, part by part. A part stays as it is only until the next one is asked for. */
export type Parts = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** As many bytes as are read at once. */
export const partBytes = 2 ** 20;

/** Bytes that are there already, so that between two parts others get their turn. */
export function* partsOfBytes(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += partBytes) yield bytes.subarray(start, start + partBytes);
}

// At once: `Uint8Array.from` would copy one byte after the other in Bun, which takes 10 ms for a small plan.
const copyOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

/** The parts, each in bytes of its own, for who asks for one before the last is done. */
export async function* lasting(parts: Parts): AsyncIterable<Uint8Array> {
  for await (const part of parts) yield copyOf(part);
}

/** The first bytes, at least so many where there are, and all parts. */
export async function withBeginning(parts: Parts, least: number): Promise<readonly [Uint8Array, Parts]> {
  const iterator = Symbol.asyncIterator in parts ? parts[Symbol.asyncIterator]() : parts[Symbol.iterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    length += next.value.length;
    // The next part may come in the place of this one.
    taken.push(length < least ? copyOf(next.value) : next.value);
    if (length >= least) break;
  }
  const [first = new Uint8Array(0)] = taken;
  const beginning = taken.length > 1 ? Buffer.concat(taken) : first;
  return [beginning, continued(beginning, iterator)];
}

async function* continued(
  beginning: Uint8Array,
  iterator: AsyncIterator<Uint8Array> | Iterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  try {
    yield beginning;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** The parts without so many bytes of the first. */
export async function* withoutFirst(parts: Parts, bytes: number): AsyncIterable<Uint8Array> {
  let first = true;
  for await (const part of parts) {
    yield first ? part.subarray(bytes) : part;
    first = false;
  }
}

/** The parts, of which each is shown to somebody before it goes on. */
export async function* seenBy(see: (part: Uint8Array) => void, parts: Parts): AsyncIterable<Uint8Array> {
  for await (const part of parts) {
    see(part);
    yield part;
  }
}

/** The parts as long as they are no longer together than this, or else an error. */
export async function* upTo(parts: Parts, most: number, refusal: () => Error): AsyncIterable<Uint8Array> {
  let length = 0;
  for await (const part of parts) {
    length += part.length;
    if (length > most) throw refusal();
    yield part;
  }
}
