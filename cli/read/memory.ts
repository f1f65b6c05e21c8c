/** More would have to be held than there is room for. */
export class TooMuch extends Error {
  override readonly name = "TooMuch";
}

/** Memory that is taken for a document, counted before it is taken. */
export class Memory {
  #taken = 0;

  /** @param most bytes that may be taken */
  constructor(readonly most: number) {}

  take(bytes: number): void {
    this.#taken += bytes;
    if (this.#taken > this.most) throw new TooMuch();
  }

  giveBack(bytes: number): void {
    this.#taken -= bytes;
  }
}
