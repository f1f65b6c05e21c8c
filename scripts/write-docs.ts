/** `npm run docs`: writes the pages of docs/ that tell what the policy does, from the tests' plans and patterns. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { driftTabulated } from "../__tests__/mutations/drift-table";
import { mutationsPage, tabulated } from "../__tests__/mutations/table";
import { auditorsPage } from "../__tests__/pattern/auditors-page";
import { loadedPolicy } from "../cli/judge/policy";
import { catalogue } from "../spec";

const root = join(__dirname, "..");
const write = (name: string, page: string): void => writeFileSync(join(root, "docs", name), page);

const writeAll = async (): Promise<void> => {
  const policy = await loadedPolicy(readFileSync(join(root, "policies", "policy.wasm")), catalogue, 1024);
  write(
    "auditors.md",
    auditorsPage((pattern) => policy.explainPattern(pattern)),
  );
  write("mutations.md", mutationsPage(await tabulated(), await driftTabulated()));
};

writeAll().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
