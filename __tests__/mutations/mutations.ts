import { caseNamed } from "../plans/cases";
import type { PlanCase } from "../plans/plan-case";
import rows from "./rows.json";

/** One way to change the chain: to weaken it (`a…`), or harmless (`b…`). */
export interface Mutation {
  readonly id: string;
  readonly area: string;
  readonly change: string;
  /** Whether it weakens nothing, and stands among those that do as a control. */
  readonly isControl: boolean;
  readonly cases: readonly PlanCase[];
}

interface Row {
  readonly id: string;
  readonly area: string;
  readonly change: string;
  readonly control?: boolean;
  readonly cases: readonly string[];
}

/** Every mutation, in the order of the table. */
export const mutations: readonly Mutation[] = (rows as readonly Row[]).map(
  ({ id, area, change, control = false, cases }) => ({
    id,
    area,
    change,
    isControl: control,
    cases: cases.map(caseNamed),
  }),
);

/** Whether a mutation weakens. */
export const weakens = ({ id }: Mutation): boolean => id.startsWith("a");
