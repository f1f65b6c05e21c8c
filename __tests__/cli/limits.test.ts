// Time, memory and depth have an end, and each limit says so: one document goes over each.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { gzipSync } from "node:zlib";
import { endedInTime } from "../../cli/ended-in-time";
import { gatePlan, type Limits } from "../../cli/library";
import { limitOf } from "../../cli/limit-option";
import { budgetOf } from "../../cli/limits";
import { documentOf } from "../../cli/read/document";
import { mostBytesAtOnce } from "../../cli/read/small-document";
import { recordedPlan } from "../plans/corpus";

const command = join(__dirname, "..", "..", "dist", "keepwatch.cjs");
const folder = mkdtempSync(join(tmpdir(), "keepwatch-test-"));

const reasonIn = (stderr: string): string | undefined => /\[(\w+)\]\n$/.exec(stderr)?.[1];

/** What the command says of a file, with what else stands in its environment. */
const run = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  return { status, stdout, reason: reasonIn(stderr), stderr };
};

/** What it says of what a shell writes to its standard input. */
const runAfter = (writer: string, ...args: readonly string[]) => {
  const { status, stderr } = spawnSync("sh", ["-c", `${writer} | "$0" "$@"`, process.execPath, command, ...args], {
    encoding: "utf8",
  });
  return { status, reason: reasonIn(stderr) };
};

const reasonOf = async (text: string | Uint8Array, limits?: Limits): Promise<string> =>
  gatePlan(Buffer.from(text), { ...(limits && { limits }) }).then(
    ({ verdict }) => verdict,
    (error) => error.reason ?? error.message,
  );

const planWith = (topic: string, rest = ""): string =>
  `{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{},"configuration":{"root_module":{}},"resource_changes":[{"address":"aws_sns_topic.a","mode":"managed","type":"aws_sns_topic","name":"a","provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["update"],"before":${topic},"after":{"name":"a"},"after_unknown":{}}}]${rest}}`;

const many = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join();

const nested = (levels: number, before: string, after: string): string =>
  `${before.repeat(levels)}{}${after.repeat(levels)}`;

test.each<[string, string | Uint8Array, Limits | undefined, string]>([
  ["more bytes than may be read", recordedPlan("no-change"), { bytes: 1000 }, "document_too_large"],
  ["gzip of more", gzipSync(`{"a":"${"a".repeat(10_000_000)}"}`), { unpacked: 1_000_000 }, "document_too_large"],
  ["values deeper than may be", '{"a":[[[[]]]]}', { depth: 4 }, "document_too_deep"],
  [
    "modules in modules",
    `{"configuration":{"root_module":${nested(20_000, '{"module_calls":{"a":{"module":', "}}}")}}}`,
    undefined,
    "document_too_deep",
  ],
  [
    "modules in modules of the state",
    `{"prior_state":{"values":{"root_module":${nested(20_000, '{"child_modules":[', "]}")}}}}`,
    undefined,
    "document_too_deep",
  ],
  ["a text of 20 MB", planWith(`{"name":"${"a".repeat(20_000_000)}"}`), undefined, "document_too_large"],
  ["a value of many keys", planWith(`{${many(200_001, (index) => `"k${index}":0`)}}`), undefined, "document_too_large"],
  [
    "names that would fill the memory",
    planWith(
      "{}",
      // What is not kept makes it too long to be judged whole
      `,"relevant_attributes":["${"a".repeat(mostBytesAtOnce)}"],"resource_drift":[${many(
        131,
        (index) =>
          `{"address":"aws_cloudwatch_metric_alarm.a${index}","mode":"managed","type":"aws_cloudwatch_metric_alarm","name":"a","change":{"actions":["update"],"before":{"metric_query":[${many(index < 2 ? 1500 : 1, (query) => `{"metric":[{"metric_name":"m${query}","namespace":"n${query}"}]}`)}]},"after":{}}}`,
      )}]`,
    ),
    undefined,
    "document_too_large",
  ],
  [
    "a judgement that takes long",
    planWith(`{${many(180_000, (index) => `"k${index}":0`)}}`),
    { seconds: 1 },
    "document_too_slow",
  ],
])("%s is refused to a library's call, and the next plan is judged", async (_, document, limits, reason) => {
  expect(await reasonOf(document, limits)).toBe(reason);
  expect(await reasonOf(recordedPlan("no-change"))).toBe("pass");
});

test.each([
  ["empty objects", `[${many(200_000, () => "{}")}]`],
  ["names of keys", `[${many(100_000, (index) => `{"k${index}":0}`)}]`],
  ["numbers as names of keys", `[${many(90_000, () => '{"7":0}')}]`],
])("%s are counted by the memory that they take", async (_, name) => {
  const document = Buffer.from(planWith(`{"name":${name}}`));
  await expect(documentOf(document, budgetOf({ memory: 20 * 2 ** 20 }))).rejects.toMatchObject({
    reason: "document_too_large",
  });
});

test("parts that are there at once are read no longer than there is time", async () => {
  const times = [10_000, -1, 10_000];
  const budget = { ...budgetOf(), left: () => times.shift() ?? 10_000 };
  await expect(documentOf(Buffer.from(recordedPlan("no-change")), budget)).rejects.toMatchObject({
    reason: "document_too_slow",
  });
});

test("what is of no guarded type may be long", async () => {
  const file = planWith(`{"content":"${"a".repeat(20_000_000)}"}`).replaceAll("aws_sns_topic", "aws_s3_object");
  expect(await reasonOf(file)).toBe("pass");
});

test("the policy may not take more memory than is allowed", async () => {
  expect(await reasonOf(recordedPlan("no-change"), { memory: 2 ** 23 })).toBe("document_too_large");
  expect(await reasonOf(recordedPlan("no-change"))).toBe("pass");
});

