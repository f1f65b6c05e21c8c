/** `npm run docs`: writes the pages of docs/ that are made from the tests' plans, patterns, examples and data, and from the sources' comments. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { examplesPage } from "../__tests__/auditors/examples-page";
import { driftTabulated } from "../__tests__/mutations/drift-table";
import { mutationsPage, tabulated } from "../__tests__/mutations/table";
import { auditorsPage } from "../__tests__/pattern/auditors-page";
import { peersPage } from "../__tests__/provisioning/peers-page";
import { loadedPolicy } from "../cli/judge/policy";
import { catalogue } from "../spec";
import { sameSettingsPage } from "../terraform-module/same-settings";
import { apiEntries, apiPage } from "./api-page";

const root = join(__dirname, "..");
const write = (name: string, page: string): void => writeFileSync(join(root, "docs", name), page);

const writeAll = async (): Promise<void> => {
  const policy = loadedPolicy(readFileSync(join(root, "policies", "policy.wasm")), catalogue, 1024);
  write(
    "auditors.md",
    auditorsPage((pattern) => policy.explainPattern(pattern)),
  );
  write(
    "examples-auditors.md",
    examplesPage((pattern) => policy.explainPattern(pattern).unrecognised_by),
  );
  write("api.md", apiPage(apiEntries()));
  write("peers.md", peersPage());
  write("same-settings.md", sameSettingsPage());
  write("mutations.md", mutationsPage(await tabulated(), await driftTabulated()));
};

writeAll().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
