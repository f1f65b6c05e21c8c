import type { Variable } from "./variables";
import { type Variant, variants } from "./variants";

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0;

/** A value in Terraform's language, as `terraform fmt` would write it. */
const hcl = (value: unknown, indent = ""): string => {
  if (!isObject(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => `${inner}${hcl(item, inner)},\n`).join("")}${indent}]`;
  const flat = Object.entries(value).filter(([, item]) => !isObject(item));
  const deep = Object.entries(value).filter(([, item]) => isObject(item));
  const width = Math.max(...flat.map(([key]) => key.length));
  const lines = [
    ...(flat.length > 0 ? [flat.map(([key, item]) => `${inner}${key.padEnd(width)} = ${hcl(item)}\n`).join("")] : []),
    ...deep.map(([key, item]) => `${inner}${key} = ${hcl(item, inner)}\n`),
  ];
  return `{\n${lines.join("\n")}${indent}}`;
};

/** A call of a module, as an example. */
export const exampleCall = ({ example }: Pick<Variant, "example">, source: string): string =>
  `module "iam_policy_changes" ${hcl({ source, account: "123456789012", region: "eu-central-1", ...example })}\n`;

const cell = (text: string): string => text.replaceAll("|", "\\|");

const inputRow = ([name, variable]: readonly [string, Variable]): string => {
  const given = "default" in variable ? `\`${hcl(variable.default)}\`` : "mandatory";
  return `| \`${name}\` | ${cell(variable.description)} | \`${cell(variable.type)}\` | ${given} |`;
};

const otherRow = ({ folder, description }: Variant): string => `| [${folder}](${folder}) | ${description} |`;

/** The README.md of a module. */
export const readmeOf = (
  variant: Variant,
  outputs: Readonly<Record<string, { readonly description: string }>>,
): string => `# ${variant.title}

${variant.description} CIS AWS Foundations 4.4; written by Keepwatch from its construct \`IamPolicyChangeMonitoring\`.

\`\`\`hcl
${exampleCall(variant, variant.folder === "" ? "./terraform-module" : `./terraform-module/${variant.folder}`)}\`\`\`

Account and region are given, not looked up, so that every policy is known when Terraform plans, and \`keepwatch gate\` can judge it. Both must be
those of the provider that the module is given; it has none of its own. The provider's \`allowed_account_ids\` keeps the chain out of a wrong account, and tells
the gate which one it is.
${
  variant.folder === "modules/sandbox"
    ? ""
    : `
Terraform refuses to destroy what holds records, keys or confirmations (\`prevent_destroy\`), which cannot be a variable: \`modules/sandbox\` has the same
chain without.
`
}
A queue or a function lets the topic in by a policy of its own. With \`create_permission\` the module creates it. Without, the output
\`required_policy_statements\` says what it must contain.

## Inputs

| name | | type | default |
| --- | --- | --- | --- |
${Object.entries(variant.variables).map(inputRow).join("\n")}

## Outputs

| name | |
| --- | --- |
${Object.entries(outputs)
  .map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`)
  .join("\n")}
${
  variant.folder === ""
    ? `
## Others

| folder | |
| --- | --- |
${variants
  .filter(({ folder }) => folder !== "")
  .map(otherRow)
  .join("\n")}
`
    : ""
}`;