test.each([
  ["input without an end", "yes ''", "bytes=4MiB", "document_too_large"],
  ["a list without an end", "(echo '{\"a\":['; yes 1,)", "bytes=4MiB", "document_too_large"],
  ["a plan file without an end", "(printf 'PK\\003\\004'; yes)", "bytes=4MiB", "document_too_large"],
  ["input that never comes", "sleep 2", "seconds=1", "document_too_slow"],
])("%s is refused: exit 3", (_, writer, limit, reason) => {
  expect(runAfter(writer, "gate", "-", "--limit", limit)).toEqual({ status: 3, reason });
});

test("zeros without an end are refused", () => {
  expect(run(["gate", "/dev/zero"])).toMatchObject({ status: 3, reason: "document_not_json" });
});

test("a named pipe is waited for, but not for ever", async () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  expect(run(["gate", pipe, "--limit", "seconds=1"])).toMatchObject({ status: 3, reason: "document_too_slow" });
  const plan = join(folder, "late.json");
  writeFileSync(plan, recordedPlan("no-change"));
  const writer = spawn("sh", ["-c", 'sleep 0.5; cat "$0" > "$1"', plan, pipe]);
  const ended = new Promise((resolve) => writer.once("close", resolve));
  expect(run(["gate", pipe])).toMatchObject({ status: 0, reason: undefined });
  await ended;
});

test.each([
  ["nothing", "true", 3, "document_empty"],
  ["a plan", 'cat "$PLAN"', 0, undefined],
])("what a command in the shell writes in place of a file is read to its end: %s", (_, writer, status, reason) => {
  const plan = join(folder, "written.json");
  writeFileSync(plan, recordedPlan("no-change"));
  const done = spawnSync("bash", ["-c", `"$0" "$1" gate <(${writer}) --limit seconds=20`, process.execPath, command], {
    encoding: "utf8",
    env: { ...process.env, PLAN: plan },
  });
  expect({ status: done.status, reason: reasonIn(done.stderr) }).toEqual({ status, reason });
});

const programs = (script: string): NodeJS.ProcessEnv => {
  const path = mkdtempSync(join(folder, "bin-"));
  writeFileSync(join(path, "terraform"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(path, "terraform"), 0o755);
  return { PATH: `${path}${delimiter}${process.env["PATH"]}` };
};

test.each([
  ["hangs", "exec sleep 20", "document_too_slow", "did not end in time"],
  ["hangs after its output", 'printf "{}"; exec 1>&-; exec sleep 20', "document_too_slow", "did not end in time"],
  ["never ends to write", "echo '{\"a\":['; yes 1,", "document_too_large", "as JSON text"],
  ["fails", "echo broken >&2; exit 1", "plan_file_unreadable", "broken"],
])("a terraform that %s is ended: exit 3", (_, script, reason, says) => {
  const plan = join(folder, "plan.tfplan");
  writeFileSync(plan, "PK\u0003\u0004");
  const answer = run(["gate", plan, "--limit", "seconds=2", "--limit", "unpacked=4MiB"], programs(script));
  expect(answer).toMatchObject({ status: 3, reason });
  expect(answer.stderr).toContain(says);
});

test.each([
  ["empty objects", `{"name":[${many(1_000_000, () => "{}")}]}`],
  ["keys of one object", `{${many(190_000, (index) => `"k${index}":0`)}}`],
])("%s do not end the process in a small heap", (_, topic) => {
  const file = join(folder, "large.json");
  writeFileSync(file, planWith(topic));
  const answer = run(["gate", file, "--limit", "seconds=2"], { NODE_OPTIONS: "--max-old-space-size=64" });
  expect(answer.status).toBe(3);
});

test("what goes wrong while answers are written is no verdict", () => {
  const plan = join(folder, "plan.json");
  writeFileSync(plan, recordedPlan("alarm-average"));
  const codeOf = (script: string): number | null =>
    spawnSync("sh", ["-c", script, process.execPath, command, plan]).status;
  expect(codeOf('"$0" "$1" gate "$2" > /dev/full')).toBe(3);
  expect(codeOf('"$0" "$1" gate "$2" 2>&- >/dev/null')).toBe(1);
  expect(codeOf('"$0" "$1" gate "$2.none" 2>/dev/full')).toBe(2);
});

test("limits are written as numbers, and sizes with a unit", () => {
  expect(limitOf("bytes=12")).toEqual({ bytes: 12 });
  expect(limitOf("unpacked=3KiB")).toEqual({ unpacked: 3072 });
  expect(limitOf("memory=2GiB")).toEqual({ memory: 2 ** 31 });
  expect(limitOf("seconds=60")).toEqual({ seconds: 60 });
});

test.each(["", "bytes", "bytes=", "bytes=1MB", "bytes=-1", "seconds=1KiB", "depth=1.5", "width=3", "constructor=1"])(
  "%j is no limit",
  (value) => {
    expect(() => limitOf(value)).toThrow(/limit/);
  },
);

test.each([{ bytes: 0 }, { depth: 1025 }, { seconds: Number.NaN }, { memory: 1.5 }, { seconds: 86_401 }])(
  "%j can be no limit",
  (limits) => {
    expect(() => budgetOf(limits)).toThrow(/give a whole number from 1 to/);
  },
);

test("what takes too long is ended, and what is done in time comes back", () => {
  const refusal = () => new Error("too slow");
  const forEver = () => {
    for (;;);
  };
  expect(() => endedInTime(20, refusal, forEver)).toThrow("too slow");
  expect(endedInTime(10_000, refusal, () => 42)).toBe(42);
  const broken = () => {
    throw new RangeError("broken");
  };
  expect(() => endedInTime(10_000, refusal, broken)).toThrow(RangeError);
});
