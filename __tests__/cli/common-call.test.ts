// The quick reader of usual calls reads what commander reads, on calls made at random: nobody is read otherwise for the sake of speed.
import * as fc from "fast-check";
import type { Call } from "../../cli/call";
import { callOf } from "../../cli/command-line";
import { commonCall } from "../../cli/common-call";

const nowhere = { write: () => undefined };

/** How what reads every call reads this one: undefined where it refuses it, too. */
const readByCommander = (args: readonly string[]): Call | undefined => {
  try {
    return callOf(args, { stdout: nowhere, stderr: nowhere });
  } catch {
    return undefined;
  }
};

test("the calls of a pipeline are common", () => {
  const plan = "plan.json";
  expect(commonCall(["gate", plan])).toEqual({ command: "gate", plans: [plan], options: { color: true } });
  expect(commonCall(["gate", "--strict", plan, "--no-color"])).toEqual({
    command: "gate",
    plans: [plan],
    options: { strict: true, color: false },
  });
  expect(commonCall(["drift", "-", "--quiet"])).toEqual({
    command: "drift",
    plans: ["-"],
    options: { quiet: true, color: true },
  });
});

test.each([
  [[]],
  [["gate"]],
  [["gate", "--help"]],
  [["gate", "a", "b"]],
  [["gate", "plan", "plan"]],
  [["gate", "--", "plan"]],
  [["gate", "--format", "json", "plan"]],
  [["drift", "--require", "plan"]],
  [["explain", "pattern"]],
  [["constructor", "plan"]],
  [["gate", "plan", "--constructor"]],
])("%j is not", (args) => {
  expect(commonCall(args)).toBeUndefined();
});

const word = fc.oneof(
  fc.constantFrom("--require", "--strict", "--quiet", "--no-color", "plan.json", "-"),
  fc.constantFrom(
    "gate",
    "drift",
    "help",
    "",
    " ",
    "--",
    "-h",
    "--help",
    "--color",
    "--no-quiet",
    "--strict=1",
    "--format",
  ),
  fc.string(),
);

test("a common call is read as commander reads it", () => {
  const call = fc.tuple(fc.constantFrom("gate", "drift"), fc.array(word, { maxLength: 5 }));
  fc.assert(
    fc.property(call, ([command, rest]) => {
      const args = [command, ...rest];
      const common = commonCall(args);
      if (common !== undefined) expect(readByCommander(args)).toEqual(common);
    }),
    { numRuns: 2000 },
  );
});
