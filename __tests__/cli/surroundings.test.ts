// The command meets its process in main.ts alone, so that whatever it answers can be asked for in a test.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordedFile } from "../plans/corpus";
import { called } from "./called";

const cli = join(__dirname, "..", "..", "cli");

/** A call of the library has no main.ts before it. */
const entries = ["library.ts", "main.ts"];

test("streams, environment and clock of the process enter at main.ts", () => {
  const meeting = readdirSync(cli, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .filter((file) =>
      /\bprocess\.(std(in|out|err)|env|argv|exit)|\bnew Date\(\)|\bDate\.now/.test(
        readFileSync(join(cli, file), "utf8"),
      ),
    );
  expect(meeting.sort()).toEqual(entries);
});

const rejected = ["gate", recordedFile("alarm-average")];

test("colours are for terminals, and can be refused", async () => {
  const plain = (await called(rejected)).stdout;
  expect(plain).not.toContain("\u001b");
  expect((await called(rejected, { terminal: true })).stdout).toContain("\u001b[31mREJECT");
  expect((await called(rejected, { terminal: true, env: { NO_COLOR: "1" } })).stdout).toBe(plain);
  expect((await called([...rejected, "--no-color"], { terminal: true })).stdout).toBe(plain);
});

test.each<[string, Readonly<Record<string, string>>, boolean, boolean]>([
  ["a terminal", {}, true, true],
  ["no terminal", {}, false, false],
  ["no terminal, but colours are asked for", { FORCE_COLOR: "1" }, false, true],
  ["colours asked for and refused", { FORCE_COLOR: "1", NO_COLOR: "1" }, false, false],
  ["colours asked for on a terminal without any", { FORCE_COLOR: "1", TERM: "dumb" }, true, false],
  ["a terminal without colours", { TERM: "dumb" }, true, false],
  ["a refusal that is empty", { NO_COLOR: "" }, true, true],
  ["no colours asked for", { FORCE_COLOR: "0" }, true, false],
])("%s", async (_, env, terminal, isColoured) => {
  expect((await called(rejected, { env, terminal })).stdout.includes("\u001b[")).toBe(isColoured);
});

test.each<[string, Readonly<Record<string, string>>, number]>([
  ["the width that COLUMNS gives", { COLUMNS: "60" }, 60],
  ["another width where that is none", { COLUMNS: "wide" }, 100],
  ["no width that breaks every word", { COLUMNS: "3" }, 40],
])("a report has %s", async (_, env, most) => {
  const { stdout } = await called(["gate", recordedFile("bucket-policy-deleted")], { env });
  const widest = Math.max(...stdout.split("\n").map((line) => line.length));
  expect(widest).toBeLessThanOrEqual(most);
  expect(widest).toBeGreaterThan(most - 12);
});

test.each([
  [["gate"], "no plan given"],
  [["drift"], "no plan given"],
  [["explain", "pattern"], "no pattern given"],
])("%j waits for nothing that a person would have to type", async (args, complaint) => {
  const { status, stderr } = await called(args, { terminal: true });
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(complaint) });
});

test("waivers hold until their day by the clock of the surroundings", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "keepwatch-test-")), "waivers.json");
  const { findings } = JSON.parse((await called([...rejected, "--format", "json"])).stdout);
  const waivers = findings.flatMap(
    ({ outcome, reason, subject }: { outcome: string; reason: string; subject: string }) =>
      outcome === "fail" ? [{ reason, subject, until: "2030-02-28", because: "moves" }] : [],
  );
  writeFileSync(file, JSON.stringify({ waivers }));
  const statusOn = async (day: string): Promise<number> =>
    (await called([...rejected, "--waivers", file], { today: new Date(day) })).status;
  expect(await statusOn("2030-02-28T23:59:59Z")).toBe(0);
  expect(await statusOn("2030-03-01T00:00:00Z")).toBe(1);
});
