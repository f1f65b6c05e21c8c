import { areBytes } from "../read/begins-with";

/** Text of the bytes that were asked for last: most elements stand beside others that say the same. */
export class LastText<Value> {
  #bytes: Uint8Array = new Uint8Array(0);
  #value: Value | undefined;

  /** @param belonging what belongs to a text */
  constructor(readonly belonging: (text: string) => Value) {}

  /** What belongs to the text of these bytes. */
  at(bytes: Buffer, start: number, end: number): Value {
    if (this.#value === undefined || !areBytes(bytes, start, end, this.#bytes)) {
      this.#bytes = Uint8Array.from(bytes.subarray(start, end));
      this.#value = this.belonging(bytes.toString("utf8", start, end));
    }
    return this.#value;
  }
}
