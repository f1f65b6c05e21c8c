// A document and what is relevant of it are judged equally: every known document, and estates made of them.
import type { Json } from "../../cli/read/json";
import { project } from "../../cli/read/project";
import { relevant } from "../cli/read/in-parts";
import { cases } from "../plans/cases";
import { type Inflatable, inflated } from "./inflated";
import { answersTo } from "./reports";

/** Inflated documents that are judged; more by hand, with KEEPWATCH_LAW_RUNS and a seed in KEEPWATCH_LAW_SEED. */
const runs = Number(process.env["KEEPWATCH_LAW_RUNS"] ?? 300);
const seed = Number(process.env["KEEPWATCH_LAW_SEED"] ?? 4404);

/** Every document that is known, by what it is called. */
const documents: Readonly<Record<string, () => Json>> = Object.fromEntries(
  [...cases].map(([name, { plan }]) => [name, () => JSON.parse(JSON.stringify(plan()))]),
);

test.each(Object.entries(documents))("of %s nothing is said that the irrelevant would change", async (_, document) => {
  expect(await answersTo(relevant(document()))).toEqual(await answersTo(project(document())));
});

test("nothing is said of an estate that its irrelevant objects would change", async () => {
  const names = Object.keys(documents);
  let dropped = 0;
  let judged = 0;
  for (let run = 0; run < runs; run += 1) {
    const name = names[(seed * 31 + run * 7919) % names.length] ?? "";
    const document = documents[name]?.();
    if (!isPlan(document)) continue;
    const estate = inflated(document, seed + run, 10 + ((run * 13) % 90));
    const [whole, few] = [project(estate as Json), relevant(estate)];
    const [answers, wanted] = [await answersTo(few), await answersTo(whole)];
    for (const [question, answer] of Object.entries(answers)) {
      judged += 1;
      if (answer !== wanted[question]) throw new Error(`${question} of ${name}, inflated by ${seed + run}, is another`);
    }
    dropped += JSON.stringify(whole).length - JSON.stringify(few).length;
  }
  process.stdout.write(
    `${judged} judgements of ${runs} estates, ${Math.round(dropped / runs)} bytes dropped of each\n`,
  );
  expect(dropped).toBeGreaterThan(runs * 1000);
}, 7_200_000);

const isPlan = (document: unknown): document is Inflatable =>
  typeof document === "object" && document !== null && Object.hasOwn(document, "configuration");

test("there are documents enough", () => {
  expect(Object.keys(documents).length).toBeGreaterThan(1200);
});
