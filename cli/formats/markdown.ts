import { rejects } from "../judge/judgement";
import { type Drawn, outline } from "../report/drawn";
import { escaped } from "../report/escape";
import { levels, type Report } from "../report/report";
import { counted, headline, marks, type Told, terms, told, verdictInWords } from "../report/telling";
import { mermaid } from "./mermaid";
import type { Presentation } from "./presentation";
import { uriOf } from "./uri";

/** Most characters: GitHub takes 65,536 of a comment, and whoever posts this may add something. */
export const longestComment = 60_000;
/** Characters kept for what stands after the findings. */
const keptForEnd = 12_000;

/**
 * The report as a comment for a pull request. Its first line is a marker, the same in each run on the same document, by which the comment of an
 * earlier run is found again. Whole findings are left out where there are too many.
 */
export function markdownReport(report: Report, { chain }: Presentation): string {
  const words = report.findings.map((finding) => told(finding, report));
  const waived = words.filter(({ waiver }) => waiver !== undefined);
  const notes = words.filter(({ outcome, waiver }) => outcome === "note" && waiver === undefined);
  const causes = words.filter(({ outcome }) => outcome !== "note");
  const end = [
    ...(chain === undefined || chain.links.length === 0 ? [] : [picture(chain)]),
    ...(report.verdict === "error" ? [] : [table(report)]),
    ...list("Waived", waived),
    ...list("Notes", notes),
    origin(report),
  ];
  const beginning = [
    marker(report),
    `## ${report.verdict === "pass" ? "✓" : marks.fail} ${verdictInWords(report)}: ${prose(headline(report))}`,
  ];
  return `${[...beginning, ...fitting(causes.map(section), longestComment - keptForEnd), ...end].join("\n\n").slice(0, longestComment)}\n`;
}

const marker = ({ command, control, document }: Report): string =>
  `<!-- keepwatch ${command} ${control.id}${document ? ` ${uriOf(document.name).replaceAll("--", "%2D%2D")}` : ""} -->`;

/** The first texts that have so many characters together, and how many are left. */
function fitting(texts: readonly string[], room: number): readonly string[] {
  let taken = 0;
  const count = texts.findIndex((text) => {
    taken += text.length + 2;
    return taken > room;
  });
  if (count < 0) return texts;
  return [...texts.slice(0, count), `… and ${counted(texts.length - count, "more finding")}.`];
}

function section(finding: Told): string {
  const { outcome, subject, message, change, consequence, repair, remedy, reason } = finding;
  const items = [
    ...(change === undefined
      ? []
      : [
          change.difference !== undefined
            ? `${code(change.attribute)}: ${code(change.difference)}`
            : change.before === undefined
              ? `${code(change.attribute)} = ${code(change.after)}`
              : `${code(change.attribute)}: ${code(change.before)} → ${code(change.after)}`,
        ]),
    ...(consequence === undefined ? [] : [prose(consequence)]),
    ...(repair === undefined ? [] : [`${prose(repair.message)}: ${prose(repair.remedy)}`]),
    ...(remedy === "" ? [] : [`**What to do:** ${prose(remedy)}`]),
    `${rejects(finding) ? "Reason" : "Warning"}: ${code(reason)}`,
  ];
  const title = `### ${marks[outcome]} ${subject === undefined ? prose(message) : code(subject)}`;
  return [
    title,
    ...(subject === undefined ? [] : [`**${prose(message)}**`]),
    items.map((item) => `- ${item}`).join("\n"),
  ].join("\n\n");
}

function picture(chain: Drawn): string {
  const lines = outline(chain, code).map((line) => `- ${line}`);
  return `### The chain\n\n\`\`\`mermaid\n${mermaid(chain)}\`\`\`\n\n<details><summary>The chain in words</summary>\n\n${lines.join("\n")}\n\n</details>`;
}

function table({ command, protections: { before, after, lost } }: Report): string {
  const compared = Object.keys(before).length > 0;
  const names = terms[command];
  const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  const head = ["events", ...(compared ? [names.before] : []), names.after, "lost"];
  return [
    row(head),
    row(head.map((_, position) => (position === 0 ? "---" : "--:"))),
    ...levels.map((level) =>
      row([
        level,
        ...(compared ? [before[level]?.length ?? 0] : []),
        after[level]?.length ?? 0,
        (lost[level]?.length ?? 0) > 0 ? `**${lost[level]?.length}**` : "",
      ]),
    ),
  ].join("\n");
}

/** Most entries of a list below the findings. */
const mostListed = 20;

function list(title: string, entries: readonly Told[]): readonly string[] {
  if (entries.length === 0) return [];
  const more = entries.length - mostListed;
  return [
    `### ${title}`,
    [
      ...entries
        .slice(0, mostListed)
        .map(
          ({ subject, message, waiver }) =>
            `- ${subject === undefined ? "" : `${code(subject)}: `}${prose(message)}${waiver === undefined ? "" : ` (${prose(waiver)})`}`,
        ),
      ...(more > 0 ? [`- and ${counted(more, "more")}`] : []),
    ].join("\n"),
  ];
}

const origin = ({ tool, document, digests }: Report): string =>
  [
    `${tool.name} ${tool.version}`,
    ...(document ? [`plan ${code(document.name)}`] : []),
    ...(digests ? [`plan's digest ${code(digests.document)}`, `policy's digest ${code(digests.policy)}`] : []),
  ].join(" · ");

/** Words that mean nothing to Markdown, nor to what hosts do with names and addresses of the web. */
const plainWords = /^(?!.*www\.)[\p{L}\p{N} ,.'()=%→…;-]*(?::[\p{L}\p{N} ,.'()=%→…;-]*)*$/u;

/** A text of which parts may come from a plan: as it is where that is harmless, else as code. */
const prose = (text: string): string => (plainWords.test(text) ? text : code(text));

// The marker of another comment must not stand here, not even as code.
const withoutMarkers = (text: string): string => text.replaceAll("<!--", "<\\u{21}--");

/** A text as code, whatever is in it. */
function code(text: string): string {
  const safe = withoutMarkers(escaped(text));
  const longestRun = Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longestRun + 1);
  const pad = longestRun > 0 || safe === "" || /^ .* $/.test(safe) ? " " : "";
  return `${fence}${pad}${safe}${pad}${fence}`;
}
