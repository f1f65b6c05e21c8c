import { readFileSync } from "node:fs";
import { newDigest } from "../digest";
import { DocumentError } from "../errors";
import { inTime } from "../in-time";
import { type Budget, budgetOf } from "../limits";
import type { Surroundings } from "../surroundings";
import { bufferOf } from "./buffer-of";
import { FileStore } from "./file-store";
import type { Json } from "./json";
import { type Parts, partBytes, partsOfBytes, seenBy, upTo, withBeginning, withoutFirst } from "./parts";
import { type Showing, shownPlan, shownPlanOf } from "./plan-file";
import { besideJson, changed, isBesideJson, notRead, otherOutput, tooLong } from "./refusals";
import { mostBytesAtOnce, smallDocument } from "./small-document";
import { openedFile, partsOfFile, partsOfInput, partsOfOpenFile } from "./sources";
import { type Store, storeInText } from "./store";
import { encodingOf } from "./text";
import { unpacked } from "./unpacked";
import { utf8Of } from "./utf8";

/** As many bytes as tell what they begin. */
const magicBytes = 4;

const begins = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, position) => bytes[position] === byte);

const isGzip = (bytes: Uint8Array): boolean => begins(bytes, 0x1f, 0x8b);
// A saved plan is a zip archive.
const isPlanFile = (bytes: Uint8Array): boolean => begins(bytes, 0x50, 0x4b, 0x03, 0x04);
const isMarkedUtf8 = (bytes: Uint8Array): boolean => begins(bytes, 0xef, 0xbb, 0xbf);

/** Takes each part of what is read, as it comes. */
type Seeing = (part: Uint8Array) => void;

const unseen: Seeing = () => undefined;

/** Where a document comes from. */
interface Source {
  readonly parts: Parts;
  /** JSON text of the saved plan file that the parts are. */
  readonly shown: (parts: Parts) => Parts;
  /** What is had again of the text that the parts are, from so many bytes on; where nothing is, it is kept. */
  readonly storeFrom?: (before: number) => Store;
}

/**
 * Terraform document of a saved plan file, its JSON text, gzip of that, or "-" for standard input: what can matter of it.
 *
 * @throws UsageError where there is no such file, DocumentError where it is no plan, or asks for more than it may
 */
export async function readDocument(
  source: string,
  around: Pick<Surroundings, "stdin"> & Showing,
  budget: Budget = budgetOf(),
  see: Seeing = unseen,
): Promise<Json> {
  return inTime(budget.left(), notRead, (signal) => {
    if (source === "-") {
      return documentIn(
        {
          parts: seenBy(see, partsOfInput(around.stdin, signal)),
          shown: (parts) => shownPlanOf(parts, around, signal),
        },
        budget,
      );
    }
    const shown = (parts: Parts): Parts => shownUnchanged(source, parts, around, signal);
    const descriptor = openedFile(source);
    return descriptor === undefined
      ? documentIn({ parts: seenBy(see, partsOfFile(source, signal)), shown }, budget)
      : documentInFile(descriptor, shown, budget, see);
  });
}

async function documentInFile(
  descriptor: number,
  shown: (parts: Parts) => Parts,
  budget: Budget,
  see: Seeing,
): Promise<Json> {
  const file = new FileStore(descriptor);
  try {
    const source =
      file.bytes <= partBytes
        ? sourceIn(readFileSync(descriptor), shown)
        : { parts: partsOfOpenFile(descriptor), shown, storeFrom: (before: number) => file.from(before) };
    return await documentIn({ ...source, parts: seenBy(see, source.parts) }, budget);
  } finally {
    file.close();
  }
}

const sourceIn = (bytes: Uint8Array, shown: (parts: Parts) => Parts): Source => ({
  parts: partsOfBytes(bytes),
  shown,
  storeFrom: (before) => storeInText(bufferOf(bytes).subarray(before)),
});

/**
 * Terraform document of its bytes, JSON text or gzip of that: what can matter of it.
 *
 * @throws DocumentError where it is no plan, or asks for more than it may
 */
export async function documentOf(bytes: Uint8Array, budget: Budget = budgetOf(), see: Seeing = unseen): Promise<Json> {
  see(bytes);
  return inTime(budget.left(), notRead, () =>
    documentIn(
      sourceIn(bytes, (parts) => parts),
      budget,
    ),
  );
}

// Terraform reads the file once more: it must find what was seen.
async function* shownUnchanged(
  file: string,
  parts: Parts,
  showing: Showing,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const before = await digestOf(parts);
  yield* shownPlan(file, showing, signal);
  if ((await digestOf(partsOfFile(file, signal))) !== before) throw changed();
}

async function digestOf(parts: Parts): Promise<string> {
  const digest = newDigest();
  for await (const part of parts) digest.add(part);
  return digest.text();
}

async function documentIn({ parts: given, shown, storeFrom }: Source, budget: Budget): Promise<Json> {
  const [beginning, parts] = await withBeginning(
    upTo(given, budget.bytes, () => tooLong("bytes", budget.bytes)),
    magicBytes,
  );
  if (isPlanFile(beginning)) return shownDocument(shown(parts), budget);
  if (isGzip(beginning)) return textIn(unpacked(parts), budget);
  return textIn(parts, budget, storeFrom);
}

/** Of what a program showed: what stands beside its JSON is its fault, and not that of who gave the plan file. */
async function shownDocument(parts: Parts, budget: Budget): Promise<Json> {
  try {
    return await textIn(parts, budget);
  } catch (error) {
    throw error instanceof DocumentError && isBesideJson(error) ? besideJson() : error;
  }
}

async function textIn(given: Parts, budget: Budget, storeFrom?: Source["storeFrom"]): Promise<Json> {
  const [beginning, parts] = await withBeginning(
    upTo(given, budget.unpacked, () => tooLong("unpacked", budget.unpacked)),
    magicBytes,
  );
  const encoding = encodingOf(beginning);
  if (encoding !== "utf-8") return read(utf8Of(parts, encoding === "utf-16be"), budget);
  return isMarkedUtf8(beginning)
    ? read(withoutFirst(parts, 3), budget, storeFrom?.(3))
    : read(parts, budget, storeFrom?.(0));
}

async function read(given: Parts, budget: Budget, store?: Store): Promise<Json> {
  const [beginning, parts] = await withBeginning(given, mostBytesAtOnce + 1);
  if (budget.left() < 0) throw notRead();
  const refusal = otherOutput(beginning);
  if (refusal !== undefined) throw refusal;
  return smallDocument(beginning, budget) ?? longDocument(parts, budget, store);
}

// What short documents do not need is loaded late: to load it takes a tenth of their time.
function longDocument(parts: Parts, budget: Budget, store?: Store): Promise<Json> {
  const { longDocument }: typeof import("./long-document") = require("./long-document");
  return longDocument(parts, budget, store);
}
