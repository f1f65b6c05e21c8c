import { answerTo } from "../policies/answer";
import { mutationEdits } from "./edits";

/** Reasons that say that nothing was judged. */
const unjudged = /^(document|plan)_/;

test.each(mutationEdits.map((one) => [one.id, one] as const))(
  "%s",
  async (_, { plan, reasons, warnings = [], waivers }) => {
    const verdict = reasons.length === 0 ? "pass" : reasons.every((reason) => unjudged.test(reason)) ? "error" : "fail";
    expect(await answerTo(plan, waivers)).toEqual({ verdict, reasons, warnings });
  },
);
