import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Change } from "./changes";
import { scrubbed } from "./recording";

/** The folder of the recorded plans. */
export const corpus = join(__dirname, "..", "corpus");

/** The recorded plan of a change. */
export const recordedFile = (id: string): string => join(corpus, `${id}.json.gz`);

/** The recorded plan of a change, as JSON. */
export const recordedPlan = (id: string): string => gunzipSync(readFileSync(recordedFile(id))).toString();

/** Records a plan. */
export const record = (id: string, plan: string): void => {
  writeFileSync(recordedFile(id), gzipSync(scrubbed(plan), { level: 9 }));
};

const starts: Readonly<Record<NonNullable<Change["from"]> | "shipped", string>> = {
  shipped: "the stack as shipped, deployed",
  extended: "the same with a second alarm, a second subscription and an application's alarm",
  safeguarded: "the same with every safeguard in place, and a second trail",
  nothing: "nothing, and no call to AWS",
};

/** The corpus's README. */
export const readmeOf = (changes: readonly Change[]): string => `# Recorded plans

Real plans of real Terraform and the real AWS provider, of changes of the stack that this project ships, against a simulated
account (moto). Each is \`terraform show -json\` of a plan file; only ids, times and the order of \`relevant_attributes\`,
which differ from run to run, are made equal. The changes, and what the gate must say of each, are
\`__tests__/e2e/changes.ts\`; \`npm run corpus:record\` makes all files of this folder again, and the end-to-end tests compare
them with what Terraform plans today.

| file | what changes | planned from | options | verdict |
| --- | --- | --- | --- | --- |
${changes
  .map(
    ({ id, what, from, options = [], verdict }) =>
      `| \`${id}.json.gz\` | ${what} | ${starts[from ?? "shipped"]} | ${options.map((option) => `\`${option}\``).join(" ")} | ${verdict} |`,
  )
  .join("\n")}
`;
