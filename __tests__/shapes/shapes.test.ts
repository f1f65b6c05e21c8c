import { readFileSync } from "node:fs";
import { judged } from "../../cli/judge/judge";
import { documentOf } from "../../cli/read/document";
import { reportOf } from "../../cli/report/report";
import { recordedFile } from "../e2e/corpus";
import { expectedOf, outcomeOf } from "../e2e/expectation";
import { casesOf } from "./shape";
import { shapes } from "./shapes";

const reportedOf = async (id: string, require = false) =>
  reportOf("gate", await judged(await documentOf(readFileSync(recordedFile(id))), { require }));

describe.each(shapes.map((shape) => [shape.name, shape.what, shape] as const))("%s: %s", (_, __, shape) => {
  const cases = casesOf(shape);

  test.each(cases.map((one) => [one.id, one.what, one] as const))("%s: %s", async (id, _, one) => {
    expect(outcomeOf(await reportedOf(id))).toEqual(expectedOf(one));
  });

  const required = cases.flatMap(({ id, required }) => (required ? [[id, required] as const] : []));

  test.each(required)("judged outright, %s has exactly its known flaws", async (id, reasons) => {
    expect(outcomeOf(await reportedOf(id, true)).reasons).toEqual(reasons);
  });
});
