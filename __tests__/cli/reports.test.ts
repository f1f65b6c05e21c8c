// Where the reports of a run go: each whole, to a place of its own, also where nothing could be judged.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatNames } from "../../cli/formats/format";
import { recordedFile, recordedPlan } from "../plans/corpus";
import { called } from "./called";
import { runnerCommands } from "./formats/consumers";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "keepwatch-reports-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rejected = recordedFile("alarm-average");
const within = (name: string): string => join(folder, name);

test("one run writes every format", async () => {
  const files = formatNames.map((format) => [format, within(`report.${format}`)] as const);
  const { status, stdout, stderr } = await called([
    "gate",
    rejected,
    ...files.flatMap(([format, file]) => ["--format", `${format}=${file}`]),
  ]);
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: "" });
  for (const [, file] of files) expect(readFileSync(file, "utf8")).toContain("alarm_statistic_unfit");
  expect(readdirSync(folder).sort()).toEqual(files.map(([format]) => `report.${format}`).sort());
});

const nothingJudged: readonly (readonly [string, (folder: string) => readonly string[], number, string])[] = [
  ["an empty document", (folder) => [join(folder, "empty")], 3, "document_empty"],
  ["no file", (folder) => [join(folder, "nowhere")], 2, "wrong_use"],
  ["no JSON", (folder) => [join(folder, "words")], 3, "document_not_json"],
  ["another digest", () => [rejected, "--expect-digest", `sha256:${"0".repeat(64)}`], 3, "document_unexpected"],
  ["waivers that are none", (folder) => [rejected, "--waivers", join(folder, "words")], 2, "wrong_use"],
  ["sources that are none", (folder) => [rejected, "--source", join(folder, "nowhere")], 2, "wrong_use"],
  ["too few bytes", () => [rejected, "--limit", "bytes=10"], 3, "document_too_large"],
];

test.each(nothingJudged)("of %s every report says that nothing was judged", async (_, argsOf, code, reason) => {
  writeFileSync(within("empty"), "");
  writeFileSync(within("words"), "words");
  for (const format of formatNames) {
    writeFileSync(within(format), "PASS, of an earlier run");
    const { status, stdout, stderr } = await called([
      "gate",
      ...argsOf(folder),
      "--format",
      `${format}=${within(format)}`,
    ]);
    expect({ status, stdout, says: stderr.startsWith("keepwatch: ") }).toEqual({
      status: code,
      stdout: "",
      says: true,
    });
    const said = readFileSync(within(format), "utf8");
    expect(said).not.toContain("PASS");
    expect(said).toContain(reason);
  }
  const report = JSON.parse((await called(["gate", ...argsOf(folder), "--format", "json"])).stdout);
  expect(report).toMatchObject({ verdict: "error", findings: [{ reason, outcome: "unknown" }] });
});

test("text on standard output that nobody asked for is left to standard error", async () => {
  writeFileSync(within("empty"), "");
  const { stdout, stderr } = await called(["gate", within("empty")]);
  expect(stdout).toBe("");
  expect(stderr).toContain("[document_empty]");
});

test.each([
  [["json", "sarif"], "two formats, json and sarif, go to standard output: give one a file, as --format sarif=FILE"],
  [["text", "text"], "two formats, text and text, go to standard output"],
  [["json=a/../b", "sarif=b"], 'two formats, json and sarif, go to the file "a/../b"'],
])("--format %j is wrong use, and writes nothing", async (formats, message) => {
  const { status, stdout, stderr } = await called([
    "gate",
    rejected,
    ...formats.flatMap((format) => ["--format", format]),
  ]);
  expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: expect.stringContaining(message) });
  expect(existsSync("b")).toBe(false);
});

test("a report that cannot be written is wrong use, and leaves nothing behind", async () => {
  mkdirSync(within("taken"));
  for (const file of [within("none/report.json"), within("taken")]) {
    const { status, stderr } = await called(["gate", rejected, "--format", `json=${file}`]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(`cannot write to "${file}"`) });
  }
  expect(readdirSync(folder)).toEqual(["taken"]);
});

