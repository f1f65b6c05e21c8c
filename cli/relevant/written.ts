import { areBytes, beginsWith } from "../read/begins-with";
import { KeyTable } from "../read/key-table";
import { fieldAfter, isPlainText, isRepeated, keyEnd, keyStart, valueEnd, valueStart } from "../scan/fields";
import type { Slice } from "../scan/slice";

const openBrace = 0x7b;
const quote = 0x22;
const backslash = 0x5c;
const nothing = Buffer.from("{}");

/** Fields that are asked for by their keys: of each key the number of its field, or none. */
export type Found = Int32Array;

/** No field, no number. */
export const none = -1;

/** Table of the keys of an enumeration, and room for what is found of them. */
export const keysOf = (keys: Readonly<Record<string, string | number>>): { keys: KeyTable<number>; found: Found } => {
  const all = Object.entries(keys).flatMap(([key, number]) =>
    typeof number === "number" ? [[key, number] as const] : [],
  );
  return { keys: new KeyTable(all), found: new Int32Array(all.length) };
};

/** Finds fields by their keys in the object that is the value of a field, or in the element itself. */
export function find(
  { bytes, fields }: Slice,
  { keys, found }: { keys: KeyTable<number>; found: Found },
  of: number,
): Found {
  found.fill(none);
  const end = of === none ? fields.count : fieldAfter(fields, of);
  for (let field = of + 1; field < end; field = fieldAfter(fields, field)) {
    const key = keys.at(bytes, keyStart(fields, field), keyEnd(fields, field));
    if (key !== undefined) found[key] = field;
  }
  return found;
}

/** The field, where its value is a plain text; else none. */
export const textAt = ({ bytes, fields }: Slice, field = none): number =>
  field !== none && isPlainText(bytes, fields, field) ? field : none;

/** The field, where its value is a text of ASCII that has no escapes but of quotes; else none. */
export function quotedTextAt({ bytes, fields }: Slice, field = none): number {
  if (field === none || bytes[valueStart(fields, field)] !== quote) return none;
  const end = valueEnd(fields, field) - 1;
  for (let position = valueStart(fields, field) + 1; position < end; position += 1) {
    const byte = bytes[position] ?? 0;
    if (byte >= 0x80 || (byte === backslash && bytes[position + 1] !== quote)) return none;
  }
  return field;
}

/** Whether the value of a field is written so. */
export const bytesAre = ({ bytes, fields }: Slice, field = none, wanted: Uint8Array): boolean =>
  field !== none && areBytes(bytes, valueStart(fields, field), valueEnd(fields, field), wanted);

/** Whether the value of a field is an object. */
export const isObjectAt = ({ bytes, fields }: Slice, field = none): boolean =>
  field !== none && bytes[valueStart(fields, field)] === openBrace;

/** Whether nothing in a value is `true`. */
export function marksNothing(slice: Slice, field = none): boolean {
  if (field === none || bytesAre(slice, field, nothing)) return true;
  const { bytes, fields } = slice;
  const end = valueEnd(fields, field) - trueWord.length;
  for (let position = valueStart(fields, field); position <= end; position += 1) {
    if (bytes[position] === trueWord[0] && beginsWith(bytes, position, trueWord)) return false;
  }
  return true;
}

const trueWord = Buffer.from("true");

/** Whether the value of a field, and that of the one that comes after it, are written the same. */
export const areSame = ({ bytes, fields }: Slice, one: number, other: number): boolean =>
  (fieldAfter(fields, one) === other && isRepeated(fields, other)) ||
  (valueEnd(fields, one) - valueStart(fields, one) === valueEnd(fields, other) - valueStart(fields, other) &&
    bytes.compare(
      bytes,
      valueStart(fields, one),
      valueEnd(fields, one),
      valueStart(fields, other),
      valueEnd(fields, other),
    ) === 0);
