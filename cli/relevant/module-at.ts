import { beginsWith } from "../read/begins-with";
import { LastText } from "./last-text";
import { moduleOf, pathOf } from "./thing";

/** A module of which an entry is. */
export interface InModule {
  /** Address of its instance. */
  readonly module: string;
  /** What the address of an object in the configuration begins with. */
  readonly before: string;
}

const root: InModule = { module: "", before: " " };
const inModule = new LastText((address): InModule => {
  const module = moduleOf(`${address.replaceAll('\\"', '"')}.`);
  return { module, before: `${pathOf(module)} ` };
});
const moduleWord = Buffer.from("module.");

/** The module of an address; undefined where it is not sure at a glimpse. */
export function moduleAt(bytes: Buffer, start: number, end: number): InModule | undefined {
  if (!beginsWith(bytes, start, moduleWord)) return root;
  // The type and the name of the resource follow, and its key, of which nothing is asked.
  let at = start;
  let last = start;
  while (beginsWith(bytes, at, moduleWord)) {
    last = endOfModule(bytes, at + moduleWord.length, end);
    if (last < 0) return undefined;
    at = last + 1;
  }
  return inModule.at(bytes, start, last);
}

/** Where the name and the key of a module end, at the dot that follows them; -1 where no dot does. */
function endOfModule(bytes: Uint8Array, from: number, end: number): number {
  let position = from;
  while (position < end && isOfName(bytes[position] ?? 0)) position += 1;
  if (position === from) return -1;
  if (bytes[position] === openBracket) {
    position = endOfKey(bytes, position + 1, end);
    if (position < 0) return -1;
  }
  return position < end && bytes[position] === dot ? position : -1;
}

/** Where the key of an instance ends, behind its bracket. Keys that have a quote or a backslash in them are not sure. */
function endOfKey(bytes: Uint8Array, from: number, end: number): number {
  let position = from;
  if (bytes[position] === backslash) {
    position += 2;
    while (position < end && bytes[position] !== backslash) position += 1;
    position += 2;
  } else {
    while (position < end && isDigit(bytes[position] ?? 0)) position += 1;
    if (position === from) return -1;
  }
  return position < end && bytes[position] === closeBracket ? position + 1 : -1;
}

const backslash = 0x5c;
const dot = 0x2e;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isOfName = (byte: number): boolean =>
  isDigit(byte) || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || byte === 0x5f || byte === 0x2d;
