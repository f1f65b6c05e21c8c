import { controls } from "../../spec";
import { escaped, inert } from "../report/escape";
import type { Report } from "../report/report";
import { headline, marks, nameOf, summaryOf, verdictInWords, worstOf } from "../report/telling";
import { type FormatName, written } from "./format";
import { htmlReports } from "./html";
import { jsonText } from "./json";
import { longestComment } from "./markdown";
import { markedUp } from "./markup";
import type { Shown } from "./presentation";

/** Writes reports as one, in a format: what reads one document of the format reads this, too. */
export const writtenTogether = (format: FormatName, all: readonly Shown[]): string => writers[format](all);

const each = (format: FormatName, all: readonly Shown[]): readonly string[] =>
  all.map(({ report, presentation }) => written(format, report, presentation));

const reportsOf = (all: readonly Shown[]): readonly Report[] => all.map(({ report }) => report);

/** The reports of all that do not just pass, and a line for each document. */
function text(all: readonly Shown[]): string {
  const told = all.filter(({ report }) => report.verdict !== "pass" || report.summary.warnings > 0);
  const width = Math.max(...all.map(({ report }) => verdictInWords(report).length));
  return [
    ...told.map(
      ({ report, presentation }) =>
        `${presentation.style.strong(inert(nameOf(report)))}\n\n${written("text", report, presentation)}\n`,
    ),
    `${summaryOf(reportsOf(all))}\n\n`,
    ...all.map(({ report }) => `  ${verdictInWords(report).padEnd(width)}  ${inert(nameOf(report))}\n`),
  ].join("");
}

function json(all: readonly Shown[]): string {
  const [first] = reportsOf(all);
  if (first === undefined) throw new Error("there are no reports");
  const { formatVersion, tool, command } = first;
  return jsonText({ formatVersion, tool, command, verdict: worstOf(reportsOf(all)), reports: reportsOf(all) });
}

/** The runs of all, of which each is a category of its own. */
function sarif(all: readonly Shown[]): string {
  const logs = each("sarif", all).map((log) => JSON.parse(log) as { readonly runs: readonly unknown[] });
  return jsonText({ ...logs[0], runs: logs.flatMap(({ runs }) => runs) });
}

const suites = /<testsuites name="keepwatch" tests="(\d+)" failures="(\d+)" errors="(\d+)">\n([\s\S]*)<\/testsuites>/;

function junit(all: readonly Shown[]): string {
  const found = all.map(({ report, presentation }) => {
    const suite = written("junit", report, presentation);
    // Cases of one name are told apart by their class.
    return suites.exec(suite.replaceAll('classname="', `classname="${markedUp(nameOf(report))}: `)) ?? [];
  });
  const sum = (group: number): number => found.reduce((total, one) => total + Number(one[group] ?? 0), 0);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="keepwatch" tests="${sum(1)}" failures="${sum(2)}" errors="${sum(3)}">
${found.map((one) => one[4] ?? "").join("")}</testsuites>
`;
}

/** Entries of all. Documents may have findings alike: each fingerprint begins with the name of its document. */
function gitlab(all: readonly Shown[]): string {
  return jsonText(
    all.flatMap(({ report, presentation }) =>
      (JSON.parse(written("gitlab", report, presentation)) as { readonly fingerprint: string }[]).map((entry) => ({
        ...entry,
        fingerprint: `${nameOf(report)} ${entry.fingerprint}`,
      })),
    ),
  );
}

const title = /^<!--.*-->\n\n## /;

/** A table of the documents, and the comments of those that do not just pass, as long as there is room. */
function markdown(all: readonly Shown[]): string {
  const reports = reportsOf(all);
  const [first] = reports;
  const verdict = worstOf(reports);
  const head = [
    `<!-- keepwatch ${first?.command ?? "gate"} ${Object.keys(controls)[0]} several -->`,
    `## ${verdict === "pass" ? "✓" : marks.fail} ${escaped(summaryOf(reports))}`,
    [
      "| document | verdict | control |",
      "| --- | --- | --- |",
      ...reports.map(
        (report) => `| ${escaped(nameOf(report))} | ${verdictInWords(report)} | ${escaped(headline(report))} |`,
      ),
    ].join("\n"),
  ].join("\n\n");
  let comment = head.slice(0, longestComment);
  for (const { report, presentation } of all) {
    if (report.verdict === "pass") continue;
    const whole = `\n\n## ${escaped(nameOf(report))}\n\n${written("markdown", report, presentation).replace(title, "### ")}`;
    if (comment.length + whole.length > longestComment) break;
    comment += whole;
  }
  return `${comment.trimEnd()}\n`;
}

const writers: Readonly<Record<FormatName, (all: readonly Shown[]) => string>> = {
  text,
  json,
  sarif,
  junit,
  github: (all) => each("github", all).join(""),
  gitlab,
  markdown,
  html: htmlReports,
};
