import { answerTo } from "./answer";
import { rareEdits } from "./rare-edits";

test.each(rareEdits.map((one) => [one.id, one] as const))("%s", async (_, { plan, reasons, warnings }) => {
  expect(await answerTo(plan)).toEqual({ verdict: reasons.length > 0 ? "fail" : "pass", reasons, warnings });
});
