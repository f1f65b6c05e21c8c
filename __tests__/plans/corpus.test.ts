// Exactly what gate and drift say of each plan that Terraform made of the shipped stack, also when it is projected.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { judged, judgedDrift } from "../../cli/judge/judge";
import { documentOf } from "../../cli/read/document";
import type { Json } from "../../cli/read/json";
import { project } from "../../cli/read/project";
import { reportOf } from "../../cli/report/report";
import { recordedFile } from "./corpus";
import { driftOutcomeOf, expectedDriftOf, expectedOf, outcomeOf } from "./plan-case";
import { changes } from "./shipped/changes";

const recorded = (id: string): Buffer => readFileSync(recordedFile(id));

describe("the gate judges the recorded plans of real Terraform", () => {
  test.each(changes.map((change) => [change.id, change.what, change] as const))("%s: %s", async (id, _, change) => {
    const report = reportOf("gate", await judged(await documentOf(recorded(id))));
    expect(outcomeOf(report)).toEqual(expectedOf(change));
  });

  test("a repeated judgement gives equal bytes", async () => {
    const plan = await documentOf(recorded("everything-destroyed"));
    const reports = await Promise.all([judged(plan), judged(plan)]);
    expect(JSON.stringify(reportOf("gate", reports[0]))).toBe(JSON.stringify(reportOf("gate", reports[1])));
  });
});

describe("what was found is judged in the same plans, whatever they plan", () => {
  test.each(changes.map((change) => [change.id, change.what, change] as const))("%s: %s", async (id, _, change) => {
    const report = reportOf("drift", await judgedDrift(await documentOf(recorded(id))));
    expect(driftOutcomeOf(report)).toEqual(expectedDriftOf(change));
  });
});

describe("projection", () => {
  const whole = (id: string): Json => JSON.parse(gunzipSync(recorded(id)).toString("utf8"));

  test.each(changes.map(({ id }) => [id]))("does not change the judgement of %s", async (id) => {
    const document = whole(id);
    const [projected, unprojected] = await Promise.all([judged(project(document)), judged(document)]);
    expect(reportOf("gate", projected)).toEqual(reportOf("gate", unprojected));
  });

  test.each(changes.map(({ id }) => [id]))("does not change what is said of drift in %s", async (id) => {
    const document = whole(id);
    const [projected, unprojected] = await Promise.all([judgedDrift(project(document)), judgedDrift(document)]);
    expect(reportOf("drift", projected)).toEqual(reportOf("drift", unprojected));
  });

  test.each(changes.map(({ id }) => [id]))("of a projection of %s is the same", (id) => {
    const once = project(whole(id));
    expect(project(once)).toEqual(once);
  });
});
