// What the policy proves of a pattern is true: on patterns made at random, an evaluator of another method looks at every record.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadedPolicy, type Policy } from "../../cli/judge/policy";
import { catalogue } from "../../spec";
import {
  answersVector,
  breadths,
  countsBreadth,
  ignoresSpelling,
  isSound,
  losesWhatIsTouched,
  printsWhatItParses,
  readings,
  reads,
  vectors,
} from "./proof";

let policy: Policy;
beforeAll(async () => {
  const wasm = readFileSync(join(__dirname, "..", "..", "policies", "policy.wasm"));
  policy = loadedPolicy(wasm, catalogue, 1024);
});

test("P1, P2: what is proved to match matches, and what is proved not to match does not", () => {
  isSound(policy, { numRuns: 10_000 });
}, 300_000);

test("P3: order, quotes, blanks and parentheses play no part", () => {
  ignoresSpelling(policy, { numRuns: 100 });
}, 60_000);

test("P4: dropping a clause, or joining a condition, loses exactly what it touches", () => {
  losesWhatIsTouched(policy, { numRuns: 60 });
}, 60_000);

test("P6: a pattern that is parsed and printed is the same pattern", printsWhatItParses);

test.each(vectors.map((vector) => [vector.id, vector.name, vector] as const))("%s %s", (_, __, vector) => {
  answersVector(policy, vector);
});

test.each(readings.map((reading) => [reading[0], reading] as const))("%s", (_, reading) => {
  reads(policy, reading);
});

test.each(breadths.map((one) => [one[0], one] as const))("breadth of %s", (_, one) => {
  countsBreadth(policy, one);
});
