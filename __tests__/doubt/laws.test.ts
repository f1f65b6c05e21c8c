// Less knowledge and more harm never turn a rejection into a pass: both laws on every rejected plan, in steps made at random.
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { Json } from "../../cli/read/json";
import { project } from "../../cli/read/project";
import { plannedCases } from "../plans/cases";
import { doubtedCases } from "../plans/doubted/doubted";
import { answerTo } from "../policies/answer";
import { damage, ignorance, type Plan, type Step } from "./laws";

/** Applications of each law; more by hand, with KEEPWATCH_LAW_RUNS and a seed in KEEPWATCH_LAW_SEED. */
const runs = Number(process.env["KEEPWATCH_LAW_RUNS"] ?? 2000);
const seed = Number(process.env["KEEPWATCH_LAW_SEED"] ?? 4404);

const rejected: readonly (readonly [string, string])[] = [...plannedCases, ...doubtedCases]
  .filter(({ id, verdict }) => verdict === "fail" && id !== "reject/role-deny-through-local")
  .map(({ id, plan }) => [id, JSON.stringify(project(plan() as Json))] as const);

/** Applies steps, each chosen and steered by numbers, and tells which changed the plan. */
const changed = (text: string, law: Readonly<Record<string, Step>>, choices: readonly (readonly number[])[]) => {
  const plan = JSON.parse(text) as Plan;
  const steps = Object.entries(law);
  const applied = choices.flatMap(([which = 0, ...steering]) => {
    const [name, step] = steps[which % steps.length] ?? [];
    if (!step) return [];
    const before = structuredClone(plan);
    let turn = 0;
    step(plan, (among) => (steering[turn++ % steering.length] ?? 0) % Math.max(among, 1));
    return isDeepStrictEqual(before, plan) ? [] : [name];
  });
  return { plan, applied };
};

const choices = fc.array(fc.array(fc.nat(9999), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 3 });

test.each([
  ["ignorance: what is rejected stays rejected when less is known", ignorance],
  ["damage: what is rejected stays rejected when harm is added", damage],
])(
  "%s",
  async (_, law) => {
    let applications = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(rejected.length - 1), choices, async (index, chosen) => {
        const [id, text] = rejected[index] ?? ["", "{}"];
        const { plan, applied } = changed(text, law, chosen);
        if (applied.length === 0) return;
        applications += applied.length;
        const { verdict } = await answerTo(plan);
        if (verdict === "pass") throw new Error(`${id} passes after: ${applied.join("; ")}`);
      }),
      { numRuns: runs, seed },
    );
    process.stdout.write(`${applications} applications in ${runs} runs\n`);
    expect(applications).toBeGreaterThan(runs / 2);
  },
  3_600_000,
);
