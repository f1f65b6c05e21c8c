/** What AWS and the clock choose, and each run chooses anew. */
const chosen =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\bARO[0-9A-Z]{18}\b|\bA[0-9A-Z]{20}\b|\b\d{26}\b|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)|"creation_time":\d{13}/g;

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** Terraform lists these in the order in which its workers came by them. */
const sorted = (plan: { readonly relevant_attributes?: readonly unknown[] }): unknown =>
  plan.relevant_attributes
    ? {
        ...plan,
        relevant_attributes: plan.relevant_attributes
          .map((attribute) => JSON.stringify(attribute))
          .sort()
          .map((text) => JSON.parse(text)),
      }
    : plan;

/**
 * A plan's JSON with the same ids, times and order in every recording, so that a change of the corpus is a change of the
 * stack.
 *
 * Ids are numbered as they come; equal ones stay equal, and nothing else is touched.
 */
export const scrubbed = (plan: string): string => {
  const numbers = new Map<string, number>();
  return JSON.stringify(sorted(JSON.parse(plan))).replace(chosen, (value) => {
    if (value.startsWith('"creation_time"')) return '"creation_time":1767225600000';
    if (value.includes("T") && value.includes(":")) {
      return "2026-01-01T00:00:00Z";
    }
    const number = numbers.get(value) ?? numbers.size + 1;
    numbers.set(value, number);
    if (value.includes("-")) return uuid(number);
    const prefix = /^(?:AROA?|A)?/.exec(value)?.[0] ?? "";
    return `${prefix}${String(number).padStart(value.length - prefix.length, "0")}`;
  });
};
