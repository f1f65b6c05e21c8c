/** Where the fields of the outer objects of a value stand among bytes, in the order of their keys. */
export interface Fields {
  /**
   * Of each field seven numbers: how deep its object stands, where its key begins and ends without the quotes, where its value begins and ends,
   * the number of the first field that does not stand in its value, and 1 where the value repeats that of the field before it, byte by byte: of
   * the fields in a value that repeats another nothing is said.
   */
  readonly numbers: Int32Array;
}

const numbersOfField = 7;

/** Where the value of a field begins. */
export const valueStart = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField + 3] ?? 0;

/** Where it ends. */
export const valueEnd = ({ numbers }: Fields, field: number): number => numbers[field * numbersOfField + 4] ?? 0;
