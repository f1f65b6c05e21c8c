// Exactly what the gate says of each edit of a plan that real Terraform made: no emulator can bring each of these about alone, and an
// edit changes one thing, so that what is said is said of that.
import { reportOn } from "../../policies/answer";
import { cases, editedCases, plannedCases } from "../cases";
import { doubtedCases } from "../doubted/doubted";
import { expectedOf, outcomeOf } from "../plan-case";

describe.each(Object.entries(editedCases))("edits: %s", (_, some) => {
  test.each(some.map((one) => [one.id, one] as const))("%s", async (_, one) => {
    const outcome = outcomeOf(await reportOn(one.plan(), one.waivers));
    expect(outcome).toEqual({ ...expectedOf(one), lost: one.lost ?? outcome.lost });
  });
});

test("no two cases have one name", () => {
  const all = [...plannedCases, ...doubtedCases, ...Object.values(editedCases).flat()];
  expect(cases.size).toBe(all.length);
});
