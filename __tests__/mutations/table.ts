import type { Making, PlanCase } from "../plans/plan-case";
import { type Answer, answerTo } from "../policies/answer";
import { type DriftRow, driftSection } from "./drift-table";
import { type Mutation, mutations, weakens } from "./mutations";
import peers from "./peers.json";

/** What the gate did with all cases of a mutation; the mildest counts. */
export type Outcome = "passed" | "warned" | "rejected" | "not judged";

/** What another tool makes of the same plans. */
export interface Measured {
  readonly tool: string;
  /** Ids of the mutations that it notices. */
  readonly notices: readonly string[];
}

/** One row of the table. */
export interface Row {
  readonly mutation: Mutation;
  readonly outcome: Outcome;
  readonly answers: readonly (readonly [PlanCase, Answer])[];
}

const mildness: readonly Outcome[] = ["passed", "warned", "rejected", "not judged"];

const outcomeOf = ({ verdict, warnings }: Answer): Outcome => {
  if (verdict === "error") return "not judged";
  if (verdict === "fail") return "rejected";
  return warnings.length > 0 ? "warned" : "passed";
};

/** The table, every plan judged anew. */
export const tabulated = (): Promise<readonly Row[]> =>
  Promise.all(
    mutations.map(async (mutation) => {
      const answers = await Promise.all(
        mutation.cases.map(async (one) => [one, await answerTo(one.plan(), one.waivers)] as const),
      );
      const outcomes = answers.map(([, answer]) => outcomeOf(answer));
      return { mutation, answers, outcome: mildness.find((one) => outcomes.includes(one)) ?? "passed" };
    }),
  );

/** Whether the gate did what a mutation of its kind asks for: no weakening without a word, no harmless change rejected. */
export const isAsWanted = ({ mutation, outcome, answers }: Row): boolean => {
  if (answers.length === 0) return false;
  if (!weakens(mutation)) return answers.every(([, { verdict }]) => verdict === "pass");
  return mutation.isControl ? outcome === "passed" : outcome !== "passed";
};

/** `150/150 caught, 38/38 accepted`. */
export const totals = (rows: readonly Row[]): string => {
  const weakening = rows.filter(({ mutation }) => weakens(mutation));
  const harmless = rows.filter(({ mutation }) => !weakens(mutation));
  const wanted = (some: readonly Row[]): string => `${some.filter(isAsWanted).length}/${some.length}`;
  return `${wanted(weakening)} caught, ${wanted(harmless)} accepted`;
};

/** Ids of the mutations that no plan shows as Terraform made it. */
export const restingOnEdits = (rows: readonly Row[]): readonly string[] =>
  rows
    .filter(({ answers }) => !answers.some(([{ making }]) => making === "planned"))
    .map(({ mutation }) => mutation.id);

const makings: Readonly<Record<Making, string>> = { planned: "", edited: "_edited:_ " };
const cell = (text: string): string => text.replaceAll("|", "\\|");

const reasonsIn = (answers: Row["answers"]): string =>
  [...new Set(answers.flatMap(([, { reasons, warnings }]) => [...reasons, ...warnings]))]
    .sort()
    .map((reason) => `\`${reason}\``)
    .join(" ");

const casesIn = (answers: Row["answers"]): string =>
  answers.map(([{ id, making }]) => `${makings[making]}${cell(id)}`).join("<br>");

const areaTable = (area: string, rows: readonly Row[]): string =>
  `## ${area}

| | change | the gate | reasons | plans |
| --- | --- | --- | --- | --- |
${rows
  .map(
    ({ mutation: { id, change }, outcome, answers }) =>
      `| ${id} | ${cell(change)} | ${outcome} | ${reasonsIn(answers)} | ${casesIn(answers)} |`,
  )
  .join("\n")}
`;

const peersTable = (rows: readonly Row[]): string => {
  const noticed = ({ notices }: Measured): number =>
    rows.filter(({ mutation }) => weakens(mutation) && !mutation.isControl && notices.includes(mutation.id)).length;
  const weakening = rows.filter(({ mutation }) => weakens(mutation) && !mutation.isControl).length;
  const harmless = rows.filter(({ mutation }) => !weakens(mutation));
  const rejected = ({ notices }: Measured): number =>
    harmless.filter(({ mutation }) => notices.includes(mutation.id)).length;
  return `| tool | weakening changes noticed | harmless changes rejected |
| --- | --- | --- |
| Keepwatch | ${rows.filter((row) => weakens(row.mutation) && !row.mutation.isControl && isAsWanted(row)).length} of ${weakening} | ${harmless.filter((row) => !isAsWanted(row)).length} of ${harmless.length} |
${(peers as readonly Measured[]).map((peer) => `| ${peer.tool} | ${noticed(peer)} of ${weakening} | ${rejected(peer)} of ${harmless.length} |`).join("\n")}`;
};

/** docs/mutations.md. */
export const mutationsPage = (rows: readonly Row[], drifts: readonly DriftRow[]): string => {
  const areas = [...new Set(rows.map(({ mutation }) => mutation.area))];
  const count = (outcome: Outcome): number =>
    rows.filter((row) => weakens(row.mutation) && !row.mutation.isControl && row.outcome === outcome).length;
  return `# Mutations

Every known way to weaken the chain (a), and every kind of change that weakens nothing (b), each with plans that show it and with what
the gate says of them. Only the changes are written by hand. The tests judge the plans again.

**${totals(rows)}.** Of the weakening changes, ${count("rejected")} are rejected, ${count("not judged")} cannot be judged (exit 3), and
${count("warned")} cause a warning, because they break nothing today. ${rows.filter(({ mutation }) => mutation.isControl).length} are in the list as controls, and pass.

A plan is one that Terraform made of the deployed stack (\`__tests__/plans/corpus\`), or it is _edited_ from such a plan: if no emulator of the account
has the thing, if Terraform makes no such plan on demand, or to change exactly one attribute. The answer of a row is the mildest of its plans.

${areas
  .map((area) =>
    areaTable(
      area,
      rows.filter(({ mutation }) => mutation.area === area),
    ),
  )
  .join("\n")}
${driftSection(drifts)}
## The same plans given to others

The first plan of each row, as the tool sees it before and after (\`npm run peers\`). It notices the change if a check fails after that did not fail before,
or if it denies the plan.

${peersTable(rows)}

## Rows that rest on edited plans alone

${restingOnEdits(rows).join(", ")}
`;
};
