// The filter's text covers the benchmark's sixteen events, written here once more, so that one wrong edit cannot make both sides agree.
import { explainedPattern } from "../../../cli/judge/explained-pattern";
import {
  checkLength,
  publishedPattern,
  publishedTexts,
  tunedPattern,
  watchPattern,
} from "../../../modules/alarm/filter-pattern";
import { controls, watches } from "../../../spec";
import { requiredEvents } from "../../required-events";

const clauses = requiredEvents.map((event) => `($.eventName=${event})`);

test("the catalogue requires exactly the benchmark's sixteen events", () => {
  expect(controls["iam-policy-changes"].must_match.map((record) => record["eventName"])).toEqual(requiredEvents);
});

describe("the published texts, character for character", () => {
  test.each([
    ["canonical", `{ ${clauses.join(" || ")} }`, 537],
    ["cis", `{${clauses.join("||")}}`, 505],
    ["mitre", `{ ${clauses.join("||")} }`, 507],
    ["security-hub", `{($.eventSource=iam.amazonaws.com) && (${clauses.join(" || ")})}`, 574],
  ] as const)("%s", (text, pattern, length) => {
    expect(publishedPattern(text, requiredEvents)).toBe(pattern);
    expect(pattern).toHaveLength(length);
  });

  test("are these four", () => {
    expect(publishedTexts).toEqual(["canonical", "cis", "mitre", "security-hub"]);
  });
});

const longest = { name: "n".repeat(32), log_group: `/aws/cloudtrail/${"n".repeat(32)}` };

describe("the watches beside the control", () => {
  test.each(Object.entries(watches))("%s fits into a filter, also under the longest name", (_, watch) => {
    expect(watchPattern(watch, longest).length).toBeLessThanOrEqual(1024);
  });

  test.each(Object.entries(watches))("%s names no event of the control and none twice", (_, { events }) => {
    const names = events.flatMap((some) => some.names);
    const ofControl = new Set<string>(requiredEvents);
    expect(names.filter((name) => ofControl.has(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test("a value may hold the names of the chain", () => {
    const watch = {
      alarm: "",
      events: [{ names: ["A", "B"] }, { names: ["C"], field: "requestParameters.x[*]", value: "{name}*" }],
    };
    expect(watchPattern(watch, { name: "chain" })).toBe(
      '{ $.eventName=A || $.eventName=B || (($.requestParameters.x[*]="chain*") && ($.eventName=C)) }',
    );
  });
});

describe("a tuned pattern", () => {
  test("keeps records without the field, and names each exclusion once, in order", () => {
    expect(
      tunedPattern(
        ["A", "B"],
        [
          { field: "userAgent", value: "z" },
          { field: "errorCode", value: "x" },
          { field: "userAgent", value: "a*" },
          { field: "userAgent", value: "z" },
        ],
      ),
    ).toBe(
      '{ ($.eventName=A || $.eventName=B) && (($.errorCode NOT EXISTS) || ($.errorCode!="x")) && (($.userAgent NOT EXISTS) || ($.userAgent!="a*" && $.userAgent!="z")) }',
    );
  });

  test("has room for a dozen names of roles", () => {
    const exclude = Array.from({ length: 12 }, (_, index) => ({ field: "userAgent", value: `pipeline-${index}` }));
    expect(tunedPattern(requiredEvents, exclude).length).toBeLessThanOrEqual(1024);
  });
});

test("a pattern longer than CloudWatch Logs takes is refused with its length", () => {
  expect(() => checkLength("x".repeat(1024))).not.toThrow();
  expect(() => checkLength("x".repeat(1025))).toThrow(
    `filter pattern has 1025 characters, CloudWatch Logs takes 1024: ${"x".repeat(60)}…; give fewer events, exclusions or a shorter name`,
  );
});

describe("as the policy reads them,", () => {
  const reasonsOf = (pattern: string) => {
    const { problem, events, everyday } = explainedPattern(pattern);
    const reasons = Object.values(events).map((flaws) => flaws.map(({ reason }) => reason));
    return {
      problem,
      everyday,
      reasons: [...new Set(reasons.flat())],
      covered: reasons.filter((own) => own.length === 0).length,
    };
  };

  test.each(publishedTexts)("the text %s covers all sixteen events", (text) => {
    expect(reasonsOf(publishedPattern(text, requiredEvents))).toEqual({
      problem: "",
      everyday: [],
      reasons: [],
      covered: 16,
    });
  });

  test.each(Object.entries(watches))("%s aims at none of them", (_, watch) => {
    expect(reasonsOf(watchPattern(watch, longest))).toEqual({
      problem: "",
      everyday: [],
      reasons: ["pattern_misses_event"],
      covered: 0,
    });
  });

  test("a tuned pattern covers none of them for sure, so it never stands in for the control's", () => {
    const pattern = tunedPattern(requiredEvents, [{ field: "userIdentity.arn", value: "*:role/deployment" }]);
    expect(reasonsOf(pattern)).toEqual({ problem: "", everyday: [], reasons: ["pattern_unproven"], covered: 0 });
  });
});
