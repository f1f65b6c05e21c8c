// What is lost by a cause is told by what was there, also where a state holds only a part of the chain, and nothing counts as protected.
import { judged } from "../../../cli/judge/judge";
import { project } from "../../../cli/read/project";
import { reportOf } from "../../../cli/report/report";
import { told } from "../../../cli/report/telling";
import { recordedPlan } from "../../plans/corpus";

const consequencesOf = async (id: string, require = false): Promise<readonly (string | undefined)[]> => {
  const report = reportOf("gate", await judged(project(JSON.parse(recordedPlan(id))), { require }));
  return report.findings.map((finding) => told(finding, report).consequence);
};

test.each([
  ["a whole chain", "alarm-threshold-three"],
  ["filter and alarm alone", "shapes/alone/threshold-three"],
])("of %s events are no longer alarmed", async (_, id) => {
  expect(await consequencesOf(id)).toContain("no longer alarmed, so not notified or received either: all 16 events");
});

test("of what this plan begins nothing is no longer", async () => {
  const consequences = await consequencesOf("shapes/alone/first-creation", true);
  expect(consequences.some((consequence) => consequence?.startsWith("not "))).toBe(true);
  expect(consequences.filter((consequence) => consequence?.includes("no longer"))).toEqual([]);
});
