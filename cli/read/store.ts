/** Where the bytes of entries are had again, once it is known which of them matter. */
export interface Store {
  /**
   * Takes an entry that stands at this position of the text.
   *
   * @returns its place in the store
   */
  put(entry: Uint8Array, position: number): number;
  /** The bytes at a place, valid until others are read. */
  read(place: number, length: number): Uint8Array;
}

/** A text that is in memory holds its entries itself. */
export const storeInText = (text: Uint8Array): Store => ({
  put: (_, position) => position,
  read: (place, length) => text.subarray(place, place + length),
});
