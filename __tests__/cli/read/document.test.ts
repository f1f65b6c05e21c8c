// Any bytes are a document or refused with a reason, never an accident: every prefix of a plan, and bytes made at random.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { DocumentError } from "../../../cli/errors";
import { documentOf, readDocument } from "../../../cli/read/document";
import { project } from "../../../cli/read/project";

const plan = '{"format_version":"1.2","resource_changes":[],"configuration":{}}';
const bytes = (text: string): Uint8Array => Buffer.from(text, "utf8");
const bigEndian = (text: string): Uint8Array => Buffer.from(text, "utf16le").swap16();

const reasonOf = async (document: Uint8Array): Promise<string> => {
  try {
    await documentOf(document);
    return "none";
  } catch (error) {
    if (error instanceof DocumentError) return error.reason;
    throw error;
  }
};

test.each([
  ["UTF-8", bytes(plan)],
  ["UTF-8 with a mark", bytes(`\ufeff${plan}`)],
  ["UTF-16 little endian with a mark", Buffer.from(`\ufeff${plan}`, "utf16le")],
  ["UTF-16 little endian", Buffer.from(plan, "utf16le")],
  ["UTF-16 big endian with a mark", bigEndian(`\ufeff${plan}`)],
  ["UTF-16 big endian", bigEndian(plan)],
  ["gzip", gzipSync(plan)],
  ["blanks around it", bytes(`\r\n ${plan}\n\n`)],
])("reads a plan in %s", async (_, document) => {
  expect(await documentOf(document)).toEqual(JSON.parse(plan));
});

const version = '{"@level":"info","@message":"Terraform 1.11.4","type":"version"}';

test.each([
  ["nothing", bytes(""), "document_empty"],
  ["blanks", bytes(" \n\t"), "document_empty"],
  ["a plan that is cut after a brace", bytes(plan.slice(0, 1)), "document_truncated"],
  ["a plan that is cut within a string", bytes(plan.slice(0, 12)), "document_truncated"],
  ["a plan that is cut after a value", bytes(plan.slice(0, 43)), "document_truncated"],
  ["a plan with something after it", bytes(`${plan} and more`), "document_trailing_content"],
  ["the human text of a plan", bytes("Terraform will perform the following actions:"), "document_not_json"],
  ["JSON with a mistake", bytes('{"a":1,}'), "document_not_json"],
  ["the log of terraform plan -json", bytes(`${version}\n${version}\n`), "document_is_log"],
  ["one line of that log", bytes(version), "document_is_log"],
  ["a state file", bytes('{"version":4,"lineage":"a","resources":[]}'), "document_is_state"],
  [
    "a key that stands twice",
    bytes('{"resource_changes":[{"type":"aws_sns_topic","b":1,"b":1}]}'),
    "document_key_repeated",
  ],
  [
    "a list of entries that stands twice",
    bytes('{"resource_changes":[],"resource_changes":[]}'),
    "document_key_repeated",
  ],
  ["values in values", bytes(`{"a":${"[".repeat(1_000_000)}`), "document_too_deep"],
  ["nothing but zeros", new Uint8Array(100_000), "document_not_json"],
  ["gzip of gzip", gzipSync(gzipSync(plan)), "document_not_text"],
  ["bytes that are no text", Uint8Array.from([0x7b, 0x22, 0xff, 0xff]), "document_not_text"],
  ["gzip that is cut", gzipSync(plan).subarray(0, 20), "document_compressed_wrongly"],
])("refuses %s", async (_, document, reason) => {
  expect(await reasonOf(document)).toBe(reason);
});

test("names a file that is not there, and a folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-test-"));
  await expect(readDocument(join(folder, "plan"), process)).rejects.toThrow(
    `cannot read plan "${join(folder, "plan")}": there is no such file. Give a saved plan file, its JSON, or - for standard input.`,
  );
  await expect(readDocument(folder, process)).rejects.toThrow("this is a folder");
});

test("says where terraform cannot read a plan file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-test-"));
  writeFileSync(join(folder, "plan"), Buffer.from("PK\u0003\u0004 no archive"));
  await expect(readDocument(join(folder, "plan"), process)).rejects.toMatchObject({ reason: "plan_file_unreadable" });
});

test("every prefix of a plan is refused, never read as a plan", async () => {
  for (let length = 0; length < plan.length; length += 1) {
    expect(await reasonOf(bytes(plan.slice(0, length)))).not.toBe("none");
  }
});

test("any bytes are read or refused, never an accident", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), async (document) => {
      await expect(documentOf(document).catch((error: unknown) => error)).resolves.toBeDefined();
      const failure = await documentOf(document).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failure === undefined || failure instanceof DocumentError).toBe(true);
    }),
  );
});

test("the projection of any JSON is JSON, and projecting again changes nothing", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const document = JSON.parse(JSON.stringify(value));
      const once = project(document);
      expect(JSON.parse(JSON.stringify(once))).toEqual(once);
      expect(project(once)).toEqual(once);
    }),
  );
});
