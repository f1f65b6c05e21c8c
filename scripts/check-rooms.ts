/**
 * `npx tsx scripts/check-rooms.ts`: whether packages of the policy use each other in circles, and each by an import; whether each has a
 * test in Rego; and whether its sources are easy to read.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { circular, type Module, unimported, untested, untidy } from "./policy-rooms";

const policies = join(__dirname, "..", "policies");

const paths = readdirSync(policies, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".rego"))
  .map((path) => path.replaceAll("\\", "/"))
  .sort();
const sources = paths.filter((path) => !path.endsWith("_test.rego"));
const texts = new Map(sources.map((path) => [path, readFileSync(join(policies, path), "utf8")]));

const modules = sources.map((path): Module => {
  const text = execFileSync(process.env["OPA"] ?? "opa", ["parse", "--format", "json", join(policies, path)]);
  return { path, tree: JSON.parse(text.toString()) };
});

const problems = [
  ...circular(modules).map((use) => `these packages use each other in a circle: ${use}`),
  ...unimported(modules).map((use) => `this package is used without an import: ${use}`),
  ...untested(paths).map((folder) => `this package has no test in Rego: ${folder}`),
  ...untidy(texts).map((line) => `this line is longer than 120 characters, or a body that says nothing: ${line}`),
];
for (const problem of problems) process.stderr.write(`check-rooms: ${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
