import { judged } from "../../cli/judge/judge";
import { project } from "../../cli/read/project";
import { reportOf } from "../../cli/report/report";
import { doubted, doubtedPlan } from "./doubted";

/** Nothing was there before it, so that there is nothing to lose: only --require rejects it. */
const creations: readonly string[] = ["reject/role-deny-through-local"];

describe("doubt never passes, and what is certain does", () => {
  test.each(Object.entries(doubted))("%s: %s", async (name) => {
    const require = creations.includes(name);
    const { verdict } = reportOf("gate", await judged(project(doubtedPlan(name)), { require }));
    expect(verdict).toBe(name.startsWith("reject/") ? "fail" : "pass");
  });

  test.each(Object.keys(doubted))("projection does not change what is said of %s", async (name) => {
    const document = doubtedPlan(name);
    const [projected, whole] = await Promise.all([project(document), document].map((one) => judged(one)));
    expect(projected).toEqual(whole);
  });
});
