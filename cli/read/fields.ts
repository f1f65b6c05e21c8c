import type { Json } from "./json";

/** Where the fields of the outer objects of a value stand in its bytes, in the order of their keys. */
export interface Fields {
  /** How many there are. */
  readonly count: number;
  /** Of each field five numbers: how deep its object stands, where its key begins and ends without the quotes, where its value begins and ends. */
  readonly numbers: Int32Array;
  /** Whether no key, at any depth, has an escape, or stands twice in its object, and nothing was too much to find that out. */
  readonly isPlain: boolean;
}

/** How many numbers there are of a field. */
export const numbersOfField = 5;

const backslash = 0x5c;
const firstBeyondAscii = 0x80;

/** How deep the object of a field stands: 1 is the outermost. */
export const depthOf = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField] ?? 0;

/** Where the value of a field begins. */
export const valueStart = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField + 3] ?? 0;

/** Where it ends. */
export const valueEnd = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField + 4] ?? 0;

/** Text that is the value of a field, unless it has escapes or more than ASCII. */
export function plainText(bytes: Uint8Array, fields: Fields, field: number): string | undefined {
  const start = valueStart(fields, field) + 1;
  const end = valueEnd(fields, field) - 1;
  for (let position = start; position < end; position += 1) {
    const byte = bytes[position] ?? 0;
    if (byte === backslash || byte >= firstBeyondAscii) return undefined;
  }
  return written(bytes, start, end);
}

const written = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");

/** Where the key of a field begins, after its quote. */
export const keyStart = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField + 1] ?? 0;

/** Where it ends, before its quote. */
export const keyEnd = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField + 2] ?? 0;

/** Value of a field, built. */
export const builtValue = (bytes: Uint8Array, fields: Fields, field: number): Json => {
  const start = valueStart(fields, field);
  const length = valueEnd(fields, field) - start;
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString("utf8"));
};
