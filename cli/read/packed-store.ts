import { deflateRawSync, inflateRawSync } from "node:zlib";
import { bytesOf, type Placed } from "../scan/slice";
import type { Memory } from "./memory";
import type { Store } from "./store";

/** So many bytes are packed at once: few enough to unpack them for one entry. */
const blockBytes = 65_536;
/** Blocks that stay unpacked: entries that are read again one after the other stand near each other. */
const mostUnpacked = 16;

/**
 * Entries of a text that comes only once, as from a pipe, packed in memory: plans say the same again and again, so that little is left. On a
 * disk they would lie as secrets that somebody has to take care of, where there is room at all.
 */
export class PackedStore implements Store {
  readonly #packed: Uint8Array[] = [];
  readonly #open = new Uint8Array(blockBytes);
  readonly #unpacked = new Map<number, Uint8Array>();
  #length = 0;

  constructor(readonly memory: Memory) {}

  put(slice: Placed): number {
    const entry = bytesOf(slice);
    const place = this.#length;
    for (let start = 0; start < entry.length; ) {
      const offset = this.#length % blockBytes;
      const part = entry.subarray(start, start + blockBytes - offset);
      this.#open.set(part, offset);
      start += part.length;
      this.#length += part.length;
      if (this.#length % blockBytes === 0) this.#pack();
    }
    return place;
  }

  #pack(): void {
    const packed = deflateRawSync(this.#open, { level: 1 });
    this.memory.take(packed.length);
    this.#packed.push(Uint8Array.from(packed));
  }

  read(place: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length; ) {
      const offset = (place + done) % blockBytes;
      const part = this.#block(Math.floor((place + done) / blockBytes)).subarray(offset, offset + length - done);
      bytes.set(part, done);
      done += part.length;
    }
    return bytes;
  }

  #block(index: number): Uint8Array {
    const packed = this.#packed[index];
    if (packed === undefined) return this.#open;
    const known = this.#unpacked.get(index);
    if (known !== undefined) return known;
    const [oldest] = this.#unpacked.keys();
    if (this.#unpacked.size === mostUnpacked && oldest !== undefined) this.#unpacked.delete(oldest);
    const block = inflateRawSync(packed);
    this.#unpacked.set(index, block);
    return block;
  }
}
