import { readFileSync } from "node:fs";
import { newDigest } from "../digest";
import { endedInTime } from "../ended-in-time";
import { inTime } from "../in-time";
import { type Budget, budgetOf } from "../limits";
import { completeRelevant } from "../relevant/relevant";
import { Survey } from "../relevant/survey";
import type { Surroundings } from "../surroundings";
import { bufferOf } from "./buffer-of";
import { Builder } from "./builder";
import { ByteReader, EndsEarly, NotUtf8, ValueTooLong } from "./byte-reader";
import { FileStore } from "./file-store";
import type { Json } from "./json";
import { Memory, TooMuch } from "./memory";
import { PackedStore } from "./packed-store";
import { type Parts, partBytes, partsOfBytes, seenBy, upTo, withBeginning, withoutFirst } from "./parts";
import { shownPlan, shownPlanOf } from "./plan-file";
import {
  changed,
  empty,
  malformed,
  notJson,
  notText,
  tooDeep,
  tooLong,
  tooMuch,
  tooSlow,
  truncated,
  valueTooLong,
} from "./refusals";
import { NotJson, TooDeep } from "./skipper";
import { openedFile, partsOfFile, partsOfInput, partsOfOpenFile } from "./sources";
import { type Store, storeInText } from "./store";
import { streamed } from "./streamed";
import { encodingOf } from "./text";
import { unpacked } from "./unpacked";
import { utf8Of } from "./utf8";

/** What is of no guarded type may be longer, as the content of a file. */
const mostBytesHeld = 128 * 2 ** 20;
/** No value of AWS is longer, and V8 takes some times its bytes at once to build it. */
const mostBytesOfValue = 16 * 2 ** 20;
const mostKeysOfValue = 200_000;

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
  around: Pick<Surroundings, "stdin" | "env">,
  budget: Budget = budgetOf(),
  see: Seeing = unseen,
): Promise<Json> {
  return inTime(budget.left(), notRead, (signal) => {
    if (source === "-") {
      return documentIn(
        {
          parts: seenBy(see, partsOfInput(around.stdin, signal)),
          shown: (parts) => shownPlanOf(parts, around.env, signal),
        },
        budget,
      );
    }
    const shown = (parts: Parts): Parts => shownUnchanged(source, parts, around.env, signal);
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
  env: Surroundings["env"],
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const before = await digestOf(parts);
  yield* shownPlan(file, env, signal);
  if ((await digestOf(partsOfFile(file, signal))) !== before) throw changed();
}

async function digestOf(parts: Parts): Promise<string> {
  const digest = newDigest();
  for await (const part of parts) digest.add(part);
  return digest.text();
}

const notRead = (): Error => tooSlow("the document did not come to its end");

async function documentIn({ parts: given, shown, storeFrom }: Source, budget: Budget): Promise<Json> {
  const [beginning, parts] = await withBeginning(upTo(given, budget.bytes, () => tooLong("bytes", budget.bytes)));
  if (isPlanFile(beginning)) return textIn(shown(parts), budget);
  if (isGzip(beginning)) return textIn(unpacked(parts), budget);
  return textIn(parts, budget, storeFrom);
}

async function textIn(given: Parts, budget: Budget, storeFrom?: Source["storeFrom"]): Promise<Json> {
  const [beginning, parts] = await withBeginning(
    upTo(given, budget.unpacked, () => tooLong("unpacked", budget.unpacked)),
  );
  const encoding = encodingOf(beginning);
  if (encoding !== "utf-8") return read(utf8Of(parts, encoding === "utf-16be"), budget);
  return isMarkedUtf8(beginning)
    ? read(withoutFirst(parts, 3), budget, storeFrom?.(3))
    : read(parts, budget, storeFrom?.(0));
}

async function read(parts: Parts, budget: Budget, store?: Store): Promise<Json> {
  const { depth } = budget;
  const memory = new Memory(budget.memory);
  const reader = new ByteReader(mostBytesHeld, depth);
  const builder = new Builder(
    { value: mostBytesOfValue, keys: mostKeysOfValue, depth },
    memory,
    store ?? new PackedStore(memory),
  );
  const survey = new Survey(builder, memory);
  const reading = streamed({ reader, builder, lists: survey });
  try {
    let step = reading.next();
    for await (const part of parts) {
      if (!step.done) step = reading.next(part);
      // Parts that are there at once let no timer have its turn.
      if (budget.left() < 0) throw notRead();
    }
    while (!step.done) step = reading.next(undefined);
    const { value } = step;
    endedInTime(budget.left(), notRead, () => completeRelevant(value, survey));
    return value;
  } catch (error) {
    if (error instanceof EndsEarly) throw reader.hasBegun ? truncated() : empty();
    if (error instanceof NotUtf8) throw notText();
    if (error instanceof TooMuch) throw tooMuch(budget.memory);
    if (error instanceof ValueTooLong) throw valueTooLong(error.most, mostKeysOfValue);
    if (error instanceof TooDeep) throw tooDeep(depth);
    if (error instanceof NotJson) throw reader.beginsLikeJson ? malformed() : notJson();
    throw error;
  }
}
