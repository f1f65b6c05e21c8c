import { rejects } from "../judge/judgement";
import { inert, shortened } from "../report/escape";
import type { Report } from "../report/report";
import { changeInWords, type Told, told } from "../report/telling";
import { markedUp } from "./markup";

/** One case of a suite, and what became of it. */
interface Case {
  readonly className: string;
  readonly name: string;
  readonly result: "passed" | "failure" | "error" | "skipped";
  readonly told?: Told;
}

/**
 * The report as JUnit's XML: a case for the control, and one for each finding. What rejects is a failure, what could not be judged an error, and
 * what is waived is skipped.
 */
export function junitReport(report: Report): string {
  const cases = casesOf(report);
  const count = (result: Case["result"]): number => cases.filter((one) => one.result === result).length;
  const counts = `tests="${cases.length}" failures="${count("failure")}" errors="${count("error")}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="keepwatch" ${counts}>
  <testsuite name="${markedUp(suiteOf(report))}" ${counts} skipped="${count("skipped")}" time="0">
${cases.map((one) => inXml(one)).join("\n")}
  </testsuite>
</testsuites>
`;
}

const suiteOf = ({ command, document }: Report): string =>
  `keepwatch ${command}${document ? ` ${shortened(document.name)}` : ""}`;

function casesOf(report: Report): readonly Case[] {
  const { verdict, control, summary } = report;
  // Where only warnings can be why it fails, each of them is
  const isStrict = verdict === "fail" && summary.failures + summary.unknowns === 0;
  const taken = new Map<string, number>();
  const unique = (name: string): string => {
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  };
  const findings = report.findings
    .filter(({ outcome, waiver }) => outcome !== "note" || waiver !== undefined)
    .map((finding): Case => {
      const words = told(finding, report);
      const fails = rejects(finding) || (isStrict && finding.outcome === "warn");
      const name = [words.subject ?? words.message, ...(words.change ? [words.change.attribute] : [])].join(" ");
      return {
        className: finding.reason,
        name: unique(`${finding.reason} ${name}`).slice(finding.reason.length + 1),
        result: finding.waiver ? "skipped" : verdict === "error" ? "error" : fails ? "failure" : "passed",
        told: words,
      };
    });
  const own: readonly Case[] =
    verdict === "pass" ? [{ className: control.id, name: control.title, result: "passed" }] : [];
  return [...own, ...findings];
}

function inXml({ className, name, result, told: words }: Case): string {
  const opening = `    <testcase classname="${markedUp(className)}" name="${markedUp(name)}" time="0"`;
  if (words === undefined) return `${opening}/>`;
  const body = markedUp(linesOf(words).map(inert).join("\n"));
  const message = markedUp(words.waiver ?? words.message);
  const inside = {
    passed: `<system-out>${body}</system-out>`,
    failure: `<failure type="${words.reason}" message="${message}">${body}</failure>`,
    error: `<error type="${words.reason}" message="${message}">${body}</error>`,
    skipped: `<skipped message="${message}"/>`,
  }[result];
  return `${opening}>\n      ${inside}\n    </testcase>`;
}

// GitLab shows the text alone where there is one, so that the message is said again.
const linesOf = ({ message, change, consequence, repair, remedy, reason, subject }: Told): readonly string[] => [
  ...(subject === undefined ? [] : [subject]),
  message,
  ...(change === undefined ? [] : [changeInWords(change)]),
  ...(consequence === undefined ? [] : [consequence]),
  ...(repair === undefined ? [] : [`${repair.message}: ${repair.remedy}`]),
  `→ ${remedy} [${reason}]`,
];
