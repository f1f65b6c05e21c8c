import { Elements } from "./elements";
import { Numbers } from "./numbers";
import type { Sighting } from "./sighting";

/** Lists that entries stand in. */
const kinds = ["change", "drift", "prior", "state"] as const;

/** Which list an entry stands in: of the plan, of its drift, of the prior state, or of the state that the document is. */
export type Kind = (typeof kinds)[number];

/** What is remembered of an entry, by numbers. */
export interface Entry extends Omit<Sighting, "module" | "object"> {
  readonly kind: Kind;
  /** Number of the instance of its module. */
  readonly module: number;
  /** Number of its profile, as far as the entry alone tells it. */
  readonly profile: number;
}

const dataBit = 4;
const rootBit = 8;
const kindBits = 3;

/** Entries by number, in few bytes each. */
export class Entries {
  readonly elements = new Elements();
  readonly keys = new Numbers(Float64Array);
  readonly addresses = new Numbers(Float64Array);
  readonly modules = new Numbers(Uint32Array);
  readonly profiles = new Numbers(Uint32Array);
  readonly #traits = new Numbers(Uint32Array);

  get length(): number {
    return this.keys.length;
  }

  /** @returns its number */
  add(entry: Entry): number {
    this.keys.add(entry.key);
    this.addresses.add(entry.address);
    this.modules.add(entry.module);
    this.profiles.add(entry.profile);
    this.#traits.add(kinds.indexOf(entry.kind) | (entry.isData ? dataBit : 0) | (entry.isRoot ? rootBit : 0));
    return this.length - 1;
  }

  kindOf(entry: number): Kind {
    return kinds[this.#traits.at(entry) & kindBits] ?? "change";
  }

  isData(entry: number): boolean {
    return (this.#traits.at(entry) & dataBit) !== 0;
  }

  isRoot(entry: number): boolean {
    return (this.#traits.at(entry) & rootBit) !== 0;
  }
}
