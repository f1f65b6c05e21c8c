import { tooManyNames } from "../read/refusals";
import type { Hash } from "./hash";
import { HashIndex } from "./hash-index";
import { Numbers } from "./numbers";

/** So many names are followed, of one object or of all: each takes memory, and a document can make them out of few bytes. */
export const mostNames = 4_000_000;

/** What objects are found by, and which. */
export class Names {
  readonly #hashes = new Numbers(Float64Array);
  readonly #owners = new Numbers(Uint32Array);
  #index: HashIndex | undefined;

  get length(): number {
    return this.#hashes.length;
  }

  add(name: Hash, owner: number): void {
    if (this.length === mostNames) throw tooManyNames();
    this.#hashes.add(name);
    this.#owners.add(owner);
    this.#index = undefined;
  }

  at(position: number): Hash {
    return this.#hashes.at(position);
  }

  ownerAt(position: number): number {
    return this.#owners.at(position);
  }

  /** First position of a name, or none. */
  first(name: Hash): number {
    this.#index ??= new HashIndex(this.#hashes);
    return this.#index.first(name);
  }

  /** Position of the same name that comes after this one, or none. */
  after(position: number): number {
    this.#index ??= new HashIndex(this.#hashes);
    return this.#index.after(position);
  }
}
