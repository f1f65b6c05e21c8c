import { judged } from "../../cli/judge/judge";
import { project } from "../../cli/read/project";
import { reportOf } from "../../cli/report/report";
import { doubted, doubtedPlan } from "./doubted";

describe("doubt never passes, and what is certain does", () => {
  test.each(Object.entries(doubted))("%s: %s", async (name) => {
    const { verdict } = reportOf("gate", await judged(project(doubtedPlan(name))));
    expect(verdict).toBe(name.startsWith("reject/") ? "fail" : "pass");
  });

  test.each(Object.keys(doubted))("projection does not change what is said of %s", async (name) => {
    const document = doubtedPlan(name);
    const [projected, whole] = await Promise.all([project(document), document].map((one) => judged(one)));
    expect(projected).toEqual(whole);
  });
});
