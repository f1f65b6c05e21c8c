import { judged, judgedDrift, type Question, type Waiving } from "./judge/judge";
import { budgetOf, type Limits } from "./limits";
import { documentOf } from "./read/document";
import { type Report, reportOf, type Strictness } from "./report/report";

export { DocumentError, UsageError } from "./errors";
export type { Outcome } from "./judge/judgement";
export type { Limits } from "./limits";
export type { Report, ReportedFinding, Verdict } from "./report/report";

/** What bounds a call. */
export interface Bounded {
  /**
   * How much a document may ask for.
   * @default - as each limit says
   */
  readonly limits?: Limits;
}

/**
 * Judges a Terraform plan as `keepwatch gate` does.
 *
 * @param plan - JSON text of the plan, or gzip of that, as bytes
 * @throws DocumentError where it is no plan, or asks for more than the limits
 */
export async function gatePlan(plan: Uint8Array, options: Question & Strictness & Bounded = {}): Promise<Report> {
  const budget = budgetOf(options.limits);
  return reportOf("gate", await judged(await documentOf(plan, budget), options, budget), options);
}

/**
 * Judges a refreshed or refresh-only Terraform plan, or the JSON of a state, as `keepwatch drift` does.
 *
 * @param document - JSON text of the plan or of the state, or gzip of that, as bytes
 * @throws DocumentError where it is neither, or asks for more than the limits
 */
export async function driftOf(document: Uint8Array, options: Waiving & Strictness & Bounded = {}): Promise<Report> {
  const budget = budgetOf(options.limits);
  return reportOf("drift", await judgedDrift(await documentOf(document, budget), options, budget), options);
}
