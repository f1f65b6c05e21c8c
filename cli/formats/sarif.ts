import { reasons } from "../../spec";
import type { Outcome } from "../judge/judgement";
import { shortened } from "../report/escape";
import type { Report, ReportedFinding } from "../report/report";
import { changeInWords, type Told, told } from "../report/telling";
import { filled } from "../report/words";
import { fingerprinted } from "./fingerprint";
import { jsonText } from "./json";
import type { Presentation } from "./presentation";
import { uriOf } from "./uri";

const levelOf: Readonly<Record<Outcome, "error" | "warning" | "note">> = {
  fail: "error",
  unknown: "error",
  warn: "warning",
  note: "note",
};

/** How GitHub sorts alerts: 7.0 to 8.9 is high, 4.0 to 6.9 medium. */
const severities: Readonly<Partial<Record<Outcome, string>>> = { fail: "8.0", unknown: "8.0", warn: "5.0" };

/** Longest address that is told whole, and longest text of a rule that GitHub takes. */
const longest = 1000;

/**
 * The report as SARIF 2.1.0, with a rule for each reason. Waived findings are suppressed. Notes about no object are left out: they are no
 * alerts. Where nothing could be judged, the invocation has failed, and there are no results.
 */
export function sarifReport(report: Report, presentation: Presentation): string {
  const findings = fingerprinted(report.findings).filter(
    ({ finding: { outcome, subject, waiver } }) => outcome !== "note" || subject !== "" || waiver !== undefined,
  );
  const wasJudged = report.verdict !== "error";
  const rules = [...new Set(findings.map(({ finding: { reason } }) => reason))].sort();
  const { document, digests, tool, command } = report;
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            semanticVersion: tool.version,
            rules: rules.map((reason) =>
              ruleOf(
                reason,
                report.findings.find((finding) => finding.reason === reason),
              ),
            ),
          },
        },
        // What stands behind the last slash is not part of the category
        automationDetails: { id: `keepwatch/${command}${document ? `/${uriOf(document.name)}` : ""}/` },
        invocations: [
          {
            executionSuccessful: wasJudged,
            ...(!wasJudged && {
              toolExecutionNotifications: report.findings.map((finding) => ({
                descriptor: { id: finding.reason },
                level: "error",
                message: { text: sentences(told(finding, report)) },
              })),
            }),
          },
        ],
        columnKind: "utf16CodeUnits",
        ...(digests && { properties: { digests } }),
        results: wasJudged
          ? findings.map(({ finding, fingerprint }) => ({
              ruleId: finding.reason,
              ruleIndex: rules.indexOf(finding.reason),
              level: levelOf[finding.outcome],
              message: { text: sentences(told(finding, report)) },
              locations: [locationOf(finding, presentation)],
              partialFingerprints: { primaryLocationLineHash: fingerprint, "keepwatch/v1": fingerprint },
              ...(finding.waiver && {
                suppressions: [
                  {
                    kind: "external",
                    status: "accepted",
                    justification: `${shortened(finding.waiver.because)} (until ${shortened(finding.waiver.until)})`,
                  },
                ],
              }),
            }))
          : [],
      },
    ],
  });
}

/** The words of a reason, with a sign for each value that a finding puts there. */
function ruleOf(reason: string, finding: ReportedFinding | undefined): object {
  const words = reasons[reason] ?? { message: finding?.message ?? reason, remedy: finding?.remedy ?? "" };
  const general = (template: string): string =>
    shortened(filled(template, { events: "the events" }).replace(/\{\w+\}/g, "…"), longest) || reason;
  const severity = finding && severities[finding.outcome];
  return {
    id: reason,
    name: reason.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: general(words.message) },
    fullDescription: { text: general(`${words.message}. ${words.remedy}`) },
    help: { text: general(words.remedy), markdown: general(words.remedy) },
    defaultConfiguration: { level: levelOf[finding?.outcome ?? "fail"] },
    properties: {
      tags: ["security"],
      precision: "very-high",
      ...(severity && { "security-severity": severity }),
    },
  };
}

/** What a finding says, the first sentence first: it is what is shown where there is little room. */
const sentences = ({ subject, message, change, consequence, repair, remedy }: Told): string =>
  [
    `${subject === undefined ? "" : `${subject}: `}${message}.`,
    ...(change === undefined ? [] : [`${changeInWords(change)}.`]),
    ...(consequence === undefined ? [] : [`${capitalised(consequence)}.`]),
    ...(repair === undefined ? [] : [`${capitalised(repair.message)}. ${repair.remedy}`]),
    remedy,
  ]
    .filter((text) => text !== "")
    .join(" ");

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

// A file without a physical location is refused as a whole.
function locationOf({ subject }: ReportedFinding, { placeOf, anyFile }: Presentation): object {
  const { file, line } = placeOf(subject) ?? { file: anyFile, line: 1 };
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: "%SRCROOT%" },
      region: { startLine: line, startColumn: 1, endLine: line, endColumn: 2 },
    },
    ...(subject !== "" && {
      logicalLocations: [{ fullyQualifiedName: shortened(subject, longest), kind: "resource" }],
    }),
  };
}
