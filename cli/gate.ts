import { judged, judgedDrift, type Question, type Waiving } from "./judge/judge";
import { documentOf } from "./read/document";
import { type Report, reportOf, type Strictness } from "./report/report";

export { DocumentError } from "./errors";
export type { Outcome } from "./judge/judgement";
export type { Report, ReportedFinding, Verdict } from "./report/report";

/**
 * Judges a Terraform plan as `keepwatch gate` does.
 *
 * @param plan - JSON text of the plan, or gzip of that, as bytes
 * @throws DocumentError where it is no plan
 */
export async function gatePlan(plan: Uint8Array, options: Question & Strictness = {}): Promise<Report> {
  return reportOf("gate", await judged(await documentOf(plan), options), options);
}

/**
 * Judges a refreshed or refresh-only Terraform plan, or the JSON of a state, as `keepwatch drift` does.
 *
 * @param document - JSON text of the plan or of the state, or gzip of that, as bytes
 * @throws DocumentError where it is neither
 */
export async function driftOf(document: Uint8Array, options: Waiving & Strictness = {}): Promise<Report> {
  return reportOf("drift", await judgedDrift(await documentOf(document), options), options);
}
