// What passes step by step passes at once: walks at random from recorded plans, so that no chain of small edits gets round the gate.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { project } from "../../cli/read/project";
import { corpus, recordedPlan } from "../plans/corpus";
import { answerTo } from "../policies/answer";
import { planBetween } from "./walks/plan-between";
import { walk } from "./walks/walk";
import type { Recorded } from "./walks/world";

/** Walks, and edits that each tries; more by hand, with KEEPWATCH_WALKS and a seed in KEEPWATCH_LAW_SEED. */
const walks = Number(process.env["KEEPWATCH_WALKS"] ?? 200);
const seed = Number(process.env["KEEPWATCH_LAW_SEED"] ?? 4404);
const edits = 30;

/** Recorded plans whose first world a walk starts from: small ones twice, as most is found there. */
const starts: readonly string[] = [
  ...readdirSync(join(corpus, "shapes"))
    .filter((shape) => shape !== "fourteen-controls")
    .map((shape) => `shapes/${shape}/no-change`),
  "shapes/alone/no-change",
  "shapes/alone-alias/no-change",
  "shapes/literals/no-change",
  "alarm-described",
  "alarm-duplicated",
  "composite-speaks",
];

const gate = async (plan: unknown): Promise<boolean> => (await answerTo(project(plan as never))).verdict === "pass";

test("what passes step by step passes at once", async () => {
  let [tried, taken, moved] = [0, 0, 0];
  for (let number = 0; number < walks; number++) {
    const id = starts[number % starts.length] as string;
    const recorded = JSON.parse(recordedPlan(id)) as Recorded;
    const walked = await walk(recorded, gate, seed * 1_000_000 + number, edits);
    tried += walked.tried;
    taken += walked.taken.length;
    if (isDeepStrictEqual(walked.first, walked.last)) continue;
    moved++;
    const { verdict, reasons } = await answerTo(project(planBetween(recorded, walked.first, walked.last) as never));
    if (verdict !== "pass")
      throw new Error(
        `walk ${number} from ${id}: ${verdict} (${reasons.join(", ")}) after ${walked.taken.map(({ what }) => what).join("; ")}`,
      );
  }
  process.stdout.write(`${walks} walks, ${moved} to another world: ${taken} of ${tried} edits passed\n`);
  expect(moved).toBeGreaterThan(walks / 2);
  expect(taken).toBeGreaterThan(walks * 3);
}, 7_200_000);
