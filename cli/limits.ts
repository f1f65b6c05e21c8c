import { getHeapStatistics } from "node:v8";
import { UsageError } from "./errors";

/** How much a document may ask for at most; one that asks for more is not judged. */
export interface Limits {
  /**
   * Bytes that are read.
   * @default 8 GiB
   */
  readonly bytes?: number;
  /**
   * Bytes of JSON text that they become, unpacked or shown by Terraform.
   * @default 8 GiB
   */
  readonly unpacked?: number;
  /**
   * Levels of values in values, no more than 1024.
   * @default 1024
   */
  readonly depth?: number;
  /**
   * Bytes of memory that may be taken by what is kept of the document, and as many again by its judgement.
   * @default - what V8's heap has left
   */
  readonly memory?: number;
  /**
   * Seconds until there is an answer.
   * @default 900
   */
  readonly seconds?: number;
}

/** Name of a limit. */
export type LimitName = keyof Limits;

/** The limits of one call, and since when it runs. */
export interface Budget extends Required<Limits> {
  /** Milliseconds that are left, less than none where the time is over. */
  readonly left: () => number;
}

/** Deeper than this no plan goes, and what reads and judges it calls itself for each level. */
const mostLevels = 1024;

/** A day, which a timer can hold. */
const mostSeconds = 86_400;

/** The greatest value that each limit can have. */
const greatest: Readonly<Record<LimitName, number>> = {
  bytes: Number.MAX_SAFE_INTEGER,
  unpacked: Number.MAX_SAFE_INTEGER,
  depth: mostLevels,
  memory: Number.MAX_SAFE_INTEGER,
  seconds: mostSeconds,
};

/** Names of all limits. */
export const limitNames = Object.keys(greatest) as readonly LimitName[];

// A heap that overflows ends the whole process, whoever else uses it.
const heapLeft = (): number => {
  const { heap_size_limit, used_heap_size } = getHeapStatistics();
  return Math.max(heap_size_limit - used_heap_size, 0);
};

/** A limit of a name that none has. */
export const unknownLimit = (name: string): UsageError =>
  new UsageError(`unknown limit "${name}": use one of ${limitNames.join(", ")}`);

// Of the process: Node.js loads its whole measuring of performance for `performance.now()`.
const milliseconds = (): number => process.uptime() * 1000;

/**
 * The limits of a call that begins now.
 *
 * @throws UsageError for another limit, or where one is no whole number that it can have
 */
export function budgetOf(limits: Limits = {}): Budget {
  for (const [name, value] of Object.entries(limits)) checkLimit(name, value);
  const {
    bytes = 8 * 2 ** 30,
    unpacked = 8 * 2 ** 30,
    depth = mostLevels,
    memory = heapLeft(),
    seconds = 900,
  } = limits;
  const end = milliseconds() + seconds * 1000;
  return { bytes, unpacked, depth, memory, seconds, left: () => end - milliseconds() };
}

/** Whether a text is the name of a limit. */
export const isLimitName = (name: string): name is LimitName => Object.hasOwn(greatest, name);

function checkLimit(name: string, value: number | undefined): void {
  if (!isLimitName(name)) throw unknownLimit(name);
  if (value === undefined || (Number.isSafeInteger(value) && value >= 1 && value <= greatest[name])) return;
  throw new UsageError(`the limit "${name}" is ${value}: give a whole number from 1 to ${greatest[name]}`);
}
