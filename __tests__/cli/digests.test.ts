// The digests of a report are those of the document and the policy that were judged, computed here once more by another road.
import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { gzipSync } from "node:zlib";
import Ajv2020 from "ajv/dist/2020";
import { driftOf, gatePlan } from "../../cli/library";
import { catalogue } from "../../spec";
import { recordedPlan } from "../plans/corpus";
import { called } from "./called";

const root = join(__dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "keepwatch-test-"));
const plan = Buffer.from(recordedPlan("no-change"));
const digestOf = (...parts: readonly (Uint8Array | string)[]): string =>
  `sha256:${parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex")}`;
const other = digestOf("another");

/** What the command answers where a folder comes first on PATH. */
const calledWith = (path: string, ...args: readonly string[]) =>
  called(args, { env: { PATH: `${path}${delimiter}${process.env["PATH"]}` } });

const saved = (name: string, bytes: Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

/** A folder with a terraform that runs this before it shows the plan that is beside the plan file. */
const terraformThat = (does: string): string => {
  const path = mkdtempSync(join(folder, "bin-"));
  writeFileSync(join(path, "terraform"), `#!/bin/sh\n${does}\ncat shown.json\n`);
  chmodSync(join(path, "terraform"), 0o755);
  return path;
};

test.each<[string, Buffer]>([
  ["a plan", plan],
  ["gzip of one", gzipSync(plan)],
  ["gzip with something after it", Buffer.concat([gzipSync(plan), Buffer.alloc(3_000_000)])],
  ["a plan with blanks after it", Buffer.concat([plan, Buffer.alloc(3_000_000, " ")])],
])("the JSON report tells the digest of all bytes of %s", async (_, bytes) => {
  const digest = digestOf(bytes);
  for (const { stdout } of [
    await called(["gate", saved("plan.json", bytes), "--format", "json"]),
    await called(["gate", "-", "--format", "json", "--expect-digest", digest], { input: bytes }),
  ]) {
    expect(JSON.parse(stdout).digests.document).toBe(digest);
  }
  expect((await gatePlan(bytes)).digests?.document).toBe(digest);
});

test("and that of the policy with its catalogue, as its schema says", async () => {
  const report = await driftOf(plan);
  const policy = readFileSync(join(root, "policies", "policy.wasm"));
  expect(report.digests?.policy).toBe(digestOf(policy, JSON.stringify(catalogue)));
  const schema = JSON.parse(readFileSync(join(root, "docs", "report.schema.json"), "utf8"));
  const validate = new Ajv2020({ strict: false }).compile(schema);
  expect(validate(JSON.parse(JSON.stringify(report)))).toBe(true);
  expect(validate({ ...report, digests: { document: "sha256:0" } })).toBe(false);
});

test("of a saved plan file it is that of the file, which may not change meanwhile", async () => {
  saved("shown.json", plan);
  const bytes = Buffer.from("PK\u0003\u0004 a plan");
  const args = ["gate", saved("plan.tfplan", bytes), "--format", "json"];
  const { stdout } = await calledWith(terraformThat("true"), ...args);
  expect(JSON.parse(stdout).digests.document).toBe(digestOf(bytes));
  const { status, stderr } = await calledWith(terraformThat('echo more >> "$4"'), ...args);
  expect({ status, says: stderr.includes("[document_changed]") }).toEqual({ status: 3, says: true });
});

test("a document of another digest than the expected is not judged", async () => {
  const file = saved("plan.json", plan);
  for (const command of ["gate", "drift"]) {
    expect(await called([command, file, "--expect-digest", digestOf(plan)])).toMatchObject({ status: 0, stderr: "" });
    const { status, stdout, stderr } = await called([command, file, "--expect-digest", other]);
    expect({ status, stdout, says: stderr.includes("[document_unexpected]") }).toEqual({
      status: 3,
      stdout: "",
      says: true,
    });
    expect((await called([command, file, "--expect-digest", "sha256:1"])).status).toBe(2);
  }
  await expect(gatePlan(plan, { expectDigest: other })).rejects.toMatchObject({ reason: "document_unexpected" });
  await expect(driftOf(plan, { expectDigest: other })).rejects.toMatchObject({ reason: "document_unexpected" });
  await expect(gatePlan(plan, { expectDigest: "md5:1" })).rejects.toThrow("is not a digest");
});