test("a report keeps the rights of the file that it replaces, and goes where a link leads", async () => {
  writeFileSync(within("report.json"), "{}");
  chmodSync(within("report.json"), 0o600);
  symlinkSync(within("report.json"), within("link"));
  await called(["gate", rejected, "--format", `json=${within("link")}`]);
  expect(JSON.parse(readFileSync(within("report.json"), "utf8")).verdict).toBe("fail");
  expect(statSync(within("report.json")).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(["link", "report.json"]);
});

test("what is no ordinary file is written to, not replaced", async () => {
  expect((await called(["gate", rejected, "--format", "json=/dev/null"])).status).toBe(1);
  expect(statSync("/dev/null").isFile()).toBe(false);
});

test("annotations come with the summary of the job, after what is there already", async () => {
  writeFileSync(within("summary"), "# Plan\n");
  const { stdout } = await called(["gate", rejected, "--format", "github"], {
    env: { GITHUB_STEP_SUMMARY: within("summary") },
  });
  expect(runnerCommands(stdout).map(({ name }) => name)).toEqual(["error"]);
  const summary = readFileSync(within("summary"), "utf8");
  expect(summary.startsWith("# Plan\n<!-- keepwatch gate")).toBe(true);
  expect(summary).toContain("flowchart TD");
});

test("a report tells what judged what: by name, and of an absolute path no folder", async () => {
  const { document, tool, digests } = JSON.parse((await called(["gate", rejected, "--format", "json"])).stdout);
  expect(document).toEqual({ name: "alarm-average.json.gz" });
  expect(tool).toEqual({ name: "keepwatch", version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  expect(Object.keys(digests)).toEqual(["document", "policy"]);
  const piped = JSON.parse((await called(["gate", "--format", "json"], { input: readFileSync(rejected) })).stdout);
  expect(piped.document).toEqual({ name: "standard input" });
});

test("with --source, reports name the file and the line", async () => {
  mkdirSync(within("infra"));
  writeFileSync(
    within("infra/main.tf"),
    'terraform {}\n\nresource "aws_cloudwatch_metric_alarm" "monitoring_alarm_5CBE9262" {\n}\n',
  );
  const { stdout } = await called(["gate", rejected, "--format", "github", "--source", within("infra")]);
  expect(runnerCommands(stdout)[0]?.properties).toMatchObject({ file: "main.tf", line: "3" });
  const sarif = JSON.parse(
    (await called(["gate", recordedFile("subscription-deleted"), "--format", "sarif", "--source", within("infra")]))
      .stdout,
  );
  expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("main.tf");
});

describe("graph", () => {
  test("draws the chain in words, and marks what is lost", async () => {
    expect(await called(["graph", recordedFile("filter-deleted")])).toEqual({
      status: 0,
      stderr: "",
      stdout: `trail iam-policy-changes (aws_cloudtrail.monitoring_trail_93D2E485): kept
log group /aws/cloudtrail/iam-policy-changes
  (aws_cloudwatch_log_group.monitoring_log-group_476C1D90): kept
metric filter iam-policy-changes
  (aws_cloudwatch_log_metric_filter.monitoring_metric-filter_8B39FA68): ✗ lost
alarm iam-policy-changes (aws_cloudwatch_metric_alarm.monitoring_alarm_5CBE9262): kept
topic iam-policy-changes (aws_sns_topic.monitoring_topic_DC51B990): kept
subscription email (aws_sns_topic_subscription.monitoring_subscription-0_6889FA65): kept
log group /aws/cloudtrail/iam-policy-changes → metric filter iam-policy-changes: ✗ lost
metric filter iam-policy-changes → alarm iam-policy-changes: ✗ lost
`,
    });
  });

  test("draws for Mermaid, and as a picture to a file", async () => {
    expect((await called(["graph", rejected, "--format", "mermaid"])).stdout).toMatch(/^flowchart TD\n/);
    expect((await called(["graph", rejected, "--format", `svg=${within("chain.svg")}`])).stdout).toBe("");
    expect(readFileSync(within("chain.svg"), "utf8")).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  });

  test("draws a state, and not what nobody can judge", async () => {
    const { prior_state: prior } = JSON.parse(recordedPlan("no-change"));
    const state = { format_version: "1.0", values: prior.values };
    const drawn = await called(["graph"], { input: JSON.stringify(state) });
    expect({ status: drawn.status, lines: drawn.stdout.match(/: kept$/gm)?.length }).toEqual({ status: 0, lines: 6 });
    const { status, stderr } = await called(["graph"], {
      input: '{"format_version":"1.2","errored":true,"resource_changes":[]}',
    });
    expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringMatching(/^NOT JUDGED/) });
  });

  test.each([
    [["graph", "--format", "png", "x"], 'unknown format "png": use one of text, mermaid, svg'],
    [["graph", "nowhere"], "nowhere"],
  ])("%j is wrong use", async (args, message) => {
    const { status, stderr } = await called(args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) });
  });
});
