/** Where something is written in a source. */
export interface Place {
  /** Path from the root of the repository, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}
