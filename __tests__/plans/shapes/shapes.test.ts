// Exactly what the gate says of each plan of the shapes of others: that the chain is linked in another way changes nothing.
import { readFileSync } from "node:fs";
import { judged } from "../../../cli/judge/judge";
import { documentOf } from "../../../cli/read/document";
import type { Json } from "../../../cli/read/json";
import { project } from "../../../cli/read/project";
import { reportOf } from "../../../cli/report/report";
import { recordedFile, recordedPlan } from "../corpus";
import { expectedOf, outcomeOf } from "../plan-case";
import { casesOf } from "./shape";
import { shapes } from "./shapes";

const reportedOf = async (id: string, require = false) =>
  reportOf("gate", await judged(await documentOf(readFileSync(recordedFile(id))), { require }));

describe.each(shapes.map((shape) => [shape.name, shape.what, shape] as const))("%s: %s", (_, __, shape) => {
  const cases = casesOf(shape);

  test.each(cases.map((one) => [one.id, one.what, one] as const))("%s: %s", async (id, _, one) => {
    expect(outcomeOf(await reportedOf(id))).toEqual(expectedOf(one));
  });

  test("projection does not change the judgement of its first creation", async () => {
    const document: Json = JSON.parse(recordedPlan(cases[0]?.id ?? ""));
    const [projected, whole] = await Promise.all([project(document), document].map((one) => judged(one)));
    expect(projected).toEqual(whole);
  });

  const required = cases.flatMap(({ id, required }) => (required ? [[id, required] as const] : []));

  test.each(required)("judged outright, %s has exactly its known flaws", async (id, reasons) => {
    expect(outcomeOf(await reportedOf(id, true)).reasons).toEqual(reasons);
  });
});
