import { notText } from "./refusals";

/** How text is encoded, as its beginning tells. */
export const encodingOf = ([first, second, third]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" => {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && third !== 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return "utf-8";
};

const swapped = (bytes: Uint8Array): Uint8Array => {
  const copy = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return copy.swap16();
};

/**
 * Text of bytes in UTF-8 or UTF-16 (which a redirection of Windows PowerShell writes), with or without a byte order mark.
 *
 * @throws DocumentError where they are neither
 */
export function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return encoding === "utf-16be"
      ? new TextDecoder("utf-16le", { fatal: true }).decode(swapped(bytes))
      : new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw notText();
  }
}
