import { type ControlId, controls } from "../../spec";
import { type Drawn, outline, stateInWords } from "../report/drawn";
import { shortened } from "../report/escape";
import { levels, type Report } from "../report/report";
import {
  headline,
  linkNames,
  marks,
  nameOf,
  summaryOf,
  type Told,
  terms,
  told,
  verdictInWords,
} from "../report/telling";
import { markedUp } from "./markup";
import type { Presentation, Shown } from "./presentation";
import { colours, svg } from "./svg";

/** Longest value that is shown whole: there is room, and an auditor wants all of it. */
const longest = 4000;

const looks = `${colours}
  :root { color-scheme: light dark; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--kw-ink); background: var(--kw-page); }
  h1 { font-size: 1.5rem; line-height: 1.25; }
  h2 { font-size: 1.2rem; margin-top: 2rem; }
  h3, h4 { font-size: 1rem; margin: 0 0 0.5rem; }
  h3, h4, td, code, p, li { overflow-wrap: anywhere; }
  code { font-family: ui-monospace, monospace; font-size: 0.875em; }
  .verdict { padding: 0.1em 0.5em; border: 2px solid; border-radius: 0.3em; white-space: nowrap; }
  .verdict.pass { color: var(--kw-new); }
  .verdict.fail, .verdict.error, td.lost { color: var(--kw-bad); }
  section.finding { margin: 1rem 0; padding: 0.75rem 1rem; border: 1px solid var(--kw-line); border-left: 5px solid var(--kw-bad); border-radius: 0.3rem; }
  section.finding.warn { border-left-color: var(--kw-line); }
  table { border-collapse: collapse; }
  th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--kw-line); }
  th[scope="row"], td.word { white-space: nowrap; }
  td.number { text-align: right; font-variant-numeric: tabular-nums; }
  svg { max-width: 100%; height: auto; }
  .scroll { overflow-x: auto; }
  @media print { body { margin: 0; max-width: none; } section.finding, svg, tr { break-inside: avoid; } }`;

/**
 * The report as one page that loads nothing, to be read or printed as evidence: what was asked, what was found, the chain, who answers for what,
 * and what judged which document.
 */
export function htmlReport(report: Report, presentation: Presentation): string {
  const verdict = verdictInWords(report);
  return page(
    `${verdict}: ${report.control.title}`,
    `${verdictMark(report)} ${markedUp(headline(report))}`,
    contentOf(report, presentation),
  );
}

/** Reports as one page: which documents there are, and of each what its own page says. */
export function htmlReports(all: readonly Shown[]): string {
  const title = summaryOf(all.map(({ report }) => report));
  const rows = all.map(
    ({ report }, index) =>
      `<tr><th scope="row"><a href="#document-${index + 1}">${markedUp(nameOf(report))}</a></th><td>${verdictMark(report)}</td><td>${markedUp(headline(report))}</td></tr>`,
  );
  const articles = all.map(
    ({ report, presentation }, index) => `<article id="document-${index + 1}">
<h2>${verdictMark(report)} ${code(nameOf(report))}</h2>
${contentOf(report, presentation).join("\n").replaceAll("h3>", "h4>").replaceAll("h2>", "h3>")}
</article>`,
  );
  return page(title, markedUp(title), [
    `<table>
<thead><tr><th scope="col">document</th><th scope="col">verdict</th><th scope="col">control</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`,
    ...articles,
  ]);
}

const verdictMark = (report: Report): string =>
  `<span class="verdict ${report.verdict}">${verdictInWords(report)}</span>`;

const page = (title: string, heading: string, content: readonly string[]): string => `<!doctype html>
<html lang="en" class="kw">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${markedUp(title)}</title>
<style>${looks}
</style>
</head>
<body>
<main>
<h1>${heading}</h1>
${content.join("\n")}
</main>
</body>
</html>
`;

function contentOf(report: Report, { chain }: Presentation): readonly string[] {
  const words = report.findings.map((finding) => told(finding, report, longest));
  const waived = words.filter(({ waiver }) => waiver !== undefined);
  const notes = words.filter(({ outcome, waiver }) => outcome === "note" && waiver === undefined);
  const causes = words.filter(({ outcome }) => outcome !== "note");
  return [
    ...(causes.length > 0 ? ["<h2>Findings</h2>", ...causes.map(section)] : []),
    ...(chain === undefined || chain.links.length === 0 ? [] : [picture(chain, report)]),
    ...(report.verdict === "error" ? [] : [protections(report)]),
    ...list("Waivers", waived),
    ...list("Notes", notes),
    control(report),
    origin(report),
  ];
}

