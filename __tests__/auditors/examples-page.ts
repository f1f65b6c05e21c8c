import { auditors } from "../../spec";
import { examples } from "../examples";
import { type Answer, answerOn } from "./auditor";
import { auditorPredicates } from "./auditors";
import { checkovComplaints, checkovVersion } from "./checkov";
import { complaintTable } from "./complaints";
import { neighbourAnswer, neighbours } from "./neighbours";
import { prowlerComplaints, prowlerServices, prowlerVersion } from "./prowler";
import { type SeenRegion, seenRegions } from "./seen-account";

/** Which auditors of the catalogue do not take a pattern. */
export type Strangers = (pattern: string) => readonly string[];

/** One region of one example. */
export interface Row {
  readonly example: string;
  readonly region: SeenRegion;
}

/** Every region of every example that has a chain. */
export const rows: readonly Row[] = examples.flatMap(({ name, stack }) =>
  seenRegions(stack).map((region) => ({ example: name, region })),
);

/** What each auditor says of a region, by the auditor's id. */
export const answersOn = (region: SeenRegion, strangers: Strangers): Readonly<Record<string, Answer>> =>
  Object.fromEntries(
    Object.entries(auditorPredicates).map(([id, auditor]) => [
      id,
      answerOn(auditor, region, auditor.recognises ?? ((pattern) => !strangers(pattern).includes(id))),
    ]),
  );

const cell = (answer: Answer): string => (answer.startsWith("no:") ? `**${answer}**` : answer);
const titleOf = (id: string): string => auditorPredicates[id]?.title ?? auditors[id]?.title ?? id;
const label = ({ example, region }: Row): string => `[${example}](../examples/${example}.ts), ${region.region}`;

const whyNot = ({ refused = "", option }: (typeof neighbours)[number]): string =>
  option ? `${option.why}: \`${option.setting}\` asks for it` : refused;

const neighbourRow = (neighbour: (typeof neighbours)[number]): string => {
  const said = new Map<string, string[]>();
  for (const { example, region } of rows) {
    const answer = neighbourAnswer(neighbour, region).replace(/:.*/, "");
    said.set(answer, [...new Set([...(said.get(answer) ?? []), example])]);
  }
  const words = [...said].map(([answer, names]) =>
    answer === "not seen" || (answer === "yes" && neighbour.option) ? `${answer}: ${names.join(", ")}` : answer,
  );
  return `| ${neighbour.wants} | ${neighbour.names} | ${words.sort().reverse().join("; ")} | ${whyNot(neighbour)} |`;
};

/** docs/examples-auditors.md. */
export const examplesPage = (strangers: Strangers): string => {
  const ids = Object.keys(auditorPredicates);
  const without = examples.map(({ name }) => name).filter((name) => !rows.some(({ example }) => example === name));
  return `# What auditors say of the examples

Each auditor's whole predicate for this control, as its source has it: pattern, trail, alarm, topic and subscription, over the resources that an
example defines. [auditors.md](auditors.md) compares what they make of patterns alone.

- _yes_: the auditor finds all that it looks for.
- _not seen_: nothing that the example defines fails, and something that the auditor looks at is not defined by it: an existing trail, the
  subscribers of a topic of another account, or whether a person has confirmed. What is there decides.
- **no**, and the first thing that fails. Only auditors that compare the pattern byte by byte with one text say so: no pattern is the text of all of
  them, and \`pattern\` chooses which ones take it. A test fails where any other auditor says no, or where one says it for another reason.

| example | ${ids.map(titleOf).join(" | ")} |
| --- | ${ids.map(() => "---").join(" | ")} |
${rows.map((row) => `| ${label(row)} | ${Object.values(answersOn(row.region, strangers)).map(cell).join(" | ")} |`).join("\n")}

- A region is looked at by itself: the trail's home is where its group, its filters and its alarms are. Auditors that join by name alone, without
  region or account, say no less.
- CloudSploit passes an account with fifteen controls only; here it is asked about this one. KICS reads HCL, and is asked as though this were.
  Security Hub is asked what its documents and its users say. Cloud Custodian is given the pattern by its user. What risk-sentinel's profile asks
  of the trail is taken to be what MITRE's does.
- Not in the table: AWS's Automated Security Response, which repairs and does not audit; CloudQuery's archived policy, which passes nothing, as it looks
  for ARNs that begin with \`aws:arn:\`; and auditors whose rules are not public.
${without.length > 0 ? `- Without a chain: ${without.join(", ")}.\n` : ""}
## Neighbouring checks

What the same auditors ask, in other controls, of the things that the chain is made of, over the same examples.

| what is wanted | checks | of the examples | why not |
| --- | --- | --- | --- |
${neighbours.map(neighbourRow).join("\n")}

## What checkov says of the plans

checkov ${checkovVersion}, whole, over the plans of [minimal](../examples/minimal.ts) and of [audited-record](../examples/audited-record.ts), which has all that can be asked for.
Everything else passes; the trail, the group, the topic, the keys and the roles have no other complaint.

${complaintTable(checkovComplaints)}

## What Prowler says of what is deployed

Prowler ${prowlerVersion}, its checks of ${prowlerServices.join(", ")}, over the same two examples, deployed to an emulator of AWS (moto).
\`cloudwatch_log_metric_filter_policy_changes\`, the check of this control, passes. Not listed are the checks of other controls, which want filters and
alarms of their own or data events of S3.

${complaintTable(prowlerComplaints)}
`;
};
