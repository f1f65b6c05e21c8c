/** Whether bytes begin so at a position. */
export function beginsWith(bytes: Uint8Array, start: number, wanted: Uint8Array): boolean {
  for (let offset = 0; offset < wanted.length; offset += 1) if (bytes[start + offset] !== wanted[offset]) return false;
  return true;
}

/** Whether bytes are these from one position to another. */
export const areBytes = (bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean =>
  end - start === wanted.length && beginsWith(bytes, start, wanted);
