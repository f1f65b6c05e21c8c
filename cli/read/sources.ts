import { closeSync, constants, createReadStream, openSync, readSync, statSync } from "node:fs";
import { Socket } from "node:net";
import { addAbortSignal, type Readable } from "node:stream";
import { setTimeout as after } from "node:timers/promises";
import { UsageError } from "../errors";
import { partBytes } from "./parts";

/** What comes from standard input, until the signal. */
export async function* partsOfInput(stdin: Readable, signal: AbortSignal): AsyncIterable<Uint8Array> {
  for await (const part of addAbortSignal(signal, stdin)) yield Buffer.from(part);
}

/**
 * What a file holds, until the signal.
 *
 * @throws UsageError where it cannot be read
 */
export async function* partsOfFile(file: string, signal: AbortSignal): AsyncIterable<Uint8Array> {
  try {
    yield* statSync(file).isFIFO()
      ? partsOfPipe(file, signal)
      : createReadStream(file, { highWaterMark: partBytes, signal });
  } catch (error) {
    throw signal.aborted ? error : new UsageError(complaintOf(file, error));
  }
}

/**
 * Descriptor of a file that can be read again, as no device and no pipe can.
 *
 * @throws UsageError where it cannot be opened
 */
export function openedFile(file: string): number | undefined {
  try {
    return statSync(file).isFile() ? openSync(file, constants.O_RDONLY) : undefined;
  } catch (error) {
    throw new UsageError(complaintOf(file, error));
  }
}

/** What an open file holds. */
export function* partsOfOpenFile(descriptor: number): Iterable<Uint8Array> {
  // One for all parts: to make one for each takes memory faster than it is given back.
  const part = new Uint8Array(partBytes);
  for (let position = 0; ; ) {
    const length = readSync(descriptor, part, 0, partBytes, position);
    if (length === 0) return;
    position += length;
    yield part.subarray(0, length);
  }
}

const pipeBytes = 65_536;
const betweenLooks = 10;

// What a shell puts in the place of `<(command)`: it is open, and its writer may be gone already.
const openInShell = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/;

const socketOf = (fd: number, signal: AbortSignal): Socket =>
  new Socket({ fd, readable: true, writable: false, signal });

/** What comes through a named pipe. To open one waits for who writes to it, in a thread that nothing can end: so look whether anything came. */
async function* partsOfPipe(file: string, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const open = openInShell.exec(file)?.[1];
  if (open !== undefined) {
    yield* socketOf(Number(open), signal);
    return;
  }
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  let first = partNow(descriptor);
  try {
    while (first === undefined) {
      await after(betweenLooks, undefined, { signal });
      first = partNow(descriptor);
    }
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
  yield first;
  yield* socketOf(descriptor, signal);
}

function partNow(descriptor: number): Uint8Array | undefined {
  const part = new Uint8Array(pipeBytes);
  try {
    const length = readSync(descriptor, part);
    return length > 0 ? part.subarray(0, length) : undefined;
  } catch (error) {
    if (codeOf(error) === "EAGAIN") return undefined;
    throw error;
  }
}

const complaints: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "this is a folder",
  EACCES: "it may not be read",
};

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

function complaintOf(source: string, error: unknown): string {
  const code = codeOf(error);
  return `cannot read plan "${source}": ${complaints[code] ?? code}. Give a saved plan file, its JSON, or - for standard input.`;
}
