import { Skipper } from "../scan/skipper";
import type { Slice } from "../scan/slice";
import { ValueTooLong } from "./byte-reader";
import { isList, isObject, type Json } from "./json";
import type { Memory } from "./memory";
import { repeated } from "./refusals";
import { repeatedKey } from "./repeated-key";
import type { Store } from "./store";

/** How much of a document may be built. */
export interface Room {
  /** Bytes of one value. */
  readonly value: number;
  /** Keys of one value. */
  readonly keys: number;
  /** Levels of values in values. */
  readonly depth: number;
}

// What V8 takes at most for a byte of JSON, for an object or a list, for a name of a key that was not there yet, and for one that is a
// number: measured of the worst, with what the projection takes beside.
const memoryOfByte = 6;
const memoryOfHolder = 100;
const memoryOfName = 250;
const memoryOfNumber = 150;

const isNumber = (name: string): boolean => {
  const first = name.charCodeAt(0);
  return first >= 0x30 && first <= 0x39;
};

/** What is built of a value: its bytes, and how much they become. */
type Measured = Pick<Slice, "bytes" | "start" | "end" | "keyCount" | "holderCount">;

/** Builds values of their bytes, and counts the memory that they take before it is taken. */
export class Builder {
  readonly #names = new Set<string>();
  readonly #skipper: Skipper;

  constructor(
    readonly room: Room,
    readonly memory: Memory,
    readonly store: Store,
  ) {
    this.#skipper = new Skipper(room.depth);
  }

  /** A value that stays. */
  built(slice: Measured): Json {
    this.memory.take(this.#memoryOf(slice));
    return this.#parsed(slice);
  }

  /** A value that is looked at, and goes. */
  passing(slice: Measured): Json {
    const bytes = this.#memoryOf(slice);
    this.memory.take(bytes);
    const value = this.#parsed(slice);
    this.memory.giveBack(bytes);
    return value;
  }

  /** A value that was put into the store, and stays. */
  again(place: number, length: number): Json {
    return this.built(this.#measured(place, length));
  }

  /** A value that was put into the store, is looked at, and goes. */
  passingAgain(place: number, length: number): Json {
    return this.passing(this.#measured(place, length));
  }

  #measured(place: number, length: number): Measured {
    const bytes = this.store.read(place, length);
    this.#skipper.reset();
    this.#skipper.pass(this.#skipper.start, this.#skipper.put(bytes));
    const { keyCount, holderCount } = this.#skipper;
    return { bytes, start: 0, end: bytes.length, keyCount, holderCount };
  }

  #memoryOf({ start, end, keyCount, holderCount }: Measured): number {
    if (end - start > this.room.value || keyCount > this.room.keys) throw new ValueTooLong(this.room.value);
    return (end - start) * memoryOfByte + holderCount * memoryOfHolder;
  }

  #parsed({ bytes, start, end, keyCount }: Measured): Json {
    const text = bytes.toString("utf8", start, end);
    const value = JSON.parse(text) as Json;
    // Of keys that stand twice in one object one is lost.
    if (this.#keysIn(value) !== keyCount) throw repeated(repeatedKey(text) ?? "");
    return value;
  }

  #keysIn(value: Json | undefined): number {
    let count = 0;
    if (isList(value)) {
      for (const element of value) if (typeof element === "object") count += this.#keysIn(element);
    } else if (isObject(value)) {
      for (const key in value) {
        count += 1;
        this.#name(key);
        const field = value[key];
        if (typeof field === "object") count += this.#keysIn(field);
      }
    }
    return count;
  }

  #name(key: string): void {
    if (isNumber(key)) this.memory.take(memoryOfNumber);
    if (this.#names.has(key)) return;
    this.#names.add(key);
    this.memory.take(memoryOfName);
  }
}
