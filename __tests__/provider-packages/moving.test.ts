// docs/moving.md names the packages that the tests install, and every difference between them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dependencies as ofNext } from "./cdktf-aws-6/package.json";
import { dependencies as ofFork } from "./cdktn/package.json";
import { providerPackages } from "./packages";

const page = readFileSync(join(__dirname, "..", "..", "docs", "moving.md"), "utf8");
const row = (words: string): string => page.split("\n").find((line) => line.includes(words)) ?? "";

test("docs/moving.md names the releases that the examples are synthesised under", () => {
  expect(row("`@cdktf/provider-aws` 21")).toContain(ofNext["@cdktf/provider-aws"]);
  expect(row("`@cdktn/provider-aws`")).toContain(ofFork["@cdktn/provider-aws"]);
});

test("docs/moving.md tells of the provider of each, and of every difference", () => {
  for (const { differences } of providerPackages) {
    const version = String(differences["terraform.required_providers.aws.version"]?.value);
    const told = row(version);
    expect(told).toContain("the provider's version");
    const source = differences["terraform.required_providers.aws.source"]?.value;
    expect(told.includes(`\`${source}\``)).toBe(source !== undefined);
  }
});

test("docs/moving.md lets a project have the packages as the examples have them", () => {
  const { dependencies } = JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? "{}");
  const { keepwatch: _, ...others } = dependencies;
  expect(others).toEqual(ofFork);
});
