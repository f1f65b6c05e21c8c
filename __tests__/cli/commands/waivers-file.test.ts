// A file of waivers is read as it stands, or refused with what is wrong: each kind of mistake once.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWaivers } from "../../../cli/commands/waivers-file";

const good = {
  reason: "alarm_missing",
  subject: "aws_cloudwatch_metric_alarm.a",
  until: "2030-02-28",
  because: "moves",
};

const written = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), "keepwatch-waivers-")), "waivers.json");
  writeFileSync(file, text);
  return file;
};
const listing = (...waivers: readonly unknown[]): string => written(JSON.stringify({ waivers }));

test("waivers are read as they stand", async () => {
  expect(await readWaivers(listing(good))).toEqual([good]);
  expect(await readWaivers(listing())).toEqual([]);
});

test.each([
  ["no JSON", () => written("waivers:"), "this is not JSON"],
  ["a list", () => written("[]"), 'give {"waivers": [...]} and nothing else'],
  ["another key beside", () => written('{"waivers":[],"x":1}'), 'give {"waivers": [...]} and nothing else'],
  ["no list", () => written('{"waivers":{}}'), 'give {"waivers": [...]} and nothing else'],
  ["a waiver that is none", () => listing(7), "number 1 is not an object"],
  ["an unknown key", () => listing(good, { ...good, untill: "x" }), 'number 2 has an unknown key "untill"'],
  ["no reason", () => listing({ ...good, reason: undefined }), 'needs a text in "reason"'],
  ["a blank because", () => listing({ ...good, because: " " }), 'needs a text in "because"'],
  ["no day", () => listing({ ...good, until: "soon" }), 'has until "soon"'],
  ["a day that is in no calendar", () => listing({ ...good, until: "2030-02-30" }), 'has until "2030-02-30"'],
  ["a time", () => listing({ ...good, until: "2030-02-28T00:00:00Z" }), 'has until "2030-02-28T00:00:00Z"'],
  ["a reason that nobody knows", () => listing({ ...good, reason: "toString" }), 'reason "toString", which cannot'],
  ["an unjudgeable plan", () => listing({ ...good, reason: "plan_errored" }), 'reason "plan_errored", which cannot'],
  ["a parting", () => listing({ ...good, reason: "trail_detached" }), 'reason "trail_detached", which cannot'],
])("%s is refused", async (_, file, message) => {
  await expect(readWaivers(file())).rejects.toThrow(message);
});

test("a file that is not there is refused by its name", async () => {
  await expect(readWaivers("nowhere.json")).rejects.toThrow('cannot read waivers "nowhere.json"');
});
