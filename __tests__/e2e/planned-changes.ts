import { existsSync } from "node:fs";
import { join } from "node:path";
import { recordedPlan } from "../plans/corpus";
import { driftOutcomeOf, expectedDriftOf, expectedOf, outcomeOf, type PlannedCase } from "../plans/plan-case";
import { scrubbed } from "../plans/recording";
import { answerOf } from "./command";
import type { Planner } from "./deployment";
import { describeEndToEnd } from "./prerequisites";

const project = join(__dirname, "..", "..");
const command = join(project, "dist", "keepwatch.cjs");
const versionOf = (plan: string): unknown => JSON.parse(plan).terraform_version;

/** Deploys a configuration, plans each change with Terraform and asks the command as it is built for what it says of the binary plan. */
export const describePlannedChanges = <C extends PlannedCase>(
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
        const answered = async (name: string, plan: string, input?: string) => {
          const { exitCode, stdout, stderr } = await answerOf(
            process.execPath,
            [command, name, plan, "--format", "json"],
            { folder, environment: process.env, ...(input === undefined ? {} : { input }) },
          );
          expect(stderr).not.toContain("Error");
          return { exitCode, report: JSON.parse(stdout) };
        };
        const gated = await answered("gate", "plan.bin");
        expect({ exitCode: gated.exitCode, ...outcomeOf(gated.report) }).toEqual({
          exitCode: change.verdict === "pass" ? 0 : 1,
          ...expectedOf(change),
        });
        const text = await shown();
        if (change.drift !== "unasked") {
          const drifted = await answered("drift", "-", text);
          const drift = expectedDriftOf(change);
          expect({ exitCode: drifted.exitCode, ...driftOutcomeOf(drifted.report) }).toEqual({
            exitCode: drift.verdict === "pass" ? 0 : 1,
            ...drift,
          });
        }
        // The corpus cannot go stale: it holds what Terraform plans today
        const recorded = recordedPlan(id);
        const plan = scrubbed(text);
        if (versionOf(plan) === versionOf(recorded)) {
          expect(JSON.parse(plan)).toEqual(JSON.parse(scrubbed(recorded)));
        }
      });
    });
  });
};
