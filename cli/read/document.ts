import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { getHeapStatistics } from "node:v8";
import { createGunzip } from "node:zlib";
import { DocumentError, UsageError } from "../errors";
import { relevant } from "../relevant/relevant";
import { ByteReader, EndsEarly, NotUtf8, type Room, TooMuch } from "./byte-reader";
import type { Json } from "./json";
import { parsed } from "./parse";
import { shownPlan, shownPlanOf } from "./plan-file";
import { project } from "./project";
import { empty, malformed, notJson, notText, tooDeep, truncated } from "./refusals";
import { NotJson, TooDeep } from "./skipper";
import { streamed } from "./streamed";
import { textOf } from "./text";

/** Bytes, part by part. */
type Parts = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Longest document that is read, unpacked: 8 GiB. */
const mostBytes = 8 * 2 ** 30;

/** Longest text that V8 holds: 512 MiB less some. Only UTF-16 and plan files on standard input are read as a whole. */
const mostBytesAsText = 0x1fffffe8;

const partBytes = 2 ** 20;

/** What is built takes some times its bytes in V8's heap, and a heap that overflows ends the whole process. */
const room = (): Room => ({ value: 2 ** 28, all: Math.floor(getHeapStatistics().heap_size_limit / 6) });

const begins = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, position) => bytes[position] === byte);

const isGzip = (bytes: Uint8Array): boolean => begins(bytes, 0x1f, 0x8b);
// A saved plan is a zip archive.
const isPlanFile = (bytes: Uint8Array): boolean => begins(bytes, 0x50, 0x4b, 0x03, 0x04);
const isMarkedUtf8 = (bytes: Uint8Array): boolean => begins(bytes, 0xef, 0xbb, 0xbf);
const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (first === 0) !== (second === 0);

/**
 * Terraform document of a saved plan file, its JSON text, gzip of that, or "-" for standard input: what can matter of it.
 *
 * @throws UsageError where there is no such file, DocumentError where it is no plan
 */
export async function readDocument(source: string): Promise<Json> {
  if (source === "-") return documentIn(process.stdin, async (parts) => shownPlanOf(await whole(parts)));
  return documentIn(partsOfFile(source), () => shownPlan(source));
}

/** Terraform document of its bytes, JSON text or gzip of that: what can matter of it. */
export const documentOf = (bytes: Uint8Array): Promise<Json> => documentIn([bytes], () => Promise.resolve(bytes));

async function documentIn(given: Parts, shown: (parts: Parts) => Promise<Uint8Array>): Promise<Json> {
  const [beginning, parts] = await withBeginning(given);
  if (isPlanFile(beginning)) return textIn([await shown(parts)]);
  return isGzip(beginning) ? textIn(unpacked(parts)) : textIn(parts);
}

async function textIn(given: Parts): Promise<Json> {
  const [beginning, parts] = await withBeginning(given);
  if (isUtf16(beginning)) return relevant(project(parsed(textOf(await whole(parts)))));
  const document = await read(isMarkedUtf8(beginning) ? withoutMark(parts) : parts);
  return relevant(document);
}

async function read(parts: Parts): Promise<Json> {
  const reader = new ByteReader(room());
  const reading = streamed(reader);
  try {
    let step = reading.next();
    let length = 0;
    for await (const part of parts) {
      length += part.length;
      if (length > mostBytes) throw tooLarge("8 GiB");
      if (!step.done) step = reading.next(part);
    }
    while (!step.done) step = reading.next(undefined);
    return step.value;
  } catch (error) {
    if (error instanceof EndsEarly) throw reader.hasBegun ? truncated() : empty();
    if (error instanceof NotUtf8) throw notText();
    if (error instanceof TooMuch) throw tooMuch();
    if (error instanceof TooDeep) throw tooDeep();
    if (error instanceof NotJson) throw reader.beginsLikeJson ? malformed() : notJson();
    throw error;
  }
}

async function* partsOfFile(file: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: partBytes });
  } catch (error) {
    throw new UsageError(complaintOf(file, error));
  }
}

/** The first bytes, as many as tell what they begin, and all parts. */
async function withBeginning(parts: Parts): Promise<readonly [Uint8Array, Parts]> {
  const iterator = Symbol.asyncIterator in parts ? parts[Symbol.asyncIterator]() : parts[Symbol.iterator]();
  let beginning: Uint8Array = new Uint8Array(0);
  while (beginning.length < 4) {
    const next = await iterator.next();
    if (next.done) break;
    beginning = beginning.length === 0 ? next.value : Buffer.concat([beginning, next.value]);
  }
  return [beginning, continued(beginning, iterator)];
}

async function* continued(
  beginning: Uint8Array,
  iterator: AsyncIterator<Uint8Array> | Iterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  yield beginning;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}

async function* withoutMark(parts: Parts): AsyncIterable<Uint8Array> {
  let first = true;
  for await (const part of parts) {
    yield first ? part.subarray(3) : part;
    first = false;
  }
}

async function* unpacked(parts: Parts): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: partBytes });
  const packed = Readable.from(parts, { objectMode: true });
  packed.on("error", (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip);
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

async function whole(parts: Parts): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    length += part.length;
    if (length > mostBytesAsText) throw tooLarge("512 MiB");
    kept.push(part);
  }
  return Buffer.concat(kept);
}

const tooMuch = (): DocumentError =>
  new DocumentError(
    "document_too_large",
    "what the document says of AWS takes more memory than Node.js may use",
    "Give it more, as by NODE_OPTIONS=--max-old-space-size=8192, or split the plan.",
  );

const tooLarge = (limit: string): DocumentError =>
  new DocumentError(
    "document_too_large",
    `the document is larger than ${limit}`,
    "Split the plan, or give it without what is not AWS's.",
  );

const complaints: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "this is a folder",
  EACCES: "it may not be read",
};

function complaintOf(source: string, error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return `cannot read plan "${source}": ${complaints[code] ?? code}. Give a saved plan file, its JSON, or - for standard input.`;
}
