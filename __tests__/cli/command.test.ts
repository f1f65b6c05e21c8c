// What the command answers, refuses and writes, call by call, in its own process: there is no other way to it than `run`.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Ajv2020 from "ajv/dist/2020";
import { recordedFile, recordedPlan } from "../plans/corpus";
import { called } from "./called";

const root = join(__dirname, "..", "..");
const command = join(root, "dist", "keepwatch.cjs");

/** What the built command answers, as a process of its own. */
const run = (args: readonly string[], input?: string | Buffer) => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-test-"));
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
};

test.each([
  ["a plan that keeps everything", ["gate", recordedFile("no-change")], 0],
  ["a plan that weakens", ["gate", recordedFile("alarm-threshold-three")], 1],
  ["a first creation", ["gate", recordedFile("first-creation")], 0],
  ["a first creation with a pending subscriber, required", ["gate", "--require", recordedFile("first-creation")], 1],
  ["a deployed chain, required", ["gate", "--require", recordedFile("no-change")], 0],
  ["a warning", ["gate", recordedFile("filter-with-event-source")], 0],
  ["a warning, strictly", ["gate", "--strict", recordedFile("filter-with-event-source")], 1],
  ["a plan without drift", ["drift", recordedFile("no-change")], 0],
  ["a refresh-only plan without drift", ["drift", "--strict", recordedFile("refresh-only")], 0],
  ["drift that the plan puts back", ["drift", recordedFile("drift-threshold-repaired")], 1],
  ["drift that the plan would accept", ["drift", recordedFile("drift-threshold-accepted")], 1],
  ["drift of no file", ["drift", "nowhere.json"], 2],
  ["drift with an option of the gate", ["drift", "--require", recordedFile("no-change")], 2],
  ["how to look for drift", ["drift", "--help"], 0],
  ["no such file", ["gate", "nowhere.json"], 2],
  ["an unknown option", ["gate", "--nonsense"], 2],
  ["an unknown format", ["gate", "--format", "xml", recordedFile("no-change")], 2],
  ["an unknown control", ["gate", "--control", "other", recordedFile("no-change")], 2],
  ["an unknown command", ["guard"], 2],
  ["no command", [], 2],
  ["a pattern that misses events", ["explain", "pattern", "{ $.eventName = CreatePolicy }"], 1],
  ["a pattern that is none", ["explain", "pattern", "x"], 1],
  ["a pattern in an unknown format", ["explain", "pattern", "--format", "xml", "x"], 2],
  ["nothing to explain", ["explain"], 2],
  ["help", ["gate", "--help"], 0],
  ["the version", ["--version"], 0],
])("%s ends with its code", async (_, args, status) => {
  const answer = await called(args);
  expect({ status: answer.status, stack: /\n\s+at /.test(answer.stderr) }).toEqual({ status, stack: false });
});

test.each([
  ["pass", ["gate", recordedFile("no-change")]],
  ["findings", ["drift", recordedFile("drift-threshold-accepted")]],
  ["wrong use", ["gate", "--nonsense"]],
  ["help", ["--help"]],
  ["an explanation", ["explain", "pattern", "x"]],
])("the built command answers as it does in this process: %s", async (_, args) => {
  expect(run(args)).toEqual(await called(args));
});

/** A file that holds a document. */
const fileOf = (document: unknown): string => {
  const file = join(mkdtempSync(join(tmpdir(), "keepwatch-test-")), "document.json");
  writeFileSync(file, JSON.stringify(document));
  return file;
};

test("a plan comes from standard input, plain and compressed", async () => {
  const expected = await called(["gate", recordedFile("alarm-average")]);
  expect(await called(["gate", "-"], { input: recordedPlan("alarm-average") })).toEqual(expected);
  expect(await called(["gate"], { input: readFileSync(recordedFile("alarm-average")) })).toEqual(expected);
  expect(run(["gate"], readFileSync(recordedFile("alarm-average")))).toEqual(expected);
});

