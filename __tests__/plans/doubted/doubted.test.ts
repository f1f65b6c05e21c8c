// Doubt never passes, and what is certain does: exactly what the gate says of each plan that was once judged wrongly, as the policy reads
// the whole document and as it reads the projection.
import { judged } from "../../../cli/judge/judge";
import { project } from "../../../cli/read/project";
import { reportOf } from "../../../cli/report/report";
import { expectedOf, outcomeOf } from "../plan-case";
import { doubtedCases } from "./doubted";

describe("doubt never passes, and what is certain does", () => {
  test.each(doubtedCases.map((one) => [one.id, one.what, one] as const))("%s: %s", async (id, _, one) => {
    const outcome = outcomeOf(reportOf("gate", await judged(project(one.plan()))));
    expect(outcome).toEqual({ ...expectedOf(one), lost: outcome.lost });
    expect(outcome.verdict).toBe(id.startsWith("reject/") ? "fail" : "pass");
  });

  test.each(doubtedCases.map((one) => [one.id, one] as const))(
    "projection does not change what is said of %s",
    async (_, { plan }) => {
      const [projected, whole] = await Promise.all([project(plan()), plan()].map((one) => judged(one)));
      expect(projected).toEqual(whole);
    },
  );
});
