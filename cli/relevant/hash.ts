/** A text as a number of 53 bits: few bytes to keep, and equal for equal texts. */
export type Hash = number;

// Who writes a document cannot know which texts have one hash.
const seed = (): number => (Math.random() * 2 ** 32) | 0;

/** The two numbers that every hash begins with. */
export const seeds = [seed(), seed()] as const;
const [firstSeed, secondSeed] = seeds;

const firstStep = (hash: number, unit: number): number => Math.imul((hash << 5) ^ (hash >>> 27) ^ unit, 0x9e3779b1);
const secondStep = (hash: number, unit: number): number => Math.imul((hash << 7) ^ (hash >>> 25) ^ unit, 0x85ebca6b);

/** Makes the hash of a text that is given part by part: cli/scan/assembly/hash.ts makes the same of bytes. */
export class Hashing {
  #first = firstSeed;
  #second = secondSeed;

  /** Begins a text. */
  begin(): this {
    this.#first = firstSeed;
    this.#second = secondSeed;
    return this;
  }

  text(text: string): this {
    let [first, second] = [this.#first, this.#second];
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      first = firstStep(first, unit);
      second = secondStep(second, unit);
    }
    this.#first = first;
    this.#second = second;
    return this;
  }

  /** The two numbers that what was given since `begin` comes to. */
  get numbers(): readonly [number, number] {
    return [this.#first, this.#second];
  }

  /** Hash of what was given since `begin`. */
  get hash(): Hash {
    const first = this.#first ^ (this.#first >>> 15);
    const second = this.#second ^ (this.#second >>> 13);
    return (first >>> 0) * 2 ** 21 + (second >>> 11);
  }
}

const hashing = new Hashing();

/** Hash of a text. Two texts that have one are taken for one: what is found by either is kept. */
export const hashOf = (text: string): Hash => hashing.begin().text(text).hash;

/** The upper 32 bits of a hash. */
export const upperHalf = (hash: Hash): number => (hash / 2 ** 21) >>> 0;