test.each([
  ["an errored plan", { errored: true }, "plan_errored"],
  ["a plan of another format", { format_version: "2.0" }, "document_version_unsupported"],
  ["a plan without its changes", { resource_changes: undefined }, "plan_without_changes"],
  ["changes of another shape", { resource_changes: [{}] }, "document_malformed"],
  [
    "resources that are no list",
    { prior_state: { values: { root_module: { child_modules: [{ resources: "x" }] } } } },
    "document_malformed",
  ],
])("%s is not judged: exit 3", async (_, edit, reason) => {
  const plan = { ...JSON.parse(recordedPlan("no-change")), ...edit };
  for (const name of ["gate", "drift"]) {
    const { status, stdout } = await called([name, fileOf(plan), "--format", "json"]);
    const report = JSON.parse(stdout);
    expect({ status, verdict: report.verdict }).toEqual({ status: 3, verdict: "error" });
    expect(report.findings.map((finding: { reason: string }) => finding.reason)).toContain(reason);
  }
});

test("a state is not judged by the gate, and outright by drift", async () => {
  const state = { format_version: "1.0", values: JSON.parse(recordedPlan("no-change")).prior_state.values };
  const { status, stdout } = await called(["gate", fileOf(state)]);
  expect({ status, says: stdout.includes("this is a state, not a plan") }).toEqual({ status: 3, says: true });
  expect(await called(["drift", fileOf(state)])).toEqual({
    status: 0,
    stdout: `PASS  IAM policy changes are monitored (iam-policy-changes)

  events        found
  recorded         16
  filtered         16
  alarmed          16
  notified         16
  received         16
`,
    stderr: "",
  });
});

test.each(["no-change", "first-creation", "everything-destroyed", "filter-with-event-source"])(
  "the JSON report of %s is as its schema says",
  async (id) => {
    const schema = JSON.parse(readFileSync(join(root, "docs", "report.schema.json"), "utf8"));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    validate(JSON.parse((await called(["gate", recordedFile(id), "--format", "json"])).stdout));
    expect(validate.errors).toBeNull();
  },
);

test.each(["no-change", "first-creation", "drift-threshold-repaired", "drift-filter-deleted-accepted"])(
  "the JSON report of drift in %s is as its schema says",
  async (id) => {
    const schema = JSON.parse(readFileSync(join(root, "docs", "report.schema.json"), "utf8"));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    validate(JSON.parse((await called(["drift", recordedFile(id), "--format", "json"])).stdout));
    expect(validate.errors).toBeNull();
  },
);

test("a report goes to a file, and quiet keeps a pass silent", async () => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-test-"));
  const file = join(folder, "report.json");
  expect((await called(["gate", "--quiet", recordedFile("no-change")])).stdout).toBe("");
  expect(
    (await called(["gate", "--format", "text", "--format", `json=${file}`, recordedFile("alarm-average")])).stdout,
  ).toMatch(/^REJECT/);
  expect(JSON.parse(readFileSync(file, "utf8")).verdict).toBe("fail");
});

test("the deployed pattern is explained as sound, from the argument and from standard input", async () => {
  const plan = JSON.parse(recordedPlan("no-change"));
  const filter = plan.resource_changes.find(
    ({ type }: { type: string }) => type === "aws_cloudwatch_log_metric_filter",
  );
  const { pattern } = filter.change.after;
  const { status, stdout } = await called(["explain", "pattern", pattern]);
  expect({ status, stdout: stdout.split("\n").slice(0, 5) }).toEqual({
    status: 0,
    stdout: [
      "SOUND  the pattern covers all 16 events",
      "",
      `  length    ${pattern.length} of 1024 characters`,
      "  covered   all 16 events",
      "  source    any",
    ],
  });
  expect((await called(["explain", "pattern"], { input: `${pattern}\n` })).stdout).toBe(stdout);
  expect(JSON.parse((await called(["explain", "pattern", "--format", "json", pattern])).stdout)).toMatchObject({
    problem: "",
    everyday: [],
  });
});

test("a pattern's own characters do not control the terminal", async () => {
  const { stdout } = await called(["explain", "pattern", '{ $.eventName = CreatePolicy && $.a = "\u001b[2J" }']);
  expect(stdout).not.toContain("\u001b");
  expect(stdout).toContain("\\u{1b}[2J");
});

