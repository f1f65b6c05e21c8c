const blockBits = 12;
const blockLength = 2 ** blockBits;

type Block = Float64Array | Uint32Array;

/** Numbers that are added at the end, in blocks: as few bytes each as they need, and none is copied when there are more. */
export class Numbers {
  readonly #blocks: Block[] = [];
  length = 0;

  /** @param newBlock what holds them: `Uint32Array`, or `Float64Array` where they may be greater */
  constructor(readonly newBlock: new (length: number) => Block) {}

  add(value: number): void {
    const offset = this.length & (blockLength - 1);
    if (offset === 0) this.#blocks.push(new this.newBlock(blockLength));
    const block = this.#blocks[this.length >> blockBits];
    if (block) block[offset] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#blocks[index >> blockBits]?.[index & (blockLength - 1)] ?? 0;
  }

  set(index: number, value: number): void {
    const block = this.#blocks[index >> blockBits];
    if (block) block[index & (blockLength - 1)] = value;
  }

  *[Symbol.iterator](): Generator<number> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index);
  }
}
