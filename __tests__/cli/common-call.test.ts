import * as fc from "fast-check";
import { drift } from "../../cli/commands/drift";
import { gate } from "../../cli/commands/gate";
import { commonCall } from "../../cli/common-call";
import { run } from "../../cli/program";

jest.mock("../../cli/commands/gate", () => ({ gate: jest.fn(async () => 0) }));
jest.mock("../../cli/commands/drift", () => ({ drift: jest.fn(async () => 0) }));

const commands = { gate: jest.mocked(gate), drift: jest.mocked(drift) };

/** How the program that reads every call reads this one. */
const readByProgram = async (args: readonly string[]): Promise<unknown> => {
  for (const command of Object.values(commands)) command.mockClear();
  await run(args).catch(() => undefined);
  const calls = Object.entries(commands).flatMap(([command, { mock }]) =>
    mock.calls.map(([plan, options]) => ({ command, plan, options })),
  );
  return calls.length === 1 ? calls[0] : undefined;
};

test("the calls of a pipeline are common", () => {
  const plan = "plan.json";
  expect(commonCall(["gate", plan])).toEqual({ command: "gate", plan, options: { color: true } });
  expect(commonCall(["gate", "--strict", plan, "--no-color"])).toEqual({
    command: "gate",
    plan,
    options: { strict: true, color: false },
  });
  expect(commonCall(["drift", "-", "--quiet"])).toEqual({
    command: "drift",
    plan: "-",
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

test("a common call is read as the program reads it", async () => {
  const call = fc.tuple(fc.constantFrom("gate", "drift"), fc.array(word, { maxLength: 5 }));
  await fc.assert(
    fc.asyncProperty(call, async ([command, rest]) => {
      const args = [command, ...rest];
      const common = commonCall(args);
      if (common !== undefined) expect(await readByProgram(args)).toEqual(common);
    }),
    { numRuns: 2000 },
  );
});
