import type { Memory } from "../read/memory";

/** Texts by number: each is there once. */
export class Numbered {
  readonly #numbers = new Map<string, number>();
  readonly texts: string[] = [];
  // Most are the same as the one before.
  #last: string | undefined;
  #lastNumber = 0;

  constructor(readonly memory: Memory) {}

  numberOf(text: string): number {
    if (text !== this.#last) {
      this.#last = text;
      this.#lastNumber = this.#numberOf(text);
    }
    return this.#lastNumber;
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.memory.take(memoryOfText + text.length * 2);
    this.#numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

const memoryOfText = 100;
