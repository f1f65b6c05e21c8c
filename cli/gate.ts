import { judged, judgedDrift, type Waiving } from "./judge/judge";
import type { Waiver } from "./judge/waivers";
import { budgetOf, type Limits } from "./limits";
import { documentOf } from "./read/document";
import { type Report, reportOf } from "./report/report";
import { withDigests } from "./with-digests";

export { DocumentError, UsageError } from "./errors";
export type { Outcome } from "./judge/judgement";
export type { Limits } from "./limits";
export type { Digests, Report, ReportedFinding, Verdict } from "./report/report";

/** Options of every call. */
export interface CallOptions {
  /**
   * Flaws that somebody answers for.
   * @default - none
   */
  readonly waivers?: readonly Waiver[];
  /**
   * Day on which waivers must hold.
   * @default - today
   */
  readonly today?: Date;
  /**
   * Whether warnings reject.
   * @default false
   */
  readonly strict?: boolean;
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

/** Options of `gatePlan`. */
export interface GateCallOptions extends CallOptions {
  /**
   * Whether what the plan leaves must protect every event, whatever was before.
   * @default false
   */
  readonly require?: boolean;
}

/**
 * Judges a Terraform plan as `keepwatch gate` does.
 *
 * @param plan - JSON text of the plan, or gzip of that, as bytes
 * @throws DocumentError where it is no plan, or asks for more than the limits
 */
export async function gatePlan(plan: Uint8Array, options: GateCallOptions = {}): Promise<Report> {
  const budget = budgetOf(options.limits);
  const { document, digests } = await withDigests((see) => documentOf(plan, budget, see), options.expectDigest);
  const { require = false } = options;
  const judgement = await judged(document, { require, waiving: waivingOf(options) }, budget);
  return reportOf("gate", judgement, options, digests);
}

/**
 * Judges a refreshed or refresh-only Terraform plan, or the JSON of a state, as `keepwatch drift` does.
 *
 * @param document - JSON text of the plan or of the state, or gzip of that, as bytes
 * @throws DocumentError where it is neither, or asks for more than the limits
 */
export async function driftOf(document: Uint8Array, options: CallOptions = {}): Promise<Report> {
  const budget = budgetOf(options.limits);
  const { expectDigest } = options;
  const { document: read, digests } = await withDigests((see) => documentOf(document, budget, see), expectDigest);
  return reportOf("drift", await judgedDrift(read, waivingOf(options), budget), options, digests);
}

const waivingOf = ({ waivers = [], today = new Date() }: CallOptions): Waiving => ({ waivers, today });
