// Each format is what its readers take, of five documents and of the recorded plans.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { Parser } from "commonmark";
import { formatNames, written } from "../../../cli/formats/format";
import { project } from "../../../cli/read/project";
import { width } from "../../../cli/report/columns";
import type { Report, ReportedFinding } from "../../../cli/report/report";
import { recordedPlan } from "../../plans/corpus";
import { elementsOf, gitlabProblems, junitProblems, runnerCommands, sarifProblems, xmlOf } from "./consumers";
import { documentOf, names, type Shown, saidOf, shownOf } from "./documents";

const recorded = ["everything-destroyed", "first-creation", "filter-with-event-source", "chain-swapped", "role-denied"];

const all: readonly (readonly [string, () => Promise<Shown>])[] = [
  ...names.map((name) => [name, () => documentOf(name)] as const),
  ...recorded.map((id) => [id, () => shownOf("gate", project(JSON.parse(recordedPlan(id))))] as const),
];

/** A report with so many findings like one of its own. */
const crowded = async (count: number): Promise<Shown> => {
  const { report, presentation } = await documentOf("rejected");
  const [first] = report.findings;
  if (first === undefined) throw new Error("no finding");
  const findings = Array.from(
    { length: count },
    (_, position): ReportedFinding => ({
      ...first,
      subject: `aws_sns_topic.topic_${position}`,
      message: `${position} ${"word ".repeat(60)}`,
    }),
  );
  const crowd: Report = { ...report, findings, summary: { ...report.summary, failures: count } };
  return { report: crowd, presentation };
};

const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "..", "docs", "report.schema.json"), "utf8"));
const validate = new Ajv2020({ strict: false }).compile(schema);

describe.each(all)("%s", (_, shown) => {
  test("is what the schema of the JSON report says", async () => {
    validate(JSON.parse(saidOf("json", await shown())));
    expect(validate.errors).toBeNull();
  });

  test("is SARIF 2.1.0, as GitHub takes it", async () => {
    expect(sarifProblems(saidOf("sarif", await shown()))).toEqual([]);
  });

  test("is JUnit's XML, as Jenkins takes it", async () => {
    expect(junitProblems(saidOf("junit", await shown()))).toEqual([]);
  });

  test("is code quality, as GitLab takes it", async () => {
    expect(gitlabProblems(saidOf("gitlab", await shown()))).toEqual([]);
  });

  test("is annotations with a place or none, of kinds that GitHub knows", async () => {
    const { report, presentation } = await shown();
    const commands = runnerCommands(written("github", report, presentation));
    const told = report.findings.filter(({ outcome, subject, waiver }) => outcome !== "note" || subject || waiver);
    expect(commands.length).toBe(told.length);
    for (const { name, properties } of commands) {
      expect(["error", "warning", "notice"]).toContain(name);
      expect("line" in properties).toBe("file" in properties);
    }
  });

  test("is a page of one file that loads nothing", async () => {
    const page = saidOf("html", await shown());
    const names = new Set(elementsOf(xmlOf(page.replace("<!doctype html>\n", ""))).map(({ name }) => name));
    for (const name of ["script", "link", "img", "iframe", "object", "base", "form"]) expect(names).not.toContain(name);
    expect(page.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|@import|\bon\w+=/);
  });

  test("is Markdown without HTML but its own", async () => {
    const html: string[] = [];
    const walker = new Parser().parse(saidOf("markdown", await shown())).walker();
    for (let event = walker.next(); event; event = walker.next()) {
      if (event.entering && event.node.type.startsWith("html")) html.push(event.node.literal ?? "");
    }
    const own = [
      /^<!-- keepwatch (gate|drift) iam-policy-changes stacks\/security\/plan\.json -->$/,
      /^<details><summary>The chain in words<\/summary>$/,
      /^<\/details>$/,
    ];
    expect(html.filter((text) => !own.some((form) => form.test(text)))).toEqual([]);
    expect(html[0]).toMatch(/^<!-- keepwatch /);
  });

  test("is text on lines that fit", async () => {
    const { report, presentation } = await shown();
    for (const columns of [40, 80, 120]) {
      const lines = written("text", report, { ...presentation, width: columns }).split("\n");
      expect(lines.filter((line) => width(line) > columns)).toEqual([]);
    }
  });

  test("is the same bytes each time", async () => {
    const [one, other] = [await shown(), await shown()];
    for (const format of formatNames) expect(saidOf(format, one)).toBe(saidOf(format, other));
  });
});

