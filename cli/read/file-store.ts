import { type BigIntStats, closeSync, fstatSync, readSync } from "node:fs";
import { changed } from "./refusals";
import type { Store } from "./store";

/** An open file, which is read once more where entries of its text stand. */
export class FileStore {
  /** How long it was when it was opened. */
  readonly bytes: number;
  readonly #state: string;

  constructor(readonly descriptor: number) {
    const stats = statsOf(descriptor);
    this.bytes = Number(stats.size);
    this.#state = stateIn(stats);
  }

  /** Holds the entries of a text that begins after so many bytes. */
  from(before: number): Store {
    return {
      put: ({ position }) => before + position,
      read: (place, length) => this.#read(place, length),
    };
  }

  #read(place: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length; ) {
      const more = readSync(this.descriptor, bytes, done, length - done, place + done);
      if (more === 0) throw changed();
      done += more;
    }
    return bytes;
  }

  /**
   * Closes it when nothing more is read.
   *
   * @throws DocumentError where it was written to since it was opened: nothing is known of what was read
   */
  close(): void {
    const state = stateIn(statsOf(this.descriptor));
    closeSync(this.descriptor);
    if (state !== this.#state) throw changed();
  }
}

const statsOf = (descriptor: number): BigIntStats => fstatSync(descriptor, { bigint: true });

const stateIn = ({ size, mtimeNs, ctimeNs }: BigIntStats): string => [size, mtimeNs, ctimeNs].join();
