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

Auditors compare the text of a filter pattern: by equality, by regular expressions, or clause by clause. Keepwatch asks what the pattern means: whether
it certainly matches every record of each of the 16 events. So their answers differ, in both directions. ✓ means that the auditor accepts the
pattern for this control, whatever the pattern does.

| pattern | characters | Keepwatch | ${columns.map((id) => auditors[id]?.title ?? id).join(" | ")} |
| --- | --- | --- | ${columns.map(() => "---").join(" | ")} |
${candidates.map(row).join("\n")}

- The behaviour of each auditor is data of the catalogue (\`auditors\`), as stated in its source. This table applies that data, and a test compares it with
  answers that were worked out separately.
- The constructs write the canonical text, which more auditors recognise than any other. Only MITRE's profile and the two checkers of other exact texts do
  not recognise it. \`keepwatch explain pattern\` says which auditors recognise a pattern. \`keepwatch gate\` adds a note if a plan writes a sound pattern that
  some of them do not recognise.
- The table is about the filter pattern alone. With this control, no auditor notices that the alarm's actions are disabled, that its threshold is
  1000, or that the topic's policy shuts out CloudWatch. Few notice that the trail records no management events, or that nobody confirmed the subscription.
- Not in the table: auditors whose rules are not public, such as AWS Security Hub (its documents recommend the fifth text, and earlier that of 2023),
  Wiz, Datadog, Lacework, Tenable and Prisma. Checkov, Terrascan and Regula have no rule for this control.
`;
};
