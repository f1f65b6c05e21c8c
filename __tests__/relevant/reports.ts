import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Entrypoint, loadedPolicy, type Policy, type Question } from "../../cli/judge/policy";
import { catalogue } from "../../spec";

let policy: Policy | undefined;

// Sets come in an order of their own, and differ only in that.
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map(sorted).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

/** What is asked of every document beside the gate's question. */
const questions: readonly (readonly [string, Entrypoint, Question])[] = [
  ["gate --require", "gate/judgement", { require: true }],
  ["drift", "drift/judgement", {}],
];

/** The whole answers to every question that is asked of a document, each as a text: question → answer. */
export const answersTo = async (document: unknown): Promise<Readonly<Record<string, string>>> => {
  policy ??= loadedPolicy(readFileSync(join(__dirname, "..", "..", "policies", "policy.wasm")), catalogue, 8_000_000);
  const { judge, picture } = policy;
  const said = (answer: unknown): string => JSON.stringify(sorted(answer), undefined, 1);
  // Nobody asks how what is damaged looks
  const gate = judge(document, "gate/judgement", {});
  const isJudged = gate.unjudgeable.length === 0;
  return Object.fromEntries([
    ["gate", said(gate)],
    ...(isJudged ? [["posture", said(judge(document, "posture/judgement", {}))]] : []),
    ...questions.map(([name, entrypoint, question]) => [name, said(judge(document, entrypoint, question))]),
    ...(isJudged ? (["picture/plan", "picture/drift"] as const) : []).map((entrypoint) => [
      entrypoint,
      said(picture(document, entrypoint)),
    ]),
  ]);
};
