import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { everywhere, mainProgram, programs } from "./programs";
import { scrubbed } from "./recording";
import { casesOf, type Shape } from "./shapes/shape";
import type { Change } from "./shipped/changes";

/** The folder of the recorded plans. */
export const corpus = join(__dirname, "corpus");

/** The recorded plan of a change, by the path that is its id. */
export const recordedFile = (id: string): string => join(corpus, `${id}.json.gz`);

/** The recorded plan of a change, as JSON. */
export const recordedPlan = (id: string): string => gunzipSync(readFileSync(recordedFile(id))).toString();

/** Records a plan. */
export const record = (id: string, plan: string): void => {
  mkdirSync(dirname(recordedFile(id)), { recursive: true });
  writeFileSync(recordedFile(id), gzipSync(scrubbed(plan), { level: 9 }));
};

const starts: Readonly<Record<NonNullable<Change["from"]> | "shipped", string>> = {
  shipped: "the stack as shipped, deployed",
  extended: "the same with a second alarm, a second subscription and an application's alarm",
  safeguarded: "the same with every safeguard in place, and a second trail",
  nothing: "nothing, and no call to AWS",
};

const rowsOf = (rows: readonly (readonly string[])[]): string => rows.map((row) => `| ${row.join(" | ")} |`).join("\n");

/** The corpus's README. */
export const readmeOf = (changes: readonly Change[], shapes: readonly Shape[]): string => `# Recorded plans

Real plans of real Terraform and the real AWS provider, against a simulated account (moto). Each is \`terraform show -json\` of a plan
file; only ids, times and the order of \`relevant_attributes\`, which differ from run to run, are made equal. \`npm run corpus:record\`
makes all files of this folder again, and the end-to-end tests compare them with what Terraform plans today.

## The stack that this project ships

The changes, and what the gate must say of each, are \`__tests__/plans/shipped/changes.ts\`.

| file | what changes | planned from | options | verdict |
| --- | --- | --- | --- | --- |
${rowsOf(
  changes.map(({ id, what, from, options = [], verdict }) => [
    `\`${id}.json.gz\``,
    what,
    starts[from ?? "shipped"],
    options.map((option) => `\`${option}\``).join(" "),
    verdict,
  ]),
)}

## Shapes of others

Small configurations of our own that link the chain as public modules do: \`__tests__/plans/shapes\`. Each is created, deployed, and then
changed.

${shapes
  .map(
    (shape) => `### ${shape.name}: ${shape.what}

| file | what changes | verdict | reasons | lost |
| --- | --- | --- | --- | --- |
${rowsOf(
  casesOf(shape).map(({ id, what, verdict, reasons, lost = "" }) => [
    `\`${id}.json.gz\``,
    what,
    verdict,
    reasons.map((reason) => `\`${reason}\``).join(" "),
    lost,
  ]),
)}`,
  )
  .join("\n\n")}

## Other programs

Some of these cases are planned by other programs, too, and must be judged alike. Those of \`${mainProgram}\` stand above; the others
have folders of their own. OpenTofu and older releases of Terraform are built from the sources that Go's module proxy has:

\`\`\`sh
go mod download -json github.com/opentofu/opentofu@v1.10.10   # or github.com/hashicorp/terraform@v1.5.7
# in a copy of the folder that this names as Dir:
go build -ldflags "-X github.com/opentofu/opentofu/version.dev=no" ./cmd/tofu   # Terraform: its own path, and "." for ./cmd/tofu
KEEPWATCH_TERRAFORM=/path/to/tofu npm run corpus:record
\`\`\`

OpenTofu looks for the provider at \`registry.opentofu.org\`: a mirror needs it under that name, too.

${programs
  .map(
    ({ name, lacks = [] }) =>
      `- \`${name}/\`: ${everywhere.length - lacks.length} plans${lacks.length > 0 ? `; it cannot plan ${lacks.map((id) => `\`${id}\``).join(", ")}` : ""}`,
  )
  .join("\n")}
`;
