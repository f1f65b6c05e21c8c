/** Where the fields of the outer objects of a value stand among bytes, in the order of their keys. */
export interface Fields {
  /** How many there are. */
  readonly count: number;
  /**
   * Of each field seven numbers: how deep its object stands, where its key begins and ends without the quotes, where its value begins and ends,
   * the number of the first field that does not stand in its value, and 1 where the value repeats that of the field before it, byte by byte: of
   * the fields in a value that repeats another nothing is said.
   */
  readonly numbers: Int32Array;
  /** Whether no key, at any depth, has an escape, or stands twice in its object, and nothing was too much to find that out. */
  readonly isPlain: boolean;
}

/** How many numbers there are of a field. */
export const numbersOfField = 7;

const quote = 0x22;
const backslash = 0x5c;
const firstBeyondAscii = 0x80;

/** Where the key of a field begins, after its quote. */
export const keyStart = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField + 1] ?? 0;

/** Where it ends, before its quote. */
export const keyEnd = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField + 2] ?? 0;

/** Where the value of a field begins. */
export const valueStart = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField + 3] ?? 0;

/** Where it ends. */
export const valueEnd = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField + 4] ?? 0;

/** The next field that does not stand in the value of this one. */
export const fieldAfter = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField + 5] ?? 0;

/** Whether the value of a field repeats that of the field before it in its object. */
export const isRepeated = ({ numbers }: Fields, field: number): boolean => numbers[field * numbersOfField + 6] === 1;

/** Whether the value of a field is a text without escapes and of ASCII alone, so that its characters are its bytes between the quotes. */
export function isPlainText(bytes: Uint8Array, fields: Fields, field: number): boolean {
  const start = valueStart(fields, field);
  if (bytes[start] !== quote) return false;
  const end = valueEnd(fields, field) - 1;
  for (let position = start + 1; position < end; position += 1) {
    const byte = bytes[position] ?? 0;
    if (byte === backslash || byte >= firstBeyondAscii) return false;
  }
  return true;
}

/** A plain text that is the value of a field. */
export const plainText = (bytes: Buffer, fields: Fields, field: number): string =>
  bytes.toString("latin1", valueStart(fields, field) + 1, valueEnd(fields, field) - 1);
