import { isUtf8 } from "node:buffer";
import type { Budget } from "../limits";
import { isList, isObject, type Json } from "./json";
import { project } from "./project";

/** Longer documents are read part by part: to judge all of such a document takes longer than to sort out what matters. */
export const mostBytesAtOnce = 262_144;

// More than V8 ever takes for a byte of JSON: a name of three characters that was not there yet, in an object of its own.
const mostMemoryOfByte = 256;

/**
 * What can matter of a document that is short: parsed at once, and projected. To read it part by part would take a process that has just
 * started ten times as long, because none of that code is optimised yet.
 *
 * @returns undefined where something is wrong with it, or seems so: to read it part by part tells what
 */
export function smallDocument(
  bytes: Uint8Array,
  { depth, memory }: Pick<Budget, "depth" | "memory">,
): Json | undefined {
  if (bytes.length > mostBytesAtOnce || bytes.length * mostMemoryOfByte > memory || !isUtf8(bytes)) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  const document = parsed(text);
  // What tells that this is something else
  if (!isObject(document) || Object.hasOwn(document, "@level") || Object.hasOwn(document, "lineage")) return undefined;
  // Of keys that stand twice in one object one is lost.
  return keysOf(document, depth) === keysIn(text) ? project(document) : undefined;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** How many keys a value has, at any level; not a number where there are more levels. */
function keysOf(value: Json | undefined, levels: number): number {
  if (levels === 0) return Number.NaN;
  let count = 0;
  if (isList(value)) {
    for (const element of value) if (typeof element === "object") count += keysOf(element, levels - 1);
  } else if (isObject(value)) {
    for (const key in value) {
      count += 1;
      const field = value[key];
      if (typeof field === "object") count += keysOf(field, levels - 1);
    }
  }
  return count;
}

const timesOf = (piece: string, text: string): number => text.split(piece).length - 1;

// A blank after a key, or a backslash at its end
const seldom = /(?:[^\\]|\\\\)"[ \t\n\r]+:|\\\\":/;

/**
 * How many keys a JSON text has: so many as quotes before a colon, without those that are escaped. A text that begins with a colon counts, too, so that there are never
 * fewer than there are keys.
 *
 * @returns not a number where a key is written so that it would not be counted
 */
const keysIn = (text: string): number => (seldom.test(text) ? Number.NaN : timesOf('":', text) - timesOf('\\":', text));
