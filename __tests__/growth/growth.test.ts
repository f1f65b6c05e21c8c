// The policy's time grows no faster than the world: worlds of many objects of each kind, and neighbours that are not judged at all.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadedPolicy } from "../../cli/judge/policy";
import type { Json } from "../../cli/read/json";
import { project } from "../../cli/read/project";
import { catalogue } from "../../spec";
import { relevant } from "../cli/read/in-parts";
import { beside, neighbours, worlds } from "./worlds";

const wasm = readFileSync(join(__dirname, "..", "..", "policies", "policy.wasm"));
const [few, many] = [60, 480];

/** Shortest of some times that the policy needs for a document, in milliseconds: others had the machine, too. */
const shortest = (document: Json): number => {
  const policy = loadedPolicy(wasm, catalogue, JSON.stringify(document).length);
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const start = performance.now();
      policy.judge(document, "gate/judgement");
      return performance.now() - start;
    }),
  );
};

const made = (kind: string, count: number): Json => project(JSON.parse(JSON.stringify(worlds[kind]?.(count))));

test.each(Object.keys(worlds))(
  "the policy's time grows as %s do, not as their square",
  (kind) => {
    const base = shortest(made(kind, 0));
    const growth = (shortest(made(kind, many)) - base / 2) / (shortest(made(kind, few)) - base / 2);
    // The square of eight would be sixty-four.
    expect(growth).toBeLessThan((many / few) ** 1.5);
  },
  300_000,
);

/** The deployed stack beside neighbours that a plan creates. */
const withCreated = (count: number) => {
  const { resource_changes: changes, ...plan } = beside(neighbours(count));
  const own = changes.length - neighbours(count).length;
  return {
    ...plan,
    resource_changes: changes.map((entry, index) =>
      index < own ? entry : { ...entry, change: created(entry.change) },
    ),
  };
};

const created = ({ after }: Record<string, unknown>) => ({
  actions: ["create"],
  before: null,
  after: { ...(after as object), id: undefined, arn: undefined },
  after_unknown: { id: true, arn: true },
});

test("neighbours that have nothing to do with the chain are not judged at all", () => {
  const size = (count: number): number => JSON.stringify(relevant(worlds["neighbours"]?.(count))).length;
  expect(size(many)).toBeLessThan(size(few) * 1.01);
});

test("neighbours that are created are not judged either", () => {
  const size = (count: number): number => JSON.stringify(relevant(withCreated(count))).length;
  expect(size(many)).toBeLessThan(size(few) * 1.01);
});
