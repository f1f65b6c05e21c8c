import { requiredEvents } from "../required-events";

/**
 * Auditors in the order of the columns. What each does was read from its sources, and the answers below were worked out with its own
 * expressions, apart from the policy.
 */
export const columns = [
  "powerpipe",
  "prowler",
  "prowler-before-2026-06",
  "trivy",
  "cloudsploit",
  "scoutsuite",
  "electriceye",
  "mitre",
  "benchmark-text",
  "asr",
  "elastic",
  "kics",
  "zeuscloud",
  "aws-security-benchmark",
] as const;

/** A pattern, and which auditors recognise it. */
export interface Candidate {
  readonly what: string;
  readonly pattern: string;
  /** Characters of the pattern, as it was published or found. */
  readonly length: number;
  /** One mark for each column: `x` recognises, `.` does not. */
  readonly marks: string;
}

const clause = (event: string): string => `($.eventName=${event})`;
const clauses = requiredEvents.map(clause);
const among = (opening: string, separator: string, closing: string, some: readonly string[] = clauses): string =>
  `${opening}${some.join(separator)}${closing}`;
const canonical = among("{ ", " || ", " }");
const without = (event: string): string =>
  among(
    "{ ",
    " || ",
    " }",
    clauses.filter((one) => one !== clause(event)),
  );
const root = '($.userIdentity.type != "Root")';

/** The nineteen patterns of the matrix. */
export const candidates: readonly Candidate[] = [
  { what: "the benchmark's text", pattern: among("{", "||", "}"), length: 505, marks: "xxxxx...x.xxxx" },
  { what: "Security Hub's text of 2023", pattern: among("{", " || ", "}"), length: 535, marks: "xxxxx....xxxxx" },
  { what: "the canonical text", pattern: canonical, length: 537, marks: "xxxxxxx...xxxx" },
  { what: "MITRE's text", pattern: among("{ ", "||", " }"), length: 507, marks: "xxxxx..x..xxxx" },
  {
    what: "Security Hub's present text",
    pattern: among("{($.eventSource=iam.amazonaws.com) && (", " || ", ")}"),
    length: 574,
    marks: "xxx........xxx",
  },
  {
    what: "event names quoted",
    pattern: among(
      "{ ",
      " || ",
      " }",
      requiredEvents.map((event) => `($.eventName="${event}")`),
    ),
    length: 569,
    marks: ".xx........xxx",
  },
  { what: "blanks around =", pattern: canonical.replaceAll("=", " = "), length: 569, marks: "xxxxx.....xxxx" },
  {
    what: "reversed",
    pattern: among("{ ", " || ", " }", [...clauses].reverse()),
    length: 537,
    marks: ".x........xx.x",
  },
  { what: "over lines", pattern: among("{", " ||\n ", "}"), length: 550, marks: "xxxxx.....xx.x" },
  {
    what: "without what root does",
    pattern: `{ (${clauses.join(" || ")}) && ${root} }`,
    length: 574,
    marks: "xxx........xxx",
  },
  {
    what: "the same without parentheses",
    pattern: `{${clauses.join("||")} && ${root}}`,
    length: 540,
    marks: "xxx........xxx",
  },
  { what: "all events at once", pattern: among("{ ", " && ", " }"), length: 537, marks: "xxx........xxx" },
  { what: "no DetachGroupPolicy", pattern: without("DetachGroupPolicy"), length: 502, marks: ".............." },
  { what: "no CreatePolicy", pattern: without("CreatePolicy"), length: 507, marks: ".............." },
  {
    what: "CreatePolicyVersion twice in place of CreatePolicy",
    pattern: canonical.replace("=CreatePolicy)", "=CreatePolicyVersion)"),
    length: 544,
    marks: "x.x.......x.x.",
  },
  {
    what: "every name with an X behind it",
    pattern: canonical.replaceAll(")", "X)"),
    length: 553,
    marks: "x.x.........x.",
  },
  {
    what: "DeleteGroupPolicy sixteen times",
    pattern: among(
      "{ ",
      " || ",
      " }",
      clauses.map(() => clause("DeleteGroupPolicy")),
    ),
    length: 560,
    marks: "..........x...",
  },
  { what: "!= in place of =", pattern: canonical.replaceAll("=", "!="), length: 553, marks: ".............." },
  {
    what: "SetDefaultPolicyVersion, too",
    pattern: among("{ ", " || ", " }", [...clauses, clause("SetDefaultPolicyVersion")]),
    length: 578,
    marks: "xxx........xxx",
  },
];
