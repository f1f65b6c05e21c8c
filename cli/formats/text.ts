import { type EventsByLevel, rejects } from "../judge/judgement";
import { plainWidth } from "../report/columns";
import { levels, type Report } from "../report/report";
import { plain, type Style } from "../report/style";
import {
  brokenLinks,
  changeInWords,
  counted,
  headline,
  linkNames,
  marks,
  type Told,
  terms,
  told,
  verdictInWords,
} from "../report/telling";
import { type Piece, wrapped } from "./wrapped";

/** Most notes that are printed one by one. */
const mostNotes = 6;

/** How a report for people is laid out. */
interface Layout {
  readonly style: Style;
  readonly width: number;
}

const bare = (text: string): Piece => ({ text, paint: (same) => same });

/** The report for people: the verdict, each cause with its remedy, where the chain breaks, and what is protected before and after. */
export function textReport(report: Report, layout: Layout = { style: plain, width: plainWidth }): string {
  const findings = report.findings.map((finding) => told(finding, report));
  const warnings = findings.filter(({ outcome }) => outcome === "warn");
  const notes = findings.filter(({ outcome }) => outcome === "note");
  const broken = brokenLinks(report);
  return `${[
    verdict(report, layout),
    ...[...findings.filter(rejects), ...warnings].map((finding) => paragraph(finding, layout)),
    ...(report.verdict === "error" || broken.size === 0 ? [] : [chain(broken, layout)]),
    ...(report.verdict === "error" ? [] : [table(report, layout)]),
    ...(notes.length === 0 ? [] : [notesIn(notes, layout)]),
  ].join("\n\n")}\n`;
}

function verdict(report: Report, { style, width }: Layout): string {
  const paint = { pass: style.good, fail: style.bad, error: style.bad }[report.verdict];
  return wrapped({ text: `${verdictInWords(report)}  `, paint }, [bare(headline(report))], width, 2);
}

function paragraph(finding: Told, { style, width }: Layout): string {
  const { outcome, subject, message, change, consequence, repair, remedy, reason } = finding;
  const mark = { text: `${marks[outcome]} `, paint: outcome === "warn" ? style.doubtful : style.bad };
  const line = (text: string): string => wrapped(bare("  "), [bare(text)], width);
  const code = (name: string): Piece => ({ text: `[${name}]`, paint: style.quiet });
  return [
    wrapped(mark, [{ text: subject ?? message, paint: style.strong }], width),
    ...(subject === undefined ? [] : [line(message)]),
    ...(change === undefined ? [] : [wrapped(bare("    "), [bare(changeInWords(change))], width, 6)]),
    ...(consequence === undefined ? [] : [line(consequence)]),
    ...(repair === undefined
      ? []
      : [
          wrapped(
            { text: "  ↺ ", paint: style.good },
            [
              { text: repair.message, paint: style.strong },
              { text: "→", paint: style.good },
              bare(repair.remedy),
              code(repair.reason),
            ],
            width,
          ),
        ]),
    wrapped({ text: "  → ", paint: style.good }, [...(remedy === "" ? [] : [bare(remedy)]), code(reason)], width),
  ].join("\n");
}

/** The chain on one line, with what is broken of it. */
function chain(broken: ReadonlySet<string>, { style, width }: Layout): string {
  const shownLinks = Object.keys(linkNames).filter((link) => link !== "composite" || broken.has(link));
  const pieces = shownLinks.flatMap((link, position): readonly Piece[] => [
    ...(position === 0 ? [] : [{ text: "→", paint: style.quiet }]),
    broken.has(link) ? { text: `${marks.fail} ${linkNames[link]}`, paint: style.bad } : bare(linkNames[link] ?? link),
  ]);
  return wrapped(bare("  "), pieces, width);
}

function table({ command, protections: { before, after, lost } }: Report, { style }: Layout): string {
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

function notesIn(notes: readonly Told[], { style, width }: Layout): string {
  const lines = notes.map(({ subject, message, waiver }) =>
    [...(subject === undefined ? [] : [subject]), `${message}${waiver === undefined ? "" : ` (${waiver})`}`].join(": "),
  );
  const more = lines.length - mostNotes;
  return [
    ...lines.slice(0, mostNotes),
    ...(more > 0 ? [`and ${counted(more, "more note")}; --format json shows all`] : []),
  ]
    .map((text) => wrapped({ text: `${marks.note} `, paint: style.quiet }, [{ text, paint: style.quiet }], width))
    .join("\n");
}
