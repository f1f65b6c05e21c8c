import type { Json } from "../read/json";
import { Numbers } from "./numbers";

/** Where elements of lists stand that are not built yet, by number. */
export class Elements {
  readonly #places = new Numbers(Float64Array);
  readonly #lengths = new Numbers(Uint32Array);
  readonly #before = new Numbers(Uint32Array);

  get length(): number {
    return this.#places.length;
  }

  /**
   * @param place in the store
   * @param before how many elements of its list that are built stand before it
   * @returns the number of the next
   */
  add(place: number, length: number, before: number): number {
    this.#places.add(place);
    this.#lengths.add(length);
    this.#before.add(before);
    return this.length;
  }

  placeOf(element: number): number {
    return this.#places.at(element);
  }

  lengthOf(element: number): number {
    return this.#lengths.at(element);
  }

  /** Puts those of a list's elements into it that come out as values: from the first, up to the end. */
  fill(list: Json[], first: number, end: number, chosen: (element: number) => Json | undefined): void {
    const built = list.splice(0);
    let next = 0;
    for (let element = first; element < end; element += 1) {
      const value = chosen(element);
      if (value === undefined) continue;
      for (; next < this.#before.at(element); next += 1) list.push(built[next] ?? null);
      list.push(value);
    }
    for (; next < built.length; next += 1) list.push(built[next] ?? null);
  }
}
