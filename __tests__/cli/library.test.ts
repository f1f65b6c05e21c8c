// A call of the library takes what the command takes, refuses what the command refuses, and throws one kind of error.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { driftOf, type GateOptions, gatePlan, KeepwatchError } from "../../cli/library";
import { recordedFile, recordedPlan } from "../plans/corpus";

const plan = readFileSync(recordedFile("alarm-average"));

const waiver = {
  reason: "alarm_missing",
  subject: "aws_cloudwatch_metric_alarm.a",
  until: "2030-01-01",
  because: "moves",
};

const failureOf = async (work: () => Promise<unknown>): Promise<KeepwatchError> => {
  const error: unknown = await work().catch((thrown: unknown) => thrown);
  if (!(error instanceof KeepwatchError)) throw new Error(`not a KeepwatchError: ${String(error)}`);
  return error;
};

test("a plan is judged from its bytes, compressed or not, and under waivers", async () => {
  expect((await gatePlan(plan)).verdict).toBe("fail");
  const { verdict, findings } = await gatePlan(Buffer.from(recordedPlan("alarm-average")));
  expect(verdict).toBe("fail");
  const waivers = findings
    .filter(({ outcome }) => outcome === "fail")
    .map(({ reason, subject }) => ({ reason, subject, until: "2030-02-28", because: "moves" }));
  const on = (day: string) => gatePlan(plan, { waivers, today: new Date(day) });
  expect((await on("2030-02-28T23:59:59Z")).verdict).toBe("pass");
  expect((await on("2030-03-01T00:00:00Z")).verdict).toBe("fail");
});

test.each<[string, unknown, string]>([
  ["no object", null, "the options are null: give an object"],
  ["an unknown option", { requires: true }, 'unknown option "requires": use one of waivers, today, strict'],
  ["an option of every object", { constructor: 1 }, 'unknown option "constructor"'],
  ["a text for yes", { strict: "yes" }, 'the option "strict" is "yes": give true or false'],
  ["a number for yes", { require: 1 }, 'the option "require" is 1: give true or false'],
  ["a text for a day", { today: "2030-01-01" }, 'the option "today" is "2030-01-01": give a valid Date'],
  ["a Date of no day", { today: new Date("soon") }, 'the option "today" is an invalid Date: give a valid Date'],
  ["one waiver", { waivers: {} }, 'the option "waivers" is {}: give a list of waivers'],
  ["a waiver that is none", { waivers: [7] }, 'the option "waivers": number 1 is not an object'],
  ["a waiver without a day", { waivers: [{ ...waiver, until: "soon" }] }, 'number 1 has until "soon": give a day as'],
  ["a waiver of no flaw", { waivers: [waiver, { ...waiver, reason: "x" }] }, 'number 2 has reason "x", which cannot'],
  ["a number of limits", { limits: 7 }, 'the option "limits" is 7: give an object'],
  ["an unknown limit", { limits: { width: 3 } }, 'unknown limit "width": use one of bytes, unpacked'],
  ["a limit that none can be", { limits: { depth: 0 } }, 'the limit "depth" is 0: give a whole number from 1'],
  ["a digest that is none", { expectDigest: "md5:1" }, '"md5:1" is not a digest'],
  ["another kind of digest", { expectDigest: 7 }, 'the option "expectDigest" is 7: give a string'],
])("%s is wrong use", async (_, options, message) => {
  const { reason, message: said } = await failureOf(() => gatePlan(plan, options as GateOptions));
  expect({ reason, said }).toEqual({ reason: "wrong_use", said: expect.stringContaining(message) });
});

test("drift has no option of the gate, and takes undefined for none", async () => {
  const { message } = await failureOf(() => driftOf(plan, { require: true } as GateOptions));
  expect(message).toContain('unknown option "require"');
  expect((await driftOf(plan, { strict: undefined } as unknown as GateOptions)).verdict).toBe("pass");
});

test.each<[string, unknown, string, string]>([
  ["a path", "plan.json", "wrong_use", 'the document is "plan.json": give its bytes'],
  ["nothing", undefined, "wrong_use", "the document is undefined: give its bytes"],
  ["no bytes", Buffer.alloc(0), "document_empty", "the document is empty"],
  ["half a plan", Buffer.from(recordedPlan("no-change")).subarray(0, 400), "document_truncated", "ends in the middle"],
  ["a saved plan file", Buffer.from("PK\u0003\u0004…"), "plan_file_unreadable", "the bytes of a saved plan file"],
])("%s is refused", async (_, document, reason, message) => {
  for (const call of [gatePlan, driftOf]) {
    const error = await failureOf(() => call(document as Uint8Array));
    expect(error).toMatchObject({ reason, message: expect.stringContaining(message), name: "KeepwatchError" });
  }
});

test("a fault of the program is the same kind of error, and keeps its cause", async () => {
  const cause = new TypeError("broken");
  const broken = Object.assign(Buffer.from("{}"), {
    subarray: () => {
      throw cause;
    },
  });
  expect(await failureOf(() => gatePlan(broken))).toMatchObject({ reason: "internal_error", message: "broken", cause });
});

test("the types of a call are those of its door", () => {
  const door = readFileSync(join(__dirname, "..", "..", "cli", "library.ts"), "utf8");
  for (const name of ["DriftOptions", "GateOptions", "Waiver", "Limits", "Report", "ErrorReason"]) {
    expect(door).toMatch(new RegExp(`^export type \\{[^}]*\\b${name}\\b`, "m"));
  }
});
