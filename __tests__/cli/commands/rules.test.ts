// Every reason that a report may print can be looked up, and says what to do.
import { reasons } from "../../../spec";
import { called } from "../called";

test("the list has every reason once, in order", async () => {
  const { status, stdout } = await called(["rules", "--format", "json"]);
  const rules: readonly { readonly reason: string; readonly why: string }[] = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(rules.map(({ reason }) => reason)).toEqual(Object.keys(reasons).sort());
});

test("no text has a place that nothing fills", async () => {
  for (const format of ["text", "json"]) {
    expect((await called(["rules", "--format", format])).stdout).not.toMatch(/\{\w+\}|undefined/);
  }
});

test("the list for people has a line for each, no longer than its page", async () => {
  const { stdout } = await called(["rules"]);
  for (const reason of Object.keys(reasons)) expect(stdout).toMatch(new RegExp(`^${reason} +\\S`, "m"));
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
});

test.each(Object.keys(reasons))("%s is explained", async (reason) => {
  const { status, stdout } = await called(["explain", reason]);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    new RegExp(`^${reason}(?: \\([^)]+\\))?\n\n  What it says  \\S[^]*\n  Why           \\S[^]*\n  What to do    `),
  );
});

test("every link has a purpose of its own", async () => {
  const { stdout } = await called(["rules", "--format", "json"]);
  const rules: readonly { readonly link?: string; readonly why: string }[] = JSON.parse(stdout);
  const whys = new Map(rules.map(({ link, why }) => [link, why]));
  expect(new Set(whys.values()).size).toBe(whys.size);
  expect(whys.size).toBe(13);
});

test.each([
  [["explain"], /no reason given: keepwatch rules lists them/],
  [["explain", "alarm_statistic"], /unknown reason "alarm_statistic": keepwatch rules lists them/],
  [["explain", "alarm_statistic_unfit", "--format", "xml"], /unknown format "xml"/],
  [["rules", "--format", "xml"], /unknown format "xml"/],
])("%j is a wrong use", async (args, says) => {
  const { status, stderr } = await called(args);
  expect(status).toBe(2);
  expect(stderr).toMatch(says);
});
