import type { Fields } from "./fields";

/** A value as it stands in bytes. Valid until the next value is read. */
export interface Slice {
  /** The bytes among which it stands. */
  readonly bytes: Buffer;
  /** Where it begins in them. */
  readonly start: number;
  /** Where it ends. */
  readonly end: number;
  /** Where it begins in the text, in bytes. */
  readonly position: number;
  /** Where its fields stand, as deep as was asked for. */
  readonly fields: Fields;
  /** Keys of all objects in it, at any depth. */
  readonly keyCount: number;
  /** Objects and lists in it, at any depth. */
  readonly holderCount: number;
}

/** The value's own bytes. */
export const bytesOf = ({ bytes, start, end }: Pick<Slice, "bytes" | "start" | "end">): Buffer =>
  bytes.subarray(start, end);
