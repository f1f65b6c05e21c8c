// The hash of a text that is given part by part: the same that cli/relevant/hash.ts makes.
import { backslash, byteAt } from "./bytes";

let firstSeed: u32 = 0;
let secondSeed: u32 = 0;
let first: u32 = 0;
let second: u32 = 0;

/** Sets what every hash begins with. */
export function seed(one: u32, other: u32): void {
  firstSeed = one;
  secondSeed = other;
}

/** Begins a text. */
export function beginHash(): void {
  first = firstSeed;
  second = secondSeed;
}

/** Goes on with a text whose beginning made these numbers. */
export function goOnHash(one: u32, other: u32): void {
  first = one;
  second = other;
}

export function hashByte(byte: u32): void {
  first = ((first << 5) ^ (first >>> 27) ^ byte) * 0x9e3779b1;
  second = ((second << 7) ^ (second >>> 25) ^ byte) * 0x85ebca6b;
}

/** Bytes of ASCII, in which a backslash only says that a quote follows. */
export function hashBytes(from: usize, to: usize): void {
  for (let position = from; position < to; position += 1) {
    const byte = byteAt(position);
    if (byte !== backslash) hashByte(byte);
  }
}

/** Hash of what was given since the beginning: 53 bits. */
export function hash(): f64 {
  const one = first ^ (first >>> 15);
  const other = second ^ (second >>> 13);
  return <f64>one * 2097152.0 + <f64>(other >>> 11);
}
