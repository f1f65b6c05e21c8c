import type { Placed } from "../scan/slice";

/** Where the bytes of entries are had again, once it is known which of them matter. */
export interface Store {
  /**
   * Takes an entry.
   *
   * @returns its place in the store
   */
  put(entry: Placed): number;
  /** The bytes at a place, valid until others are read. */
  read(place: number, length: number): Buffer;
}

/** A text that is in memory holds its entries itself. */
export const storeInText = (text: Buffer): Store => ({
  put: ({ position }) => position,
  read: (place, length) => text.subarray(place, place + length),
});
