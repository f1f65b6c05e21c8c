import type { PatternExplanation } from "../../cli/judge/pattern-explanation";
import { auditors } from "../../spec";
import { candidates, columns } from "./auditor-matrix";

const answer = (explanation: PatternExplanation): string => {
  const flaws = Object.values(explanation.events);
  const covered = flaws.filter((some) => some.every(({ reason }) => reason === "pattern_too_broad")).length;
  const breadth = explanation.everyday.length > 0 ? ", too broad" : "";
  return covered === flaws.length ? `covers all${breadth}` : `**covers ${covered} of ${flaws.length}**${breadth}`;
};

/** docs/auditors.md. */
export const auditorsPage = (explain: (pattern: string) => PatternExplanation): string => {
  const row = ({ what, pattern, length }: (typeof candidates)[number]): string => {
    const explanation = explain(pattern);
    const cells = columns.map((id) => (explanation.unrecognised_by.includes(id) ? "·" : "✓"));
    return `| ${what} | ${length} | ${answer(explanation)} | ${cells.join(" | ")} |`;
  };
  return `# What auditors recognise

Auditors compare the text of a filter pattern: by equality, by regular expressions, or clause by clause. Keepwatch asks what it means: whether
it surely matches every record of each of the 16 events. So their answers differ, in both directions: ✓ says that the auditor takes the
pattern for the control's, whatever the pattern does.

| pattern | characters | Keepwatch | ${columns.map((id) => auditors[id]?.title ?? id).join(" | ")} |
| --- | --- | --- | ${columns.map(() => "---").join(" | ")} |
${candidates.map(row).join("\n")}

- What each auditor does is data of the catalogue (\`auditors\`), as its source says it; this table is that data at work, and a test holds it to
  answers that were worked out apart from it.
- The constructs write the canonical text: no other is recognised by so many. Only MITRE's profile and the two checkers of other exact texts do
  not know it. \`keepwatch explain pattern\` says which auditors know a pattern, and \`keepwatch gate\` notes it where a plan writes a pattern that
  is sound and that some of them will not know.
- The table is about the filter pattern alone. With this control, none of them sees that the alarm's actions are disabled, that its threshold is
  1000, or that the topic's policy shuts CloudWatch out; few see that the trail takes no management events, or that nobody confirmed the subscription.
- Not in the table: auditors whose rules are not public, as AWS Security Hub's (its documents recommend the fifth text, and that of 2023 before),
  Wiz, Datadog, Lacework, Tenable and Prisma; and Checkov, Terrascan and Regula, which have no rule for this control.
`;
};
