// Plans of OpenTofu and of older releases of Terraform are judged as those of the corpus's own program.
import { readFileSync } from "node:fs";
import { judged } from "../../cli/judge/judge";
import { documentOf } from "../../cli/read/document";
import { reportOf } from "../../cli/report/report";
import { caseNamed } from "./cases";
import { recordedFile } from "./corpus";
import { expectedOf, outcomeOf } from "./plan-case";
import { everywhere, programs } from "./programs";

describe.each(programs.map(({ name, lacks = [] }) => [name, lacks] as const))(
  "plans of %s are judged as those of the corpus's own program",
  (name, lacks) => {
    test.each(everywhere.filter((id) => !lacks.includes(id)))("%s", async (id) => {
      const plan = await documentOf(readFileSync(recordedFile(`${name}/${id}`)));
      expect(outcomeOf(reportOf("gate", await judged(plan)))).toEqual(expectedOf(caseNamed(`plan:${id}`)));
    });
  },
);
