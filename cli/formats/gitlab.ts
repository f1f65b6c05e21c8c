import type { Outcome } from "../judge/judgement";
import type { Report } from "../report/report";
import { changeInWords, told } from "../report/telling";
import { fingerprinted } from "./fingerprint";
import { jsonText } from "./json";
import type { Presentation } from "./presentation";

const severities: Readonly<Record<Outcome, string>> = {
  fail: "critical",
  unknown: "critical",
  warn: "major",
  note: "info",
};

/**
 * The report as GitLab's code quality, which stops at the first entry that is not as it should be, and takes entries with one fingerprint for
 * one. Notes about no object are left out.
 */
export function gitlabReport(report: Report, { placeOf, anyFile }: Presentation): string {
  return jsonText(
    fingerprinted(report.findings)
      .filter(
        ({ finding: { outcome, subject, waiver } }) => outcome !== "note" || subject !== "" || waiver !== undefined,
      )
      .map(({ finding, fingerprint }) => {
        const { subject, message, change, remedy, waiver } = told(finding, report);
        const { file, line } = placeOf(finding.subject) ?? { file: anyFile, line: 1 };
        return {
          description: [
            `${subject === undefined ? "" : `${subject}: `}${message}`,
            ...(change === undefined ? [] : [changeInWords(change)]),
            ...(waiver === undefined ? [] : [waiver]),
            remedy,
          ]
            .filter((text) => text !== "")
            .join(". "),
          check_name: finding.reason,
          fingerprint,
          severity: report.verdict === "error" ? "blocker" : severities[finding.outcome],
          location: { path: file, lines: { begin: line } },
        };
      }),
  );
}
