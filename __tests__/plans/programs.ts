/** A program that makes plans, and the release that recorded some. */
export interface Program {
  /** Name and version: also the folder of its plans in the corpus. */
  readonly name: string;
  /**
   * Ids of cases that it cannot plan.
   * @default - none
   */
  readonly lacks?: readonly string[];
}

/** Records the whole corpus. */
export const mainProgram = "terraform-1.11.4";

/** Programs that record what `everywhere` names, beside the main one. */
export const programs: readonly Program[] = [
  // `removed` blocks came with 1.7
  { name: "terraform-1.5.7", lacks: ["alarm-forgotten"] },
  // A `removed` block knew no lifecycle before 1.10
  { name: "tofu-1.8.11", lacks: ["alarm-forgotten"] },
  { name: "tofu-1.10.10" },
];

const shapesEverywhere = ["fourteen-controls", "nested-modules", "count-and-splat"];

/** Ids of the cases that every program records. */
export const everywhere: readonly string[] = [
  "first-creation",
  "no-change",
  "alarm-threshold-three",
  "filter-deleted",
  "alarm-moved",
  "alarm-forgotten",
  "drift-threshold-accepted",
  ...shapesEverywhere.flatMap((shape) => [`shapes/${shape}/first-creation`, `shapes/${shape}/no-change`]),
  "shapes/fourteen-controls/control-disabled",
  "shapes/fourteen-controls/module-renamed",
  "shapes/nested-modules/topic-renamed",
  "shapes/nested-modules/group-renamed",
  "shapes/count-and-splat/count-zero",
  "shapes/count-and-splat/count-to-for-each",
];
