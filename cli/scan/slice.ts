import type { Skipper } from "./skipper";

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
  readonly fields: Skipper;
  /** Keys of all objects in it, at any depth. */
  readonly keyCount: number;
  /** Objects and lists in it, at any depth. */
  readonly holderCount: number;
}

/** Of a value where it stands. */
export type Placed = Pick<Slice, "bytes" | "start" | "end" | "position">;

/** The value's own bytes. */
export const bytesOf = ({ bytes, start, end }: Placed): Buffer => bytes.subarray(start, end);
