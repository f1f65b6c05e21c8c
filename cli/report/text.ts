import { type EventsByLevel, type Outcome, rejects } from "../judge/judgement";
import { escaped } from "./escape";
import { type Command, levels, type Report, type ReportedFinding, type Words } from "./report";
import { plain, type Style } from "./style";
import { eventsInWords, shown } from "./words";

/** Longest value or detail that is printed whole, in characters. */
const longest = 240;
/** Most notes that are printed one by one. */
const mostNotes = 6;

/** The report for people: the verdict, each cause with its remedy, and what is protected before and after. */
export function textReport(report: Report, style: Style = plain): string {
  const rejecting = report.findings.filter(rejects);
  const warnings = report.findings.filter(({ outcome }) => outcome === "warn");
  const notes = report.findings.filter(({ outcome }) => outcome === "note");
  return `${[
    headline(report, style),
    ...[...rejecting, ...warnings].map((finding) => paragraph(finding, report, style)),
    ...(report.verdict === "error" ? [] : [table(report, style)]),
    ...(notes.length === 0 ? [] : [notesOf(notes, style)]),
  ].join("\n\n")}\n`;
}

/** What a report calls a failure, and the two sides that it compares. */
const terms: Readonly<Record<Command, { readonly fail: string; readonly before: string; readonly after: string }>> = {
  gate: { fail: "REJECT", before: "before", after: "after" },
  drift: { fail: "FAIL", before: "applied", after: "found" },
};

function headline(report: Report, style: Style): string {
  const { command, verdict, control, summary } = report;
  const title = `${control.title} (${control.id})`;
  switch (verdict) {
    case "pass":
      return `${style.good("PASS")}  ${claimed(report, title)}${summary.warnings > 0 ? `, ${counted(summary.warnings, "warning")}` : ""}`;
    case "fail":
      return `${style.bad(terms[command].fail)}  ${title}: ${counted(summary.failures + summary.unknowns, "cause")}`;
    case "error":
      return `${style.bad("NOT JUDGED")}  ${title}`;
  }
}

/** The title says that somebody is told: where the table denies it, only that nothing is lost. */
const claimed = ({ control, protections: { after } }: Report, title: string): string =>
  (after["received"]?.length ?? 0) > 0 ? title : `nothing is lost (${control.id})`;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const marks: Readonly<Record<Outcome, string>> = { fail: "✗", unknown: "?", warn: "!", note: "·" };

function paragraph(finding: ReportedFinding, { protections }: Report, style: Style): string {
  const { outcome, subject, bearer, message, remedy, reason, level, events, repair } = finding;
  const colour = outcome === "warn" ? style.doubtful : style.bad;
  return [
    `${colour(marks[outcome])} ${style.strong(shortened(subject === "" ? message : subject))}`,
    ...(subject === "" ? [] : [`  ${bearer === undefined ? "" : `${shortened(bearer)}: `}${shortened(message)}`]),
    ...change(finding),
    ...(level === "" || events.length === 0
      ? []
      : [`  ${consequence(finding, (protections.before[level]?.length ?? 0) > 0)}`]),
    ...(repair === undefined ? [] : [repaired(repair, style)]),
    `  ${style.good("→")} ${shortened(remedy)} ${style.quiet(`[${reason}]`)}`,
  ].join("\n");
}

const repaired = ({ reason, message, remedy }: Words, style: Style): string =>
  `  ${style.good("↺")} ${style.strong(shortened(message))} ${style.good("→")} ${shortened(remedy)} ${style.quiet(`[${reason}]`)}`;

function change({ attribute, before, after }: ReportedFinding): readonly string[] {
  if (attribute === undefined) return [];
  return before === undefined || JSON.stringify(before) === JSON.stringify(after)
    ? [`    ${attribute} = ${shortened(shown(after))}`]
    : [`    ${attribute}: ${apart(shown(before), shown(after)).map(shortened).join(" → ")}`];
}

/** Characters of what two long texts have in common that are kept around what differs. */
const kept = 24;

/** Two texts, cut to what tells them apart where they are long. */
function apart(one: string, other: string): readonly [string, string] {
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

const beyond = (level: string): string =>
  levels
    .slice(levels.indexOf(level) + 1)
    .join(", ")
    .replace(/, (\w+)$/, " or $1");

function consequence({ outcome, level, events }: ReportedFinding, was: boolean): string {
  if (outcome === "warn") return `concerns ${eventsInWords(events)}`;
  const rest = beyond(level);
  return `${was ? "no longer" : "not"} ${level}${rest === "" ? "" : `, so not ${rest} either`}: ${eventsInWords(events)}`;
}

function table({ command, protections: { before, after, lost } }: Report, style: Style): string {
  const names = terms[command];
  const compared = Object.keys(before).length > 0;
  const row = (level: string): string => {
    const cells = [level.padEnd(12), ...(compared ? [cell(before, level)] : []), cell(after, level)];
    const missing = lost[level]?.length ?? 0;
    return `  ${cells.join("")}${missing > 0 ? style.bad(`   ${missing} lost`) : ""}`;
  };
  const heading = ["events".padEnd(12), ...(compared ? [names.before.padStart(7)] : []), names.after.padStart(7)].join(
    "",
  );
  return [`  ${style.quiet(heading)}`, ...levels.map(row)].join("\n");
}

const cell = (events: EventsByLevel, level: string): string => String(events[level]?.length ?? 0).padStart(7);

function notesOf(notes: readonly ReportedFinding[], style: Style): string {
  const lines = notes.map(({ subject, message, waiver }) =>
    [
      ...(subject === "" ? [] : [subject]),
      `${message}${waiver ? ` (waived until ${waiver.until}: ${waiver.because})` : ""}`,
    ]
      .map(shortened)
      .join(": "),
  );
  const more = lines.length - mostNotes;
  return [
    ...lines.slice(0, mostNotes).map((line) => `${marks.note} ${line}`),
    ...(more > 0 ? [`${marks.note} and ${counted(more, "more note")}; --format json shows all`] : []),
  ]
    .map((line) => style.quiet(line))
    .join("\n");
}

function shortened(text: string): string {
  const characters = [...escaped(text)];
  return characters.length > longest ? `${characters.slice(0, longest).join("")}…` : characters.join("");
}
