import { fieldOf, isObject, type JsonObject } from "./json";
import { twoPlans } from "./refusals";

/** Keys by which services hold a plan beside what they know of its run: policy checks of HCP Terraform, Scalr, and Spacelift. */
export const wrappingKeys: readonly string[] = ["plan", "tfplan", "terraform"];

// One of these stands in every plan and in every state.
const keysOfPlan = ["format_version", "resource_changes", "prior_state", "planned_values", "values", "configuration"];

/**
 * The plan that a document holds beside what a service knows of its run; the document itself where it holds none.
 *
 * @throws DocumentError where it is a plan, and holds another, or holds two
 */
export function unwrapped(document: JsonObject): JsonObject {
  const held = wrappingKeys.map((key) => fieldOf(document, key)).filter(isObject);
  const [plan, ...others] = held;
  if (plan === undefined) return document;
  if (others.length > 0 || keysOfPlan.some((key) => Object.hasOwn(document, key))) throw twoPlans();
  return plan;
}
