// Several documents are judged in one call: one report in each format, as its readers take it, and the worst exit code.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { recordedPlan } from "../../plans/corpus";
import { called } from "../called";
import { elementsOf, gitlabProblems, junitProblems, runnerCommands, sarifProblems, xmlOf } from "../formats/consumers";

const root = join(__dirname, "..", "..", "..");
const folder = mkdtempSync(join(tmpdir(), "keepwatch-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const put = (path: string, text: string): string => {
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  return file;
};

const passing = recordedPlan("no-change");
const rejected = recordedPlan("alarm-average");
const estate = join(folder, "estate");
put("estate/network/tfplan.json", passing);
put("estate/security/tfplan.json", rejected);
put("estate/security/.terraform/other.json", "{");
put("estate/security/notes.txt", "no plan");
put("estate/zone/a.plan", '{"resource_changes":');
symlinkSync(estate, join(estate, "loop"));

const inOrder = ["estate/network/tfplan.json", "estate/security/tfplan.json", "estate/zone/a.plan"];

test("a folder is every plan in it: a line each, and the worst exit code", async () => {
  const { status, stdout, stderr } = await called(["gate", estate]);
  expect(status).toBe(3);
  expect(stderr).toBe("");
  expect(stdout.slice(stdout.indexOf("3 documents"))).toBe(
    `3 documents: 1 NOT JUDGED, 1 PASS, 1 REJECT

  PASS        ${inOrder[0]}
  REJECT      ${inOrder[1]}
  NOT JUDGED  ${inOrder[2]}
`,
  );
  // What just passes is not told at length.
  expect(stdout.split("\n").filter((line) => line === inOrder[0])).toEqual([]);
  expect(stdout).toContain(`${inOrder[1]}\n\nREJECT`);
});

test.each([
  [["network"], 0],
  [["network", "security"], 1],
  [["security", "zone"], 3],
  [["network", "network"], 0],
])("%s end with %i", async (parts, code) => {
  const { status } = await called(["gate", "--quiet", ...parts.map((part) => join(estate, part))]);
  expect(status).toBe(code);
});

test("nothing is printed with --quiet where all pass", async () => {
  const network = join(estate, "network");
  expect(await called(["gate", "--quiet", network, network])).toEqual({ status: 0, stdout: "", stderr: "" });
});

test("texts that follow each other on standard input are each judged", async () => {
  const { status, stdout } = await called(["gate", "-"], { input: `${passing}\n${rejected}${passing}` });
  expect(status).toBe(1);
  expect(stdout).toContain(
    "  PASS    standard input (1)\n  REJECT  standard input (2)\n  PASS    standard input (3)\n",
  );
});

test("one text on standard input has a report of its own, as it had", async () => {
  const input = `\n${rejected}\n`;
  const alone = await called(["gate", "-"], { input });
  expect(alone.status).toBe(1);
  expect(alone.stdout).toMatch(/^REJECT/);
  expect(alone.stdout).not.toContain("documents");
});

test("a plan in a folder of its own has a report of its own", async () => {
  const { stdout } = await called(["gate", join(estate, "security")]);
  expect(stdout).toMatch(/^REJECT/);
});

const schemaIn = (name: string): object => JSON.parse(readFileSync(join(root, "docs", name), "utf8"));

test("as JSON it is what its schema says, with the worst verdict", async () => {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(schemaIn("report.schema.json"), "report.schema.json");
  const validate = ajv.compile(schemaIn("reports.schema.json"));
  const { stdout } = await called(["gate", "--format", "json", estate]);
  const report = JSON.parse(stdout);
  validate(report);
  expect(validate.errors).toBeNull();
  expect(report.verdict).toBe("error");
  expect(report.reports.map((one: { document: { name: string } }) => one.document.name)).toEqual(inOrder);
  expect(report.reports.map((one: { verdict: string }) => one.verdict)).toEqual(["pass", "fail", "error"]);
});

const said = async (format: string): Promise<string> => (await called(["gate", "--format", format, estate])).stdout;

test("as SARIF it has a run of each, in a category of its own", async () => {
  const text = await said("sarif");
  expect(sarifProblems(text)).toEqual([]);
  const { runs } = JSON.parse(text) as { runs: { automationDetails: { id: string } }[] };
  expect(new Set(runs.map(({ automationDetails }) => automationDetails.id)).size).toBe(3);
});

test("as JUnit's XML it has a suite of each, and counts all", async () => {
  const text = await said("junit");
  expect(junitProblems(text)).toEqual([]);
  const whole = xmlOf(text);
  const suites = elementsOf(whole).filter(({ name }) => name === "testsuite");
  expect(suites).toHaveLength(3);
  for (const count of ["tests", "failures", "errors"]) {
    const sum = suites.reduce((total, { attributes }) => total + Number(attributes[count]), 0);
    expect(Number(whole.attributes[count])).toBe(sum);
  }
});

test("as code quality of GitLab its entries have fingerprints of their own", async () => {
  const text = (await called(["gate", "--format", "gitlab", join(estate, "security"), join(estate, "security")]))
    .stdout;
  expect(gitlabProblems(text)).toEqual([]);
  const fingerprints = (JSON.parse(text) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
  expect(fingerprints.length).toBeGreaterThan(1);
  expect(new Set(fingerprints).size).toBe(fingerprints.length);
});

test("as annotations it has those of all", async () => {
  expect(runnerCommands(await said("github")).filter(({ name }) => name === "error")).toHaveLength(2);
});

test("as a comment it has a table of all, and no more than a comment may have", async () => {
  const text = await said("markdown");
  for (const name of inOrder) expect(text).toContain(`| ${name.replaceAll("_", "\\_")} |`);
  expect(text.split("\n")[0]).toBe("<!-- keepwatch gate iam-policy-changes several -->");
  const many = Array.from({ length: 60 }, () => join(estate, "security"));
  const long = (await called(["gate", "--format", "markdown", ...many])).stdout;
  expect(long.length).toBeLessThan(60_100);
  expect(long).toContain("60 documents");
});

test("as a page it has an article of each that the table leads to", async () => {
  const text = await said("html");
  const ids = [...text.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id);
  expect([...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)).toEqual(ids);
  expect(ids).toHaveLength(3);
});

test.each([
  ["a plan that is not there", ["gate", join(estate, "network"), join(estate, "none.json")], /there is no such file/],
  [
    "a folder without plans",
    ["gate", put("empty/readme.md", "").replace("readme.md", "")],
    /has no plans: files called plan/,
  ],
  [
    "a digest for more than one",
    ["gate", "--expect-digest", `sha256:${"0".repeat(64)}`, estate],
    /--expect-digest names one document/,
  ],
])("%s is a wrong use", async (_, args, says) => {
  const { status, stderr } = await called(args);
  expect(status).toBe(2);
  expect(stderr).toMatch(says);
});