test("what is waived is suppressed, skipped, and told in every format", async () => {
  const waived = await documentOf("waived");
  const [result] = JSON.parse(saidOf("sarif", waived)).runs[0].results;
  expect(result.suppressions).toEqual([
    expect.objectContaining({ kind: "external", status: "accepted", justification: expect.stringContaining("Ada") }),
  ]);
  expect(elementsOf(xmlOf(saidOf("junit", waived))).filter(({ name }) => name === "skipped")).toHaveLength(1);
  for (const format of formatNames) {
    expect(saidOf(format, waived)).toContain("the migration of roles fires it all day; Ada answers for it");
    expect(saidOf(format, waived)).toContain("2030-01-31");
  }
});

test("what could not be judged is an error, and never an empty pass", async () => {
  const unjudged = await documentOf("unjudged");
  const [run] = JSON.parse(saidOf("sarif", unjudged)).runs;
  expect(run.invocations[0].executionSuccessful).toBe(false);
  expect(elementsOf(xmlOf(saidOf("junit", unjudged))).filter(({ name }) => name === "error")).toHaveLength(1);
  expect(JSON.parse(saidOf("gitlab", unjudged))).toEqual([expect.objectContaining({ severity: "blocker" })]);
  expect(runnerCommands(saidOf("github", unjudged)).map(({ name }) => name)).toEqual(["error"]);
  for (const format of formatNames) expect(saidOf(format, unjudged)).toContain("the plan ended with an error");
});

test("what has a place in the sources is told with it", async () => {
  const drifted = await documentOf("drifted");
  const [result] = JSON.parse(saidOf("sarif", drifted)).runs[0].results;
  expect(result.locations[0].physicalLocation).toMatchObject({
    artifactLocation: { uri: "stacks/security/alarm.tf" },
    region: { startLine: 7 },
  });
  expect(JSON.parse(saidOf("gitlab", drifted))[0].location).toEqual({
    path: "stacks/security/alarm.tf",
    lines: { begin: 7 },
  });
  expect(runnerCommands(saidOf("github", drifted))[0]?.properties).toMatchObject({
    file: "stacks/security/alarm.tf",
    line: "7",
  });
});

test("a fingerprint stays with its finding when words, values and places change, and tells findings apart", async () => {
  const marksOf = ({ report, presentation }: Shown): readonly unknown[] =>
    JSON.parse(written("sarif", report, presentation)).runs[0].results.map(
      ({ partialFingerprints }: { partialFingerprints: unknown }) => partialFingerprints,
    );
  const { report, presentation } = await crowded(3);
  const reworded = report.findings.map((finding) => ({ ...finding, message: "other words", after: 7 }));
  const moved = { ...presentation, placeOf: () => ({ file: "other.tf", line: 99 }) };
  const marks = marksOf({ report, presentation });
  expect(marksOf({ report: { ...report, findings: reworded }, presentation: moved })).toEqual(marks);
  expect(new Set(marks.map((mark) => JSON.stringify(mark))).size).toBe(3);
});

test("a crowd of findings stays within the limits of a comment and of a step", async () => {
  const crowd = await crowded(400);
  const comment = saidOf("markdown", crowd);
  expect(comment.length).toBeLessThan(65_536);
  expect(comment).toMatch(/… and \d+ more findings\./);
  expect(comment).toContain("| received |");
  const errors = runnerCommands(saidOf("github", crowd)).filter(({ name }) => name === "error");
  expect(errors).toHaveLength(10);
  expect(errors.at(-1)?.message).toBe("and 391 more findings: see the summary");
});
