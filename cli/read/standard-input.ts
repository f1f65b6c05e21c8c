import type { Readable } from "node:stream";
import { UsageError } from "../errors";

/**
 * Everything that comes from standard input.
 *
 * @throws UsageError where it is more than so many bytes
 */
export async function standardInput(stdin: Readable, most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length > most)
      throw new UsageError(`standard input has more than ${most} bytes: give what is asked for, and no more`);
  }
  return Buffer.concat(chunks);
}
