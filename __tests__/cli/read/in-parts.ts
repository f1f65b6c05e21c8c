import { Builder } from "../../../cli/read/builder";
import { ByteReader } from "../../../cli/read/byte-reader";
import type { Json } from "../../../cli/read/json";
import { Memory } from "../../../cli/read/memory";
import { PackedStore } from "../../../cli/read/packed-store";
import { type Store, storeInText } from "../../../cli/read/store";
import { streamed } from "../../../cli/read/streamed";
import { completeRelevant } from "../../../cli/relevant/relevant";
import { Survey } from "../../../cli/relevant/survey";

/** How many elements are kept, whether they matter or not. */
export const all = Number.MAX_SAFE_INTEGER;

/** How bytes are read. */
interface Way {
  /** Where the parts end in which they come. */
  readonly ends?: readonly number[];
  /** Lists of so few elements are kept whole. */
  readonly few: number;
  /** Whether they come only once. */
  readonly once?: boolean;
}

/** What is read of bytes that come in parts, each in the place of the one before. */
export const readInParts = (bytes: Buffer, { ends = [], few, once = false }: Way): Json => {
  const memory = new Memory(2 ** 30);
  const store: Store = once ? new PackedStore(memory) : storeInText(bytes);
  const builder = new Builder({ value: 2 ** 24, keys: 2 ** 16, depth: 1024 }, memory, store);
  const survey = new Survey(builder, memory, few);
  const reading = streamed({ reader: new ByteReader(2 ** 24, 1024), builder, lists: survey });
  const window = new Uint8Array(bytes.length);
  let step = reading.next();
  let start = 0;
  const positions = [...new Set(ends.map((one) => one % (bytes.length + 1)))].sort((one, other) => one - other);
  for (const end of [...positions, bytes.length]) {
    window.fill(0x21);
    window.set(bytes.subarray(start, end));
    if (!step.done) step = reading.next(window.subarray(0, end - start));
    start = end;
  }
  while (!step.done) step = reading.next(undefined);
  completeRelevant(step.value, survey);
  return step.value;
};

/** What can matter of a document. */
export const relevant = (document: unknown, few = 0): Json =>
  readInParts(Buffer.from(JSON.stringify(document)), { few });
