import { type Hash, upperHalf } from "./hash";
import type { Numbers } from "./numbers";

/** No position. */
export const none = 0xffff_ffff;

/** Finds where a hash stands in a column, at each place. */
export class HashIndex {
  readonly #heads: Uint32Array;
  readonly #next: Uint32Array;

  constructor(readonly column: Numbers) {
    const bits = Math.max(4, Math.ceil(Math.log2(column.length + 1)));
    this.#heads = new Uint32Array(2 ** bits).fill(none);
    this.#next = new Uint32Array(column.length);
    // Backwards, so that each chain begins with the first.
    for (let position = column.length - 1; position >= 0; position -= 1) {
      const slot = this.#slot(column.at(position));
      this.#next[position] = this.#heads[slot] ?? none;
      this.#heads[slot] = position;
    }
  }

  #slot(hash: Hash): number {
    return upperHalf(hash) & (this.#heads.length - 1);
  }

  /** First position of the hash, or none. */
  first(hash: Hash): number {
    return this.#from(this.#heads[this.#slot(hash)] ?? none, hash);
  }

  /** The position of the same hash that comes after this one, or none. */
  after(position: number): number {
    return this.#from(this.#next[position] ?? none, this.column.at(position));
  }

  /** Every position of the hash. */
  *positionsOf(hash: Hash): Generator<number> {
    for (let position = this.first(hash); position !== none; position = this.after(position)) yield position;
  }

  #from(first: number, hash: Hash): number {
    let position = first;
    while (position !== none && this.column.at(position) !== hash) position = this.#next[position] ?? none;
    return position;
  }
}
