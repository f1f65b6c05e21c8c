import { Readable } from "node:stream";
import type { Budget } from "../limits";
import { NotJson, Skipper, TooDeep } from "../scan/skipper";
import { isBlank } from "./blank";
import type { Parts } from "./parts";
import { notRead, tooLong, tooMany } from "./refusals";

const openBrace = 0x7b;
const mostLevels = 1024;

// More take longer to judge than anybody waits, and their reports more memory than there is.
const mostDocuments = 1000;

/**
 * The documents that come one after the other from a stream, as `terragrunt run --all` prints them: each as a stream of its own, which must be read
 * before the next is asked for. Blanks belong to what they follow, so that one document alone has every byte of the stream. What is no JSON object
 * is one document with all that follows, for its reader to say what it is.
 *
 * @throws DocumentError where all together are more bytes than may be read, take more time, or are too many
 */
export async function* documentsIn(stdin: Readable, budget: Pick<Budget, "bytes" | "left">): AsyncGenerator<Readable> {
  const bytes = new Bytes(stdin, budget.bytes);
  let count = 0;
  do {
    count += 1;
    if (count > mostDocuments) throw tooMany(mostDocuments);
    if (budget.left() < 0) throw notRead();
    yield Readable.from(documentIn(bytes), { objectMode: false });
  } while (bytes.isBetween && (await bytes.hasMore()));
}

/** Bytes of a stream, of which the last may be given back. */
class Bytes {
  readonly #parts: AsyncIterator<Uint8Array>;
  #rest: Uint8Array | undefined;
  #length = 0;
  /** Whether the last document was read to its end: only then what follows is another one. */
  isBetween = false;

  /** @param most that may be read */
  constructor(
    stdin: Readable,
    readonly most: number,
  ) {
    this.#parts = (stdin as Parts as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  }

  async next(): Promise<Uint8Array | undefined> {
    const rest = this.#rest;
    this.#rest = undefined;
    if (rest !== undefined && rest.length > 0) return rest;
    const { done, value } = await this.#parts.next();
    if (done === true) return undefined;
    this.#length += value.length;
    if (this.#length > this.most) throw tooLong("bytes", this.most);
    return Buffer.from(value);
  }

  giveBack(rest: Uint8Array): void {
    this.#rest = rest;
  }

  /** Whether anything follows. */
  async hasMore(): Promise<boolean> {
    const part = await this.next();
    if (part !== undefined) this.giveBack(part);
    return part !== undefined;
  }
}

/** The bytes of one document. */
async function* documentIn(bytes: Bytes): AsyncIterable<Uint8Array> {
  const skipper = new Skipper(mostLevels);
  skipper.reset();
  bytes.isBetween = false;
  let state: "begins" | "goes on" | "has ended" | "is no JSON" = "begins";
  for (let part = await bytes.next(); part !== undefined; part = await bytes.next()) {
    let end = 0;
    if (state === "begins") {
      const first = part.find((byte) => !isBlank(byte));
      if (first !== undefined) state = first === openBrace ? "goes on" : "is no JSON";
    }
    if (state === "goes on") {
      end = endIn(skipper, part);
      if (end === noJson) state = "is no JSON";
      else if (end !== goesOn) state = "has ended";
    }
    if (state === "has ended") {
      while (end < part.length && isBlank(part[end])) end += 1;
      bytes.isBetween = true;
      if (end < part.length) bytes.giveBack(part.subarray(end));
      yield part.subarray(0, end);
      if (end < part.length) return;
      continue;
    }
    yield part;
  }
}

const goesOn = -1;
const noJson = -2;

/** Where in a part the document ends, or one of these. */
function endIn(skipper: Skipper, part: Uint8Array): number {
  try {
    const end = skipper.pass(skipper.start, skipper.put(part));
    return end < 0 ? goesOn : end - skipper.start;
  } catch (error) {
    if (error instanceof NotJson || error instanceof TooDeep) return noJson;
    throw error;
  }
}
