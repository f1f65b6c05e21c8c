// What the catalogue says of each auditor is what its own expression says: both are asked of every text.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { textReport } from "../../cli/formats/text";
import { loadedPolicy, type Policy } from "../../cli/judge/policy";
import { auditors, catalogue } from "../../spec";
import { filter, found, having, stepped } from "../plans/edited/plan-edit";
import { answerTo, reportOn } from "../policies/answer";
import { candidates, columns } from "./auditor-matrix";
import { auditorsPage } from "./auditors-page";

const root = join(__dirname, "..", "..");
let policy: Policy;
beforeAll(async () => {
  policy = loadedPolicy(readFileSync(join(root, "policies", "policy.wasm")), catalogue, 1024);
});

const marksOf = (pattern: string): string => {
  const strangers = policy.explainPattern(pattern).unrecognised_by;
  return columns.map((id) => (strangers.includes(id) ? "." : "x")).join("");
};
const canonical = candidates[2]?.pattern ?? "";

test("every auditor of the catalogue has a column", () => {
  expect([...columns].sort()).toEqual(Object.keys(auditors).sort());
});

test.each(candidates.map((one) => [one.what, one] as const))("%s", (_, { pattern, length, marks }) => {
  expect([pattern.length, marksOf(pattern)]).toEqual([length, marks]);
});

// For each way to compare, a pattern that is all but the one that it recognises
test.each([
  ["text: a blank more", "scoutsuite", canonical.replace("{ ", "{  ")],
  ["folded text: another name", "cloudsploit", canonical.replace("CreatePolicy)", "CreatePolicies)")],
  ["contained text: another order", "trivy", candidates[7]?.pattern ?? ""],
  ["in order: another order", "powerpipe", candidates[7]?.pattern ?? ""],
  ["each: one name goes on", "prowler", canonical.replace("=DetachGroupPolicy)", "=DetachGroupPolicyX)")],
  ["alternatives: one more", "elastic", canonical.replace(" }", " || ($.eventName=CreatePolicy) }")],
])("%s is not recognised", (_, id, pattern) => {
  expect(policy.explainPattern(canonical).unrecognised_by).not.toContain(id);
  expect(policy.explainPattern(pattern).unrecognised_by).toContain(id);
});

test("text in small letters is recognised by the one that folds it, and covers nothing", () => {
  const small = policy.explainPattern(canonical.toLowerCase().replaceAll("$.eventname", "$.eventName"));
  expect(small.unrecognised_by).not.toContain("cloudsploit");
  expect(Object.values(small.events).every((flaws) => flaws.length > 0)).toBe(true);
});

const planned = (pattern: string) => having(stepped(found(filter), ["update"], { pattern }));
const notesOn = async (pattern: string) =>
  (await reportOn(planned(pattern))).findings.filter(({ reason }) => reason === "pattern_unrecognised");

test("the gate notes which auditors will not know a sound pattern that a plan writes", async () => {
  const reversed = candidates[7]?.pattern ?? "";
  expect(await answerTo(planned(reversed))).toEqual({ verdict: "pass", reasons: [], warnings: [] });
  expect(await notesOn(reversed)).toEqual([
    expect.objectContaining({
      outcome: "note",
      subject: found(filter).address,
      message: expect.stringContaining("CloudSploit, ElectricEye, MITRE's InSpec profile, Powerpipe"),
    }),
  ]);
});

test("the note names them all", async () => {
  const text = textReport(await reportOn(planned(candidates[7]?.pattern ?? "")));
  expect(text.replaceAll(/\s+/g, " ")).toMatch(
    /: sound, but not recognised by AWS's [^…]+, Trivy, ZeusCloud \(archived\), checkers of the benchmark's exact text $/,
  );
});

test.each([
  ["a published text", candidates[0]?.pattern ?? ""],
  ["a pattern that is not sound", candidates[9]?.pattern ?? ""],
  ["a pattern that was there", canonical],
])("%s gets no such note", async (_, pattern) => {
  expect(await notesOn(pattern)).toEqual([]);
});

test("docs/auditors.md says what the catalogue says today", () => {
  const page = auditorsPage((pattern) => policy.explainPattern(pattern));
  process.stderr.write(
    `\n${page
      .split("\n")
      .filter((line) => line.startsWith("|"))
      .join("\n")}\n`,
  );
  expect(readFileSync(join(root, "docs", "auditors.md"), "utf8")).toBe(page);
});
