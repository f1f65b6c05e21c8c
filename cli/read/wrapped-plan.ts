import { fieldOf, isObject, type JsonObject } from "./json";
import { twoPlans } from "./refusals";

/** Keys by which services hold a plan, each with that of what they know of its run: policy checks of HCP Terraform, Scalr, and Spacelift. */
const wrappers: Readonly<Record<string, string>> = { plan: "run", tfplan: "tfrun", terraform: "spacelift" };

/** Keys that may hold a plan. */
export const wrappingKeys = Object.keys(wrappers);

/** Keys of what a service knows of a run. */
export const runKeys = Object.values(wrappers);

// One of these stands in every plan and in every state.
const keysOfPlan = ["format_version", "resource_changes", "prior_state", "planned_values", "values", "configuration"];

/**
 * The plan that a document holds beside what a service knows of its run; the document itself where it holds none.
 *
 * @throws DocumentError where it is a plan, and holds another, or holds two
 */
export function unwrapped(document: JsonObject): JsonObject {
  const [held, ...others] = Object.entries(wrappers).filter(([key]) => isObject(fieldOf(document, key)));
  if (held === undefined) return document;
  if (others.length > 0 || keysOfPlan.some((key) => Object.hasOwn(document, key))) throw twoPlans();
  const [key, run] = held;
  const plan = fieldOf(document, key);
  return isObject(plan) && Object.hasOwn(document, run) ? plan : document;
}
