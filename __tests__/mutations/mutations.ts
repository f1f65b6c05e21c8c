import { doubtedPlan } from "../doubt/doubted";
import { caseNamed, type NamedCase } from "../policies/cases";
import rows from "./rows.json";

/** A plan of a row. */
export interface MutationCase extends Omit<NamedCase, "reasons"> {
  /**
   * Reasons of the findings that reject.
   * @default - those that docs/mutations.md shows
   */
  readonly reasons?: readonly string[];
}

/** One way to change the chain: to weaken it (`a…`), or harmless (`b…`). */
export interface Mutation {
  readonly id: string;
  readonly area: string;
  readonly change: string;
  /** Whether it weakens nothing, and stands among those that do as a control. */
  readonly isControl: boolean;
  readonly cases: readonly MutationCase[];
}

interface Row {
  readonly id: string;
  readonly area: string;
  readonly change: string;
  readonly control?: boolean;
  readonly cases: readonly string[];
}

const doubt = "doubt:";

/** A case by its name, also one of those that were judged wrongly once: `doubt:` and its path in __tests__/doubt. */
const caseOf = (name: string): MutationCase => {
  if (!name.startsWith(doubt)) return caseNamed(name);
  const id = name.slice(doubt.length);
  return { id, making: "edited", plan: doubtedPlan(id) };
};

/** Every mutation, in the order of the table. */
export const mutations: readonly Mutation[] = (rows as readonly Row[]).map(
  ({ id, area, change, control = false, cases }) => ({
    id,
    area,
    change,
    isControl: control,
    cases: cases.map(caseOf),
  }),
);

/** Whether a mutation weakens. */
export const weakens = ({ id }: Mutation): boolean => id.startsWith("a");
