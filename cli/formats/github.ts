import type { Outcome } from "../judge/judgement";
import { inert, shortened } from "../report/escape";
import type { Report } from "../report/report";
import { changeInWords, counted, headline, type Told, told, verdictInWords } from "../report/telling";
import type { Presentation } from "./presentation";

const kinds: Readonly<Record<Outcome, "error" | "warning" | "notice">> = {
  fail: "error",
  unknown: "error",
  warn: "warning",
  note: "notice",
};

const longestPath = 1000;

/** Most annotations of a kind that a step may have; the runner drops the others without a word. */
const most = 10;

/** The report as annotations of GitHub Actions, the worst first. Notes about no object are left out. */
export function githubReport(report: Report, { placeOf }: Presentation): string {
  const findings = report.findings.filter(
    ({ outcome, subject, waiver }) => outcome !== "note" || subject !== "" || waiver !== undefined,
  );
  const of = (kind: string) => findings.filter(({ outcome }) => kinds[outcome] === kind);
  const lines = ["error", "warning", "notice"].flatMap((kind) => {
    const found = of(kind);
    const shown = found.length > most ? found.slice(0, most - 1) : found;
    const left = found.length - shown.length;
    return [
      ...shown.map((finding) => {
        const place = placeOf(finding.subject);
        return annotation(kind, messageOf(told(finding, report)), {
          ...(place && { file: shortened(place.file, longestPath), line: String(place.line) }),
          title: `keepwatch: ${finding.reason}`,
        });
      }),
      ...(left > 0
        ? [annotation(kind, `and ${counted(left, "more finding")}: see the summary`, { title: "keepwatch" })]
        : []),
    ];
  });
  return `${[inert(`${verdictInWords(report)}  ${headline(report)}`), ...lines].join("\n")}\n`;
}

const messageOf = ({ subject, message, change, consequence, repair, remedy, waiver }: Told): string =>
  [
    ...(subject === undefined ? [] : [subject]),
    message,
    ...(change === undefined ? [] : [changeInWords(change)]),
    ...(consequence === undefined ? [] : [consequence]),
    ...(repair === undefined ? [] : [`${repair.message}: ${repair.remedy}`]),
    ...(waiver === undefined ? [] : [waiver]),
    ...(remedy === "" ? [] : [`→ ${remedy}`]),
  ].join("\n");

const annotation = (kind: string, message: string, properties: Readonly<Record<string, string>>): string =>
  `::${kind} ${Object.entries(properties)
    .map(([name, value]) => `${name}=${data(value).replace(/:/g, "%3A").replace(/,/g, "%2C")}`)
    .join(",")}::${data(message)}`;

const data = (text: string): string => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
