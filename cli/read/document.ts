import { newDigest } from "../digest";
import { endedInTime } from "../ended-in-time";
import { inTime } from "../in-time";
import { type Budget, budgetOf } from "../limits";
import { relevant } from "../relevant/relevant";
import { ByteReader, EndsEarly, NotUtf8, TooMuch, ValueTooLong } from "./byte-reader";
import type { Json } from "./json";
import { type Parts, partsOfBytes, seenBy, upTo, withBeginning, withoutFirst } from "./parts";
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
import { partsOfFile, partsOfInput } from "./sources";
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

/**
 * Terraform document of a saved plan file, its JSON text, gzip of that, or "-" for standard input: what can matter of it.
 *
 * @throws UsageError where there is no such file, DocumentError where it is no plan, or asks for more than it may
 */
export async function readDocument(source: string, budget: Budget = budgetOf(), see: Seeing = unseen): Promise<Json> {
  return inTime(budget.left(), notRead, (signal) =>
    source === "-"
      ? documentIn(seenBy(see, partsOfInput(signal)), budget, (parts) => shownPlanOf(parts, signal))
      : documentIn(seenBy(see, partsOfFile(source, signal)), budget, (parts) => shownUnchanged(source, parts, signal)),
  );
}

/**
 * Terraform document of its bytes, JSON text or gzip of that: what can matter of it.
 *
 * @throws DocumentError where it is no plan, or asks for more than it may
 */
export async function documentOf(bytes: Uint8Array, budget: Budget = budgetOf(), see: Seeing = unseen): Promise<Json> {
  see(bytes);
  return inTime(budget.left(), notRead, () => documentIn(partsOfBytes(bytes), budget, (parts) => parts));
}

// Terraform reads the file once more: it must find what was seen.
async function* shownUnchanged(file: string, parts: Parts, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const before = await digestOf(parts);
  yield* shownPlan(file, signal);
  if ((await digestOf(partsOfFile(file, signal))) !== before) throw changed();
}

async function digestOf(parts: Parts): Promise<string> {
  const digest = newDigest();
  for await (const part of parts) digest.add(part);
  return digest.text();
}

const notRead = (): Error => tooSlow("the document did not come to its end");

async function documentIn(given: Parts, budget: Budget, shown: (parts: Parts) => Parts): Promise<Json> {
  const [beginning, parts] = await withBeginning(upTo(given, budget.bytes, () => tooLong("bytes", budget.bytes)));
  const text = isPlanFile(beginning) ? shown(parts) : isGzip(beginning) ? unpacked(parts) : parts;
  return textIn(
    upTo(text, budget.unpacked, () => tooLong("unpacked", budget.unpacked)),
    budget,
  );
}

async function textIn(given: Parts, budget: Budget): Promise<Json> {
  const [beginning, parts] = await withBeginning(given);
  const encoding = encodingOf(beginning);
  if (encoding !== "utf-8") return read(utf8Of(parts, encoding === "utf-16be"), budget);
  return read(isMarkedUtf8(beginning) ? withoutFirst(parts, 3) : parts, budget);
}

async function read(parts: Parts, budget: Budget): Promise<Json> {
  const { depth, memory } = budget;
  const reader = new ByteReader({ held: mostBytesHeld, value: mostBytesOfValue, keys: mostKeysOfValue, memory, depth });
  const reading = streamed(reader);
  try {
    let step = reading.next();
    for await (const part of parts) {
      if (!step.done) step = reading.next(part);
      // Parts that are there at once let no timer have its turn.
      if (budget.left() < 0) throw notRead();
    }
    while (!step.done) step = reading.next(undefined);
    const { value } = step;
    return endedInTime(budget.left(), notRead, () => relevant(value));
  } catch (error) {
    if (error instanceof EndsEarly) throw reader.hasBegun ? truncated() : empty();
    if (error instanceof NotUtf8) throw notText();
    if (error instanceof TooMuch) throw tooMuch(memory);
    if (error instanceof ValueTooLong) throw valueTooLong(error.most, mostKeysOfValue);
    if (error instanceof TooDeep) throw tooDeep(depth);
    if (error instanceof NotJson) throw reader.beginsLikeJson ? malformed() : notJson();
    throw error;
  }
}