const code = (text: string): string => `<code>${markedUp(text)}</code>`;

function section({ outcome, subject, message, change, consequence, repair, remedy, reason }: Told): string {
  const rows = [
    ...(change === undefined
      ? []
      : [
          ["attribute", code(change.attribute)],
          ...(change.before === undefined ? [] : [["before", code(change.before)]]),
          ["after", code(change.after)],
          ...(change.difference === undefined ? [] : [["in short", code(change.difference)]]),
        ]),
    ...(consequence === undefined ? [] : [["so", markedUp(consequence)]]),
    ...(repair === undefined ? [] : [["this plan", markedUp(`${repair.message}: ${repair.remedy}`)]]),
    ...(remedy === "" ? [] : [["what to do", markedUp(remedy)]]),
    ["reason", code(reason)],
  ];
  return `<section class="finding ${outcome}">
<h3>${marks[outcome]} ${subject === undefined ? markedUp(message) : code(subject)}</h3>
${subject === undefined ? "" : `<p>${markedUp(message)}</p>\n`}${rowsTable(rows)}
</section>`;
}

const rowsTable = (rows: readonly (readonly string[])[]): string =>
  `<table>
${rows.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`).join("\n")}
</table>`;

function picture(chain: Drawn, { command }: Report): string {
  const { before, after } = terms[command];
  const words = outline(chain).slice(chain.links.length);
  return `<h2>The chain</h2>
<p>From the record of a call to whom it reaches, ${before} and ${after}.</p>
<div class="scroll" role="region" aria-label="The chain" tabindex="0">
${svg(chain)}</div>
<table>
<thead><tr><th scope="col">link</th><th scope="col">name</th><th scope="col">address</th><th scope="col">state</th></tr></thead>
<tbody>
${chain.links
  .map(
    ({ link, name, address, state }) =>
      `<tr><td class="word">${markedUp(linkNames[link] ?? link)}</td><td>${markedUp(name)}</td><td>${code(address)}</td><td class="word${state === "lost" || state === "broken" ? " lost" : ""}">${stateInWords[state]}</td></tr>`,
  )
  .join("\n")}
</tbody>
</table>${words.length === 0 ? "" : `\n<ul>\n${words.map((line) => `<li>${markedUp(line)}</li>`).join("\n")}\n</ul>`}`;
}

function protections({ command, protections: { before, after, lost } }: Report): string {
  const compared = Object.keys(before).length > 0;
  const names = terms[command];
  const head = ["events", ...(compared ? [names.before] : []), names.after, "lost"];
  const number = (count: number): string => `<td class="number">${count}</td>`;
  return `<h2>Events by how far they get</h2>
<table>
<thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>
<tbody>
${levels
  .map(
    (level) =>
      `<tr><th scope="row">${level}</th>${compared ? number(before[level]?.length ?? 0) : ""}${number(after[level]?.length ?? 0)}${number(lost[level]?.length ?? 0)}</tr>`,
  )
  .join("\n")}
</tbody>
</table>`;
}

function list(title: string, entries: readonly Told[]): readonly string[] {
  if (entries.length === 0) return [];
  const items = entries.map(
    ({ subject, message, waiver, reason }) =>
      `<li>${subject === undefined ? "" : `${code(subject)}: `}${markedUp(message)}${waiver === undefined ? "" : ` (${markedUp(waiver)})`} ${code(reason)}</li>`,
  );
  return [`<h2>${title}</h2>\n<ul>\n${items.join("\n")}\n</ul>`];
}

function control({ control: { id, title } }: Report): string {
  const numbers = Object.entries(controls[id as ControlId]?.benchmarks ?? {});
  return `<h2>The control</h2>
<p>${markedUp(title)} (${code(id)}). Its number in the benchmarks:</p>
${rowsTable(numbers.map(([benchmark, number]) => [markedUp(benchmark), markedUp(number)]))}`;
}

const origin = ({ tool, command, document, digests }: Report): string =>
  `<h2>What was judged, and by what</h2>
${rowsTable([
  ["command", code(`keepwatch ${command}`)],
  ["version", code(tool.version)],
  ...(document ? [["document", code(shortened(document.name))]] : []),
  ...(document?.shownBy === undefined ? [] : [["shown by", code(shortened(document.shownBy))]]),
  ...(digests
    ? [
        ["digest of the document", code(digests.document)],
        ["digest of the policy", code(digests.policy)],
      ]
    : []),
])}`;
