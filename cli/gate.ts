import { judged, judgedDrift, type Question, type Waiving } from "./judge/judge";
import { budgetOf, type Limits } from "./limits";
import { documentOf } from "./read/document";
import { type Report, reportOf, type Strictness } from "./report/report";
import { withDigests } from "./with-digests";

export { DocumentError, UsageError } from "./errors";
export type { Outcome } from "./judge/judgement";
export type { Limits } from "./limits";
export type { Digests, Report, ReportedFinding, Verdict } from "./report/report";

/** What a call takes. */
export interface Admission {
  /**
   * How much a document may ask for.
   * @default - as each limit says
   */
  readonly limits?: Limits;
  /**
   * Digest that the document must have, as `sha256:` and what `sha256sum` prints.
   * @default - any
   */
  readonly expectDigest?: string;
}

/**
 * Judges a Terraform plan as `keepwatch gate` does.
 *
 * @param plan - JSON text of the plan, or gzip of that, as bytes
 * @throws DocumentError where it is no plan, or asks for more than the limits
 */
export async function gatePlan(plan: Uint8Array, options: Question & Strictness & Admission = {}): Promise<Report> {
  const budget = budgetOf(options.limits);
  const { document, digests } = await withDigests((see) => documentOf(plan, budget, see), options.expectDigest);
  return reportOf("gate", await judged(document, options, budget), options, digests);
}

/**
 * Judges a refreshed or refresh-only Terraform plan, or the JSON of a state, as `keepwatch drift` does.
 *
 * @param document - JSON text of the plan or of the state, or gzip of that, as bytes
 * @throws DocumentError where it is neither, or asks for more than the limits
 */
export async function driftOf(document: Uint8Array, options: Waiving & Strictness & Admission = {}): Promise<Report> {
  const budget = budgetOf(options.limits);
  const { expectDigest } = options;
  const { document: read, digests } = await withDigests((see) => documentOf(document, budget, see), expectDigest);
  return reportOf("drift", await judgedDrift(read, options, budget), options, digests);
}
