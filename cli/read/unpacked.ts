import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { DocumentError, UsageError } from "../errors";
import { lasting, type Parts, partBytes } from "./parts";

/**
 * What gzip packed.
 *
 * @throws DocumentError where it cannot be unpacked
 */
export async function* unpacked(parts: Parts): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: partBytes });
  const packed = Readable.from(lasting(parts), { objectMode: true });
  packed.on("error", (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip);
    // What follows the gzip is read, too: whoever sees the parts wants all of them.
    packed.unpipe(gunzip);
    for await (const _ of packed);
  } catch (error) {
    if (error instanceof UsageError || error instanceof DocumentError) throw error;
    throw new DocumentError(
      "document_compressed_wrongly",
      "the document begins like gzip, but cannot be unpacked",
      "Make it again: a disk or a pipe may have cut it.",
    );
  } finally {
    packed.destroy();
  }
}
