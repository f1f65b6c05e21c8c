import { Elements } from "./elements";
import type { Hash } from "./hash";
import { Numbers } from "./numbers";

const rootBit = 1;

/** Resources of the configuration by number, in few bytes each. */
export class Configured {
  readonly elements = new Elements();
  /** Of the path of the module, the type and the name. */
  readonly addresses = new Numbers(Float64Array);
  /** Numbers of the keys of their providers. */
  readonly providers = new Numbers(Uint32Array);
  readonly #traits = new Numbers(Uint32Array);

  get length(): number {
    return this.addresses.length;
  }

  /**
   * @param provider number of its key
   * @param isRoot whether it is kept whatever else is
   */
  add(address: Hash, provider: number, isRoot: boolean): void {
    this.addresses.add(address);
    this.providers.add(provider);
    this.#traits.add(isRoot ? rootBit : 0);
  }

  isRoot(resource: number): boolean {
    return (this.#traits.at(resource) & rootBit) !== 0;
  }
}
