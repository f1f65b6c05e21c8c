import { filterPattern } from "../../modules/filter-pattern";
import { controls } from "../../spec";
import { requiredEvents } from "../required-events";

test("the catalogue requires exactly the benchmark's sixteen events", () => {
  expect(controls["iam-policy-changes"].must_match.map((record) => record["eventName"])).toEqual(requiredEvents);
});

test("the pattern is the text that the most auditors recognise", () => {
  const pattern = filterPattern(controls["iam-policy-changes"].must_match);
  expect(pattern).toBe(`{ ${requiredEvents.map((event) => `($.eventName=${event})`).join(" || ")} }`);
  expect(pattern).toHaveLength(537);
});

test("a pattern longer than CloudWatch Logs takes is refused with its length", () => {
  const records = Array.from({ length: 40 }, (_, index) => ({ eventName: `CreatePolicyVersion${index}` }));
  expect(() => filterPattern(records)).toThrow(
    /^filter pattern has \d+ characters, CloudWatch Logs takes 1024: put some events into a filter of their own$/,
  );
});
