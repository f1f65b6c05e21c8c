import type { Parts } from "./parts";
import { notText } from "./refusals";

/**
 * The text of parts in UTF-16, in UTF-8: what a redirection of Windows PowerShell writes, with or without a byte order mark.
 *
 * @throws DocumentError where they are no UTF-16
 */
export async function* utf8Of(parts: Parts, isBigEndian: boolean): AsyncIterable<Uint8Array> {
  const decoder = new TextDecoder("utf-16le", { fatal: true });
  const decoded = (bytes?: Uint8Array): Uint8Array => {
    try {
      return Buffer.from(decoder.decode(bytes, { stream: bytes !== undefined }));
    } catch {
      throw notText();
    }
  };
  let odd = Buffer.alloc(0);
  for await (const part of parts) {
    const bytes = Buffer.concat([odd, part]);
    const even = bytes.length - (bytes.length % 2);
    odd = bytes.subarray(even);
    const units = bytes.subarray(0, even);
    yield decoded(isBigEndian ? units.swap16() : units);
  }
  yield decoded(odd);
  yield decoded();
}
