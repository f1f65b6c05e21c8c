import { Elements } from "./elements";
import { Numbers } from "./numbers";
import type { Sighting } from "./sighting";

/** Lists that entries stand in. */
const kinds = ["change", "drift", "prior", "state"] as const;

/** Which list an entry stands in: of the plan, of its drift, of the prior state, or of the state that the document is. */
export type Kind = (typeof kinds)[number];

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

  /**
   * @param module number of the instance of its module
   * @param profile number of its profile, as far as the entry alone tells it
   * @returns its number
   */
  add(kind: Kind, { isData, isRoot, key, address }: Sighting, module: number, profile: number): number {
    this.keys.add(key);
    this.addresses.add(address);
    this.modules.add(module);
    this.profiles.add(profile);
    this.#traits.add(kinds.indexOf(kind) | (isData ? dataBit : 0) | (isRoot ? rootBit : 0));
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
