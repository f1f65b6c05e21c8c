/** `npm run corpus:record`: plans every change of __tests__/e2e/changes.ts with real Terraform and records it in __tests__/corpus. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Change, changes } from "../__tests__/e2e/changes";
import { corpus, readmeOf, record, recordedFile } from "../__tests__/e2e/corpus";
import { deploy } from "../__tests__/e2e/deployment";

const recordEach = async (some: readonly Change[]): Promise<void> => {
  const deployment = await deploy();
  try {
    for (const change of some) {
      await deployment.planned(change, async (_, shown) => record(change.id, await shown()));
      process.stderr.write(`recorded ${change.id}\n`);
    }
  } finally {
    deployment.end();
  }
};

// Deploying the safeguards changes the account that the other plans start from.
const recordAll = async (): Promise<void> => {
  await recordEach(changes.filter(({ from }) => from !== "safeguarded"));
  await recordEach(changes.filter(({ from }) => from === "safeguarded"));
};

/** Takes away the plans of changes that are no longer in the table. */
const removeOthers = (): void => {
  const known = new Set(changes.map(({ id }) => basename(recordedFile(id))));
  for (const file of readdirSync(corpus).filter((name) => name.endsWith(".gz") && !known.has(name))) {
    rmSync(join(corpus, file));
  }
};

mkdirSync(corpus, { recursive: true });
recordAll()
  .then(() => {
    removeOthers();
    writeFileSync(join(corpus, "README.md"), readmeOf(changes));
  })
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
