import type { Waiver } from "../../cli/judge/waiver";
import { changes } from "../e2e/changes";
import { recordedPlan } from "../e2e/corpus";
import type { Case } from "../e2e/expectation";
import { mutationEdits } from "../mutations/edits";
import { casesOf } from "../shapes/shape";
import { shapes } from "../shapes/shapes";
import { combinations } from "./combinations";
import { decisionEdits } from "./decision-edits";
import { editedPlans } from "./edited-plans";

/** How a plan came about: `planned` by Terraform as it is, or `edited` from one that was. */
export type Making = "planned" | "edited";

/** One plan, and what the gate must say of it. */
export interface NamedCase {
  readonly id: string;
  readonly making: Making;
  readonly plan: unknown;
  /** Reasons of the findings that reject. */
  readonly reasons: readonly string[];
  /**
   * What is waived.
   * @default - nothing
   */
  readonly waivers?: readonly Waiver[];
}

const planned: ReadonlyMap<string, Case> = new Map(
  [...changes, ...shapes.flatMap(casesOf)].map((one) => [one.id, one]),
);

const edits: ReadonlyMap<string, Omit<NamedCase, "id" | "making">> = new Map(
  [...editedPlans, ...combinations, ...decisionEdits, ...mutationEdits].map((one) => [one.id, one]),
);

/**
 * A case by its name: `plan:` and the id of a change that Terraform planned, or `edit:` and that of an edited plan.
 *
 * @throws Error where there is none
 */
export const caseNamed = (name: string): NamedCase => {
  const [source, id] = [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)];
  if (source === "plan") {
    const change = planned.get(id);
    if (change) return { id, making: "planned", plan: JSON.parse(recordedPlan(id)), reasons: change.reasons };
  } else {
    const edit = edits.get(id);
    if (edit) return { ...edit, id, making: "edited" };
  }
  throw new Error(`there is no case "${name}"`);
};
