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

This page applies the whole predicate of each auditor for this control, as its source has it: pattern, trail, alarm, topic and subscription. It looks at the
resources that each example defines. [auditors.md](auditors.md) compares what auditors make of patterns alone.

- _yes_: the auditor finds everything that it looks for.
- _not seen_: nothing in the example fails, but the example does not define everything that the auditor looks at: an existing trail, the subscribers of a
  topic of another account, or whether a person has confirmed. There the account decides.
- **no**, with the first thing that fails. Only auditors that compare the pattern byte by byte with one text say no. No pattern has the text of all of
  them, so \`pattern\` chooses which auditors recognise it. A test fails if another auditor says no, or if one says no for another reason.

| example | ${ids.map(titleOf).join(" | ")} |
| --- | ${ids.map(() => "---").join(" | ")} |
${rows.map((row) => `| ${label(row)} | ${Object.values(answersOn(row.region, strangers)).map(cell).join(" | ")} |`).join("\n")}

- Each region is judged alone: the trail's home region has its group, filters and alarms. Auditors that join objects by name alone, without region or
  account, find at least as much.
- CloudSploit passes an account only with all of its fifteen controls. Here it is asked about this one. KICS reads HCL, so the examples are taken as HCL.
  The predicate of Security Hub comes from its documentation and its users. The user of Cloud Custodian gives it the pattern. risk-sentinel's profile is
  assumed to ask of the trail what MITRE's profile asks.
- Not in the table: AWS's Automated Security Response, which repairs and does not audit. CloudQuery's archived policy, which passes nothing, because it
  looks for ARNs that begin with \`aws:arn:\`. Auditors whose rules are not public.
${without.length > 0 ? `- Without a chain: ${without.join(", ")}.\n` : ""}
## Neighbouring checks

Other controls of the same auditors look at the same trail, group, alarm, topic and keys. These are their answers for the same examples.

| what is wanted | checks | of the examples | why not |
| --- | --- | --- | --- |
${neighbours.map(neighbourRow).join("\n")}

## What checkov says of the plans

checkov ${checkovVersion} runs with all its checks over the plans of [minimal](../examples/minimal.ts) and of [audited-record](../examples/audited-record.ts), which has
everything that can be asked for. All checks that are not listed pass.

${complaintTable(checkovComplaints)}

## What Prowler says of what is deployed

Prowler ${prowlerVersion} runs its checks of ${prowlerServices.join(", ")} over the same two examples, deployed to an emulator of AWS (moto).
The check of this control, \`cloudwatch_log_metric_filter_policy_changes\`, passes. The table leaves out checks of other controls, which want other filters and
alarms, or data events of S3. All other checks pass.

${complaintTable(prowlerComplaints)}
`;
};
