/** A text as a number of 53 bits: few bytes to keep, and equal for equal texts. */
export type Hash = number;

// Who writes a document cannot know which texts have one hash.
const seed = (): number => (Math.random() * 2 ** 32) | 0;
const firstSeed = seed();
const secondSeed = seed();

/** Hash of a text. Two texts that have one are taken for one: what is found by either is kept. */
export function hashOf(text: string): Hash {
  let first = firstSeed;
  let second = secondSeed;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul((first << 5) ^ (first >>> 27) ^ unit, 0x9e3779b1);
    second = Math.imul((second << 7) ^ (second >>> 25) ^ unit, 0x85ebca6b);
  }
  first ^= first >>> 15;
  second ^= second >>> 13;
  return (first >>> 0) * 2 ** 21 + (second >>> 11);
}

/** The upper 32 bits of a hash. */
export const upperHalf = (hash: Hash): number => (hash / 2 ** 21) >>> 0;
