/** `npx tsx scripts/policy-circles.ts`: whether packages of the policy use each other in circles, and each by an import. */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { circular, type Module, unimported } from "./policy-rooms";

const policies = join(__dirname, "..", "policies");

const sources = readdirSync(policies, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".rego") && !path.endsWith("_test.rego"))
  .sort();

const modules = sources.map((path): Module => {
  const text = execFileSync(process.env["OPA"] ?? "opa", ["parse", "--format", "json", join(policies, path)]);
  return { path: path.replaceAll("\\", "/"), tree: JSON.parse(text.toString()) };
});

const problems = [
  ...circular(modules).map((use) => `these packages use each other in a circle: ${use}`),
  ...unimported(modules).map((use) => `this package is used without an import: ${use}`),
];
for (const problem of problems) process.stderr.write(`policy-circles: ${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
