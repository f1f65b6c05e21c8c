import { recordedPlan } from "../e2e/corpus";
import { answerTo, reportOn } from "./answer";
import { combinations } from "./combinations";
import { alarm, deleted, found, kept } from "./plan-edit";

test.each(combinations.map((one) => [one.id, one] as const))("%s", async (_, { plan, reasons, warnings }) => {
  expect(await answerTo(plan)).toEqual({ verdict: reasons.length > 0 ? "fail" : "pass", reasons, warnings });
});

test("V8: another region of the provider hides no chain that was there", async () => {
  const plan = JSON.parse(recordedPlan("drift-threshold-accepted"));
  plan.configuration.provider_config.aws.expressions.region.constant_value = "eu-west-1";
  const { verdict, protections } = await reportOn(plan);
  expect({ verdict, lost: Object.keys(protections.lost).filter((level) => protections.lost[level]?.length) }).toEqual({
    verdict: "fail",
    lost: ["alarmed", "notified", "received"],
  });
});

test.each([
  ["an object that is listed twice", { ...kept, resource_changes: [...kept.resource_changes, deleted(found(alarm))] }],
  ["no list of changes", { ...kept, resource_changes: null }],
])("N1: %s cannot be judged", async (_, plan) => {
  expect((await reportOn(plan)).verdict).toBe("error");
});
