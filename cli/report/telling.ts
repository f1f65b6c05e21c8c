import { reasons, supports } from "../../spec";
import { type Outcome, rejects } from "../judge/judgement";
import { escaped, longestTold, shortened } from "./escape";
import { patternDifference } from "./pattern-difference";
import { type Command, levels, type Report, type ReportedFinding, type Verdict, type Words } from "./report";
import { eventsInWords, shown } from "./words";

/** What a report calls a failure, and the two sides that it compares. */
export const terms: Readonly<
  Record<Command, { readonly fail: string; readonly before: string; readonly after: string }>
> = {
  gate: { fail: "REJECT", before: "before", after: "after" },
  drift: { fail: "FAIL", before: "applied", after: "found" },
};

/** Sign of an outcome. */
export const marks: Readonly<Record<Outcome, string>> = { fail: "✗", unknown: "?", warn: "!", note: "·" };

/** The verdict in one word or two. */
export const verdictInWords = ({ verdict, command }: Pick<Report, "verdict" | "command">): string =>
  ({ pass: "PASS", fail: terms[command].fail, error: "NOT JUDGED" })[verdict];

/** What follows the verdict on its line. */
export function headline(report: Report): string {
  const { verdict, control, summary } = report;
  const title = `${control.title} (${control.id})`;
  switch (verdict) {
    case "pass":
      return `${claimed(report, title)}${summary.warnings > 0 ? `, ${counted(summary.warnings, "warning")}` : ""}`;
    case "fail":
      return `${title}: ${counted(summary.failures + summary.unknowns, "cause")}`;
    case "error":
      return title;
  }
}

/** The title says that somebody is told: where the table denies it, only that nothing is lost. */
const claimed = ({ control, protections: { after } }: Report, title: string): string =>
  (after["received"]?.length ?? 0) > 0 ? title : `nothing is lost (${control.id})`;

/** Name of the document that was judged. */
export const nameOf = ({ document }: Report): string => shortened(document?.name ?? "document", longestTold);

const worstFirst: readonly Verdict[] = ["error", "fail", "pass"];

/** The worst verdict of several documents: not judged before rejected before passed. */
export const worstOf = (reports: readonly Report[]): Verdict =>
  worstFirst.find((worst) => reports.some(({ verdict }) => verdict === worst)) ?? "pass";

/** The verdicts of several documents in one line: `3 documents: 1 PASS, 2 REJECT`. */
export function summaryOf(reports: readonly Report[]): string {
  const words = reports.map(verdictInWords);
  const counts = [...new Set(words)].sort().map((word) => `${words.filter((one) => one === word).length} ${word}`);
  return `${counted(reports.length, "document")}: ${counts.join(", ")}`;
}

/** `3 causes`, `1 cause`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** What people are told of a finding, in texts that are safe on one line. */
export interface Told {
  readonly outcome: Outcome;
  readonly reason: string;
  /** Undefined where it is about no object. */
  readonly subject?: string;
  readonly message: string;
  readonly change?: {
    readonly attribute: string;
    readonly before?: string;
    readonly after: string;
    /** What tells both apart, where that is shorter to say. */
    readonly difference?: string;
  };
  /** What is lost by it, and of which events. */
  readonly consequence?: string;
  /** What the plan does about it; of drift only. */
  readonly repair?: Words;
  readonly remedy: string;
  /** Who answers for it, and until when. */
  readonly waiver?: string;
}

/** What people are told of a finding of a report, each text cut to so many characters. */
export function told(finding: ReportedFinding, report: Report, longest = longestTold): Told {
  const { outcome, reason, subject, bearer, message, remedy, repair, waiver } = finding;
  const cut = (text: string): string => shortened(text, longest);
  const change = changeIn(finding, longest);
  const consequence = consequenceOf(finding, report);
  return {
    outcome,
    reason,
    ...(subject !== "" && { subject: cut(subject) }),
    message: `${bearer === undefined ? "" : `${cut(bearer)}: `}${cut(message)}`,
    ...(change && { change }),
    ...(consequence !== undefined && { consequence }),
    ...(repair && { repair: { reason: repair.reason, message: cut(repair.message), remedy: cut(repair.remedy) } }),
    remedy: cut(remedy),
    ...(waiver && { waiver: `waived until ${cut(waiver.until)}: ${cut(waiver.because)}` }),
  };
}

/** A change on one line: `threshold: 1 → 3`. */
export function changeInWords({ attribute, before, after, difference }: NonNullable<Told["change"]>): string {
  if (difference !== undefined) return `${attribute}: ${difference}`;
  return before === undefined ? `${attribute} = ${after}` : `${attribute}: ${before} → ${after}`;
}

function changeIn({ attribute, before, after }: ReportedFinding, longest: number): Told["change"] {
  if (attribute === undefined) return undefined;
  const cut = (text: string): string => shortened(text, longest);
  if (before === undefined || JSON.stringify(before) === JSON.stringify(after)) {
    return { attribute: cut(attribute), after: cut(shown(after)) };
  }
  const [one, other] = apart(escaped(shown(before)), escaped(shown(after)), longest);
  const difference =
    attribute === "pattern" && typeof before === "string" && typeof after === "string"
      ? patternDifference(before, after)
      : undefined;
  return {
    attribute: cut(attribute),
    before: cut(one),
    after: cut(other),
    ...(difference !== undefined && { difference: cut(difference) }),
  };
}

/** Characters of what two long texts have in common that are kept around what differs. */
const kept = 24;

/** Two texts, cut to what tells them apart where they are long. */
function apart(one: string, other: string, longest: number): readonly [string, string] {
  if (one.length <= longest && other.length <= longest) return [one, other];
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const cut = (text: string): string => {
    const from = Math.max(0, start - kept);
    const to = Math.min(text.length, text.length - end + kept);
    return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
  };
  return [cut(one), cut(other)];
}

function consequenceOf({ outcome, level, events }: ReportedFinding, { protections }: Report): string | undefined {
  if (outcome === "note" || level === "" || events.length === 0) return undefined;
  if (outcome === "warn") return `concerns ${eventsInWords(events)}`;
  // Of a chain of which only a part is in the state, nothing is counted as protected before.
  const was = [protections.before, protections.lost].some((events) => (events[level]?.length ?? 0) > 0);
  const rest = levels
    .slice(levels.indexOf(level) + 1)
    .join(", ")
    .replace(/, (\w+)$/, " or $1");
  return `${was ? "no longer" : "not"} ${level}${rest === "" ? "" : `, so not ${rest} either`}: ${eventsInWords(events)}`;
}

/** Links of a chain in their order, by what they are called. */
export const linkNames: Readonly<Record<string, string>> = {
  trail: "trail",
  group: "log group",
  filter: "metric filter",
  alarm: "alarm",
  composite: "composite alarm",
  topic: "topic",
  subscription: "subscription",
};

const linkOfLevel: Readonly<Record<string, string>> = {
  recorded: "trail",
  filtered: "filter",
  alarmed: "alarm",
  notified: "topic",
  received: "subscription",
};

/** The link of the chain that a finding is about, or that what it is about supports; undefined where it is about none. */
export function linkOf({ reason, level }: Pick<ReportedFinding, "reason" | "level">): string | undefined {
  const link = reasons[reason]?.link ?? linkOfLevel[level];
  return link === undefined ? undefined : (supports[link]?.of ?? link);
}

/** Links that are broken in a report. */
export const brokenLinks = ({ findings }: Pick<Report, "findings">): ReadonlySet<string> =>
  new Set(findings.filter(rejects).flatMap((finding) => linkOf(finding) ?? []));
