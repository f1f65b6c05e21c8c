/**
 * `npm run corpus:record [-- ID]`: plans every case of the end-to-end tests with real Terraform and records it in
 * __tests__/plans/corpus; with the beginning of an id, only the cases whose ids begin so. Another program than the corpus's own, named by
 * KEEPWATCH_TERRAFORM, records the cases of every program into a folder of its own.
 */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deploy, type Planner } from "../__tests__/e2e/deployment";
import { deployShape } from "../__tests__/e2e/shape-deployment";
import { presentProgram } from "../__tests__/e2e/terraform";
import { corpus, readmeOf, record, recordedFile } from "../__tests__/plans/corpus";
import type { PlannedCase } from "../__tests__/plans/plan-case";
import { everywhere, mainProgram, programs } from "../__tests__/plans/programs";
import { casesOf } from "../__tests__/plans/shapes/shape";
import { shapes } from "../__tests__/plans/shapes/shapes";
import { changes } from "../__tests__/plans/shipped/changes";

const [beginning = ""] = process.argv.slice(2);

/** Plans cases, and records each where `pathOf` says; it says nothing of a case that is not wanted. */
const recordAll = async <C extends PlannedCase>(
  open: () => Promise<Planner<C>>,
  cases: readonly C[],
  pathOf: (id: string) => string | undefined,
): Promise<void> => {
  const wanted = cases.filter(({ id }) => pathOf(id) !== undefined);
  if (wanted.length === 0) {
    return;
  }
  const deployment = await open();
  try {
    for (const one of wanted) {
      await deployment.planned(one, async (_, shown) => record(pathOf(one.id) ?? one.id, await shown()));
      process.stderr.write(`recorded ${pathOf(one.id)}\n`);
    }
  } finally {
    deployment.end();
  }
};

/** Where the program that plans now records a case. */
const pathsOf = (present: string): ((id: string) => string | undefined) => {
  const program = programs.find(({ name }) => name === present);
  if (!program && present !== mainProgram) {
    throw new Error(`"${present}" records nothing: add it to __tests__/plans/programs.ts`);
  }
  const isWanted = (id: string): boolean =>
    id.startsWith(beginning) && (!program || (everywhere.includes(id) && !program.lacks?.includes(id)));
  return (id) => (isWanted(id) ? [...(program ? [present] : []), id].join("/") : undefined);
};

/** Takes away the plans of cases that are no longer in a table. */
const removeOthers = (): void => {
  const ids = [...changes, ...shapes.flatMap(casesOf)].map(({ id }) => id);
  const known = new Set(
    [...ids, ...programs.flatMap(({ name }) => everywhere.map((id) => `${name}/${id}`))].map(recordedFile),
  );
  for (const file of readdirSync(corpus, { recursive: true, encoding: "utf8" }).map((path) => join(corpus, path))) {
    if (file.endsWith(".gz") && !known.has(file)) {
      rmSync(file);
    }
  }
};

const main = async (): Promise<void> => {
  const pathOf = pathsOf(await presentProgram());
  // Deploying the safeguards changes the account that the other plans start from.
  await recordAll(
    deploy,
    changes.filter(({ from }) => from !== "safeguarded"),
    pathOf,
  );
  await recordAll(
    deploy,
    changes.filter(({ from }) => from === "safeguarded"),
    pathOf,
  );
  for (const shape of shapes) {
    await recordAll(() => deployShape(shape), casesOf(shape), pathOf);
  }
  removeOthers();
  writeFileSync(join(corpus, "README.md"), readmeOf(changes, shapes));
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
