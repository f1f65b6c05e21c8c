import { endedInTime } from "../ended-in-time";
import type { Budget } from "../limits";
import { completeRelevant } from "../relevant/relevant";
import { Survey } from "../relevant/survey";
import { NotJson, TooDeep } from "../scan/skipper";
import { Builder } from "./builder";
import { ByteReader, EndsEarly, NotUtf8, ValueTooLong } from "./byte-reader";
import type { Json } from "./json";
import { Memory, TooMuch } from "./memory";
import { PackedStore } from "./packed-store";
import type { Parts } from "./parts";
import { empty, malformed, notJson, notRead, notText, tooDeep, tooMuch, truncated, valueTooLong } from "./refusals";
import type { Store } from "./store";
import { streamed } from "./streamed";

/** What is of no guarded type may be longer, as the content of a file. */
const mostBytesHeld = 128 * 2 ** 20;
/** No value of AWS is longer, and V8 takes some times its bytes at once to build it. */
const mostBytesOfValue = 16 * 2 ** 20;
const mostKeysOfValue = 200_000;

/**
 * What can matter of a document, read part by part and never held as a whole.
 *
 * @param store where its text is had again; where it comes only once, it is kept
 * @throws DocumentError where it is no plan, or asks for more than it may
 */
export async function longDocument(parts: Parts, budget: Budget, store?: Store): Promise<Json> {
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