test("what is marked sensitive is not printed", async () => {
  const secret = "arn:aws:sns:us-east-1:123456789012:secret-endpoint";
  const plan = JSON.parse(recordedPlan("alarm-threshold-three"));
  const alarm = plan.resource_changes.find(({ type }: { type: string }) => type === "aws_cloudwatch_metric_alarm");
  alarm.change.before_sensitive = { threshold: true };
  alarm.change.after_sensitive = { threshold: true, alarm_actions: [true] };
  alarm.change.after.alarm_actions = [secret];
  alarm.change.after.threshold = 1;
  const { status, stdout } = await called(["gate", fileOf(plan), "--format", "json"]);
  expect({ status, leaks: stdout.includes("secret-endpoint") }).toEqual({ status: 1, leaks: false });
});

test.each(["text", "json"])("a number that tells a sensitive value is not printed as %s", async (format) => {
  const plan = JSON.parse(recordedPlan("alarm-threshold-three"));
  const alarm = plan.resource_changes.find(({ type }: { type: string }) => type === "aws_cloudwatch_metric_alarm");
  alarm.change.after_sensitive = { threshold: true };
  alarm.change.after.threshold = 7321;
  const { status, stdout } = await called(["gate", fileOf(plan), "--format", format]);
  expect({ status, leaks: stdout.includes("7321"), masks: stdout.includes("(sensitive value)") }).toEqual({
    status: 1,
    leaks: false,
    masks: true,
  });
});

test("a warning that concerns no event names none", async () => {
  const plan = JSON.parse(recordedPlan("no-change"));
  const filter = plan.resource_changes.find(
    ({ type }: { type: string }) => type === "aws_cloudwatch_log_metric_filter",
  );
  filter.change.actions = ["delete", "create"];
  const { stdout } = await called(["gate", fileOf(plan)]);
  expect({ warns: stdout.includes("[monitoring_gap]"), empty: /concerns\s*$/m.test(stdout) }).toEqual({
    warns: true,
    empty: false,
  });
});

test("no part of a policy that is marked sensitive is printed", async () => {
  const document = JSON.parse(recordedPlan("no-change"));
  const { change } = document.resource_changes.find(({ type }: { type: string }) => type === "aws_iam_role");
  const trust = JSON.parse(change.before.assume_role_policy);
  trust.Statement[0].Condition = { StringEquals: { "sts:ExternalId": "swordfish-7321" } };
  change.actions = ["update"];
  change.after = { ...change.after, assume_role_policy: JSON.stringify(trust) };
  change.after_sensitive = { assume_role_policy: true };
  for (const format of ["text", "json"]) {
    const { status, stdout } = await called(["gate", fileOf(document), "--format", format]);
    expect({ status, leaks: stdout.includes("swordfish") }).toEqual({ status: 1, leaks: false });
  }
});

test("what is marked sensitive in a state is not printed", async () => {
  const { values } = JSON.parse(recordedPlan("drift-subscription-filtered-accepted")).prior_state;
  const subscription = values.root_module.resources.find(
    ({ type }: { type: string }) => type === "aws_sns_topic_subscription",
  );
  subscription.sensitive_values = { filter_policy: true };
  const { status, stdout } = await called(["drift", fileOf({ format_version: "1.0", values })]);
  expect({ status, leaks: stdout.includes("severity"), masks: stdout.includes("(sensitive value)") }).toEqual({
    status: 1,
    leaks: false,
    masks: true,
  });
});

test("the packed command works without a dependency, and holds neither cdktf nor a provider nor the AWS SDK", () => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-pack-"));
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  expect(packed.unpackedSize).toBeLessThan(5 * 1024 * 1024);
  execFileSync("tar", ["-xzf", join(folder, packed.filename), "-C", folder]);
  writeFileSync(join(folder, "plan.json"), gunzipSync(readFileSync(recordedFile("alarm-average"))));
  const { status, stdout } = spawnSync(process.execPath, ["package/dist/keepwatch.cjs", "gate", "plan.json"], {
    cwd: folder,
    encoding: "utf8",
  });
  expect({ status, stdout: stdout.split("\n", 1)[0] }).toEqual({
    status: 1,
    stdout: "REJECT  IAM policy changes are monitored (iam-policy-changes): 1 cause",
  });
  for (const bundle of ["keepwatch.cjs", "command.cjs", "gate.cjs"]) {
    const text = readFileSync(join(folder, "package", "dist", bundle), "utf8");
    const required = [...text.matchAll(/require\("([^"]+)"\)/g)].map(([, name = ""]) => name.replace(/^node:/, ""));
    expect(required.filter((name) => !builtinModules.includes(name))).toEqual([]);
  }
});
