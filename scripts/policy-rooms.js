// Wants the packages of the policy to use one another in one direction only, and each use to be an import. Needs OPA: its path in OPA, or on
// PATH. Prints the packages, each after all that it uses.
const { execFileSync } = require("node:child_process");
const { readdirSync } = require("node:fs");
const { join } = require("node:path");

const opa = process.env["OPA"] ?? "opa";
const policies = join(__dirname, "..", "policies");
/** Data that the host hands over. */
const handedOver = new Set(["spec", "question"]);

const sources = readdirSync(policies, { recursive: true })
  .filter((path) => path.endsWith(".rego") && !path.endsWith("_test.rego"))
  .sort();

/** Names after `data.` of every reference in a part of a syntax tree, however deep. */
const namesIn = (part) => {
  if (typeof part !== "object" || part === null) return [];
  const [first, second] = part.type === "ref" ? part.value : [];
  const own = first?.type === "var" && first.value === "data" && second ? [second.value] : [];
  return [...own, ...Object.values(part).flatMap(namesIn)];
};

const problems = [];
/** Package → packages that it imports. */
const uses = new Map();

for (const source of sources) {
  const parsed = execFileSync(opa, ["parse", "--format", "json", join(policies, source)], { encoding: "utf8" });
  const { package: own, imports = [], rules = [] } = JSON.parse(parsed);
  const name = own.path[1].value;
  const imported = new Set(imports.flatMap(namesIn));
  uses.set(name, new Set([...(uses.get(name) ?? []), ...imported]));
  for (const used of new Set(rules.flatMap(namesIn))) {
    if (!handedOver.has(used)) problems.push(`policies/${source} uses data.${used} without an import of it`);
  }
}

const ordered = [];
/** Puts a package after all that it uses; a package on the way to itself is a circle. */
const visit = (name, way) => {
  const start = way.indexOf(name);
  if (start >= 0) problems.push(`packages use one another in a circle: ${[...way.slice(start), name].join(" → ")}`);
  if (start >= 0 || ordered.includes(name)) return;
  for (const used of [...(uses.get(name) ?? [])].sort()) visit(used, [...way, name]);
  ordered.push(name);
};
for (const name of [...uses.keys()].sort()) visit(name, []);

for (const problem of new Set(problems)) console.error(problem);
if (problems.length === 0) console.log(`packages of the policy, each after what it uses: ${ordered.join(", ")}`);
process.exitCode = problems.length === 0 ? 0 : 1;
