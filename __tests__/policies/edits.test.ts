import { answerTo } from "./answer";
import { editedPlans } from "./edited-plans";

describe("one edit of a plan that keeps everything", () => {
  test.each(editedPlans.map((one) => [one.id, one] as const))("%s", async (_, { plan, reasons, warnings = [] }) => {
    expect(await answerTo(plan)).toEqual({ verdict: reasons.length > 0 ? "fail" : "pass", reasons, warnings });
  });

  test("no two cases have one name", () => {
    expect(new Set(editedPlans.map(({ id }) => id)).size).toBe(editedPlans.length);
  });
});
