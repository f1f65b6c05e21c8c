import { readFileSync } from "node:fs";
import { judged } from "../cli/judge/judge";
import { documentOf } from "../cli/read/document";
import { reportOf } from "../cli/report/report";
import { changes } from "./e2e/changes";
import { recordedFile } from "./e2e/corpus";
import { expectedOf, outcomeOf } from "./e2e/expectation";
import { everywhere, programs } from "./e2e/programs";
import { casesOf } from "./shapes/shape";
import { shapes } from "./shapes/shapes";

const cases = new Map([...changes, ...shapes.flatMap(casesOf)].map((one) => [one.id, one] as const));

const caseOf = (id: string) => {
  const found = cases.get(id);
  if (!found) {
    throw new Error(`no case has the id "${id}"`);
  }
  return found;
};

describe.each(programs.map(({ name, lacks = [] }) => [name, lacks] as const))(
  "plans of %s are judged as those of the corpus's own program",
  (name, lacks) => {
    test.each(everywhere.filter((id) => !lacks.includes(id)))("%s", async (id) => {
      const plan = await documentOf(readFileSync(recordedFile(`${name}/${id}`)));
      expect(outcomeOf(reportOf("gate", await judged(plan)))).toEqual(expectedOf(caseOf(id)));
    });
  },
);
