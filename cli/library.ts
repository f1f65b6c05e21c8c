import { DocumentError, keepwatchErrorOf } from "./errors";
import { judged, judgedDrift } from "./judge/judge";
import type { Question } from "./judge/policy";
import { dayOf } from "./judge/waiver";
import {
  checkDocument,
  checkDriftOptions,
  checkGateOptions,
  type DriftOptions,
  type GateOptions,
} from "./library-options";
import { type Budget, budgetOf } from "./limits";
import { documentOf } from "./read/document";
import type { Json } from "./read/json";
import { type Digests, type Report, reportOf } from "./report/report";
import { withDigests } from "./with-digests";

export type { ErrorReason } from "./errors";
export { KeepwatchError } from "./errors";
export type { Outcome } from "./judge/judgement";
export type { Waiver } from "./judge/waiver";
export type { DriftOptions, GateOptions } from "./library-options";
export type { Limits } from "./limits";
export type { Digests, Report, ReportedFinding, Verdict } from "./report/report";

/**
 * Judges a Terraform plan as `keepwatch gate` does.
 *
 * @param plan - JSON text of the plan, or gzip of that, as bytes; those of a saved plan file are refused, because to read one takes Terraform
 * @throws KeepwatchError where it is no plan, or asks for more than the limits, or the options are wrong
 */
export async function gatePlan(plan: Uint8Array, options: GateOptions = {}): Promise<Report> {
  return orKeepwatchError(async () => {
    checkDocument(plan);
    checkGateOptions(options);
    const { require = false, limits, expectDigest } = options;
    const budget = budgetOf(limits);
    const { document, digests } = await documentIn(plan, budget, expectDigest);
    const judgement = await judged(document, { require, ...waivingOf(options) }, budget);
    return reportOf("gate", judgement, options, { digests });
  });
}

/**
 * Judges a refreshed or refresh-only Terraform plan, or the JSON of a state, as `keepwatch drift` does.
 *
 * @param document - JSON text of the plan or of the state, or gzip of that, as bytes; those of a saved plan file are refused
 * @throws KeepwatchError where it is neither, or asks for more than the limits, or the options are wrong
 */
export async function driftOf(document: Uint8Array, options: DriftOptions = {}): Promise<Report> {
  return orKeepwatchError(async () => {
    checkDocument(document);
    checkDriftOptions(options);
    const { limits, expectDigest } = options;
    const budget = budgetOf(limits);
    const { document: read, digests } = await documentIn(document, budget, expectDigest);
    const judgement = await judgedDrift(read, waivingOf(options), budget);
    return reportOf("drift", judgement, options, { digests });
  });
}

async function orKeepwatchError<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw keepwatchErrorOf(error);
  }
}

// A saved plan is a zip archive.
const isPlanFile = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from("PK\u0003\u0004"));

async function documentIn(
  bytes: Uint8Array,
  budget: Budget,
  expectDigest?: string,
): Promise<{ readonly document: Json; readonly digests: Digests }> {
  if (isPlanFile(bytes)) {
    throw new DocumentError(
      "plan_file_unreadable",
      "these are the bytes of a saved plan file, and this call does not run Terraform to read one",
      "Give what `terraform show -json PLAN` prints, or run `keepwatch gate PLAN`.",
    );
  }
  return withDigests((see) => documentOf(bytes, budget, see), expectDigest);
}

const waivingOf = ({ waivers, today = new Date() }: DriftOptions): Question =>
  waivers === undefined ? {} : { waivers, today: dayOf(today) };
