import { existsSync } from "node:fs";
import { join } from "node:path";
import { answerOf } from "./command";
import { recordedPlan } from "./corpus";
import type { Planner } from "./deployment";
import { type Case, expectedOf, outcomeOf } from "./expectation";
import { describeEndToEnd } from "./prerequisites";
import { scrubbed } from "./recording";

const project = join(__dirname, "..", "..");
const command = join(project, "dist", "keepwatch.cjs");
const versionOf = (plan: string): unknown => JSON.parse(plan).terraform_version;

/** Deploys a configuration, plans each change with Terraform and gates the binary plan with the command as it is built. */
export const describePlannedChanges = <C extends Case>(
  title: string,
  deploy: () => Promise<Planner<C>>,
  changes: readonly C[],
): void => {
  describeEndToEnd(title, () => {
    let deployment: Planner<C>;

    beforeAll(async () => {
      if (!existsSync(command)) {
        throw new Error('the command is not built: run "npm run build"');
      }
      deployment = await deploy();
    });

    afterAll(() => deployment?.end());

    test.each(changes.map((change) => [change.id, change.what, change] as const))("%s: %s", async (id, _, change) => {
      await deployment.planned(change, async (folder, shown) => {
        const { exitCode, stdout, stderr } = await answerOf(
          process.execPath,
          [command, "gate", "plan.bin", "--format", "json"],
          { folder, environment: process.env },
        );
        expect(stderr).not.toContain("Error");
        expect({ exitCode, ...outcomeOf(JSON.parse(stdout)) }).toEqual({
          exitCode: change.verdict === "pass" ? 0 : 1,
          ...expectedOf(change),
        });
        // The corpus cannot go stale: it holds what Terraform plans today
        const recorded = recordedPlan(id);
        const plan = scrubbed(await shown());
        if (versionOf(plan) === versionOf(recorded)) {
          expect(JSON.parse(plan)).toEqual(JSON.parse(recorded));
        }
      });
    });
  });
};
