import { type ControlId, controls, reasons } from "../../spec";
import { InternalError, type KeepwatchError } from "../errors";
import type { EventsByLevel, Finding, Judgement, Outcome } from "../judge/judgement";
import { version } from "../version";
import { together } from "./together";
import { filled } from "./words";

/** `pass`: keep going; `fail`: findings reject; `error`: nothing was judged. */
export type Verdict = "pass" | "fail" | "error";

/** The question that a report answers. */
export type Command = "gate" | "drift";

/** The words for a reason. */
export interface Words {
  readonly reason: string;
  readonly message: string;
  readonly remedy: string;
}

/** A finding in words. */
export interface ReportedFinding {
  readonly control: string;
  readonly reason: string;
  readonly outcome: Outcome;
  /** What this plan changes, or else the object with which something is wrong. */
  readonly subject: string;
  /** The object with which something is wrong, where that is another. */
  readonly bearer?: string;
  readonly attribute?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** The lowest level that is lost by it, or "" where it is about no level. */
  readonly level: string;
  /** Names of the events that it is about, sorted. */
  readonly events: readonly string[];
  readonly message: string;
  readonly remedy: string;
  /** Who answers for it, where it is waived. */
  readonly waiver?: { readonly until: string; readonly because: string };
  /** What the plan does about it; of drift only. */
  readonly repair?: Words;
}

/** What every format prints. Equal documents give equal reports. */
export interface Report {
  readonly formatVersion: "1.0";
  /** What judged. */
  readonly tool: { readonly name: "keepwatch"; readonly version: string };
  readonly command: Command;
  readonly verdict: Verdict;
  readonly control: { readonly id: string; readonly title: string };
  readonly summary: {
    readonly failures: number;
    readonly unknowns: number;
    readonly warnings: number;
    readonly notes: number;
  };
  readonly findings: readonly ReportedFinding[];
  readonly protections: { readonly before: EventsByLevel; readonly after: EventsByLevel; readonly lost: EventsByLevel };
  /** What was judged; of a call of the library nothing names it. */
  readonly document?: JudgedDocument;
  /** What was judged, and by what. */
  readonly digests?: Digests;
}

/** What was judged. */
export interface JudgedDocument {
  /** As it was named; of an absolute path the last part alone. */
  readonly name: string;
  /** File of the program that showed a saved plan file. */
  readonly shownBy?: string;
}

/** Digests, each as `sha256:` and what `sha256sum` prints. */
export interface Digests {
  /** Of the bytes that were given: of the saved plan file itself, not of what Terraform shows of it. */
  readonly document: string;
  /** Of the compiled policy with its catalogue: equal rules have equal ones. */
  readonly policy: string;
}

/** Levels of a chain, from the record to the person. */
export const levels: readonly string[] = ["recorded", "filtered", "alarmed", "notified", "received"];

/** What decides beside the findings. */
export interface Strictness {
  /**
   * Whether warnings reject.
   * @default false
   */
  readonly strict?: boolean;
}

/** What a report tells of a document, beside what was judged of it. */
export interface Origin {
  readonly document?: JudgedDocument;
  readonly digests?: Digests;
}

/**
 * Report of a judgement.
 *
 * @throws InternalError where the catalogue has no words for a reason
 */
export function reportOf(
  command: Command,
  judgement: Judgement,
  { strict = false }: Strictness = {},
  origin: Origin = {},
): Report {
  const findings = together([...unjudged(judgement), ...judgement.findings])
    .map(reported)
    .sort(byWeight);
  const summary = summed(findings);
  const rejected = summary.failures + summary.unknowns + (strict ? summary.warnings : 0) > 0;
  return {
    ...headed(command, judgement.control),
    verdict: judgement.unjudgeable.length > 0 ? "error" : rejected ? "fail" : "pass",
    summary,
    findings,
    protections: {
      before: sorted(judgement.protections.before),
      after: sorted(judgement.protections.after),
      lost: sorted(judgement.protections.lost),
    },
    ...origin,
  };
}

/** Report of a document of which there is no judgement. */
export function reportOfError(command: Command, error: KeepwatchError, origin: Origin = {}): Report {
  const { reason, message, remedy } = error;
  const [control] = Object.keys(controls) as [ControlId];
  const findings = [
    { control, reason, outcome: "unknown", subject: "", level: "", events: [], message, remedy },
  ] as const satisfies readonly ReportedFinding[];
  return {
    ...headed(command, control),
    verdict: "error",
    summary: summed(findings),
    findings,
    protections: { before: {}, after: {}, lost: {} },
    ...origin,
  };
}

const headed = (command: Command, control: string): Pick<Report, "formatVersion" | "tool" | "command" | "control"> => ({
  formatVersion: "1.0",
  tool: { name: "keepwatch", version },
  command,
  control: { id: control, title: controls[control as ControlId]?.title ?? control },
});

function summed(findings: readonly ReportedFinding[]): Report["summary"] {
  const count = (outcome: Outcome): number => findings.filter((finding) => finding.outcome === outcome).length;
  return { failures: count("fail"), unknowns: count("unknown"), warnings: count("warn"), notes: count("note") };
}

const unjudged = ({ control, unjudgeable }: Judgement): readonly Finding[] =>
  unjudgeable.map(({ reason, args }) => ({
    control,
    reason,
    outcome: "unknown",
    subject: args["subject"] ?? "",
    args: { detail: args["detail"] ?? "", degree: 0, level: "", events: [] },
  }));

function reported(finding: Finding): ReportedFinding {
  const { control, reason, outcome, subject, bearer, attribute, before, after, waiver, args } = finding;
  const events = [...args.events].sort();
  const values = { ...args, events, subject, before, after };
  return {
    control,
    outcome,
    subject,
    ...(bearer === undefined ? {} : { bearer }),
    ...(attribute === undefined ? {} : { attribute, before: before ?? null, after: after ?? null }),
    level: args.level,
    events,
    ...worded(reason, values),
    ...(args.repair === undefined ? {} : { repair: worded(args.repair, values) }),
    ...(waiver === undefined ? {} : { waiver: { until: waiver.until, because: waiver.because } }),
  };
}

function worded(reason: string, values: Readonly<Record<string, unknown>>): Words {
  const words = reasons[reason];
  if (words === undefined) throw new InternalError(`the catalogue has no words for "${reason}"`);
  return { reason, message: filled(words.message, values), remedy: filled(words.remedy, values) };
}

const weights: readonly Outcome[] = ["fail", "unknown", "warn", "note"];

const byWeight = (one: ReportedFinding, other: ReportedFinding): number =>
  weights.indexOf(one.outcome) - weights.indexOf(other.outcome) || compared(keyOf(one), keyOf(other));

const keyOf = ({ subject, reason, message, events }: ReportedFinding): string =>
  JSON.stringify([subject, reason, message, events]);

const compared = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const sorted = (events: EventsByLevel): EventsByLevel =>
  Object.fromEntries(levels.flatMap((level) => (events[level] ? [[level, [...events[level]].sort()]] : [])));
