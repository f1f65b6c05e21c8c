import { readFileSync } from "node:fs";
import { join } from "node:path";
import { recordedPlan } from "../e2e/corpus";
import { type Edit, edited } from "./edit";
import type { PlanCase } from "./plan-edit";

/** A plan, and how it was edited. */
export interface EditedPlan extends PlanCase {
  readonly edits: readonly Edit[];
}

const cases: readonly Omit<EditedPlan, "plan">[] = JSON.parse(readFileSync(join(__dirname, "edits.json"), "utf8"));
const kept = JSON.parse(recordedPlan("no-change"));

/** No emulator can bring each of these about alone, so they are edits of a plan that real Terraform made of the deployed chain. */
export const editedPlans: readonly EditedPlan[] = cases.map((one) => ({
  ...one,
  plan: one.edits.reduce(edited, kept),
}));
