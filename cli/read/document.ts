import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { DocumentError, UsageError } from "../errors";
import { relevant } from "../relevant/relevant";
import type { Json } from "./json";
import { parsed } from "./parse";
import { shownPlan, shownPlanOf } from "./plan-file";
import { project } from "./project";
import { standardInput } from "./standard-input";
import { textOf } from "./text";

/** Longest text that V8 holds: 512 MiB less some. */
const mostBytes = 0x1fffffe8;

const begins = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, position) => bytes[position] === byte);

const isGzip = (bytes: Uint8Array): boolean => begins(bytes, 0x1f, 0x8b);
// A saved plan is a zip archive.
const isPlanFile = (bytes: Uint8Array): boolean => begins(bytes, 0x50, 0x4b, 0x03, 0x04);

/**
 * Terraform document of a saved plan file, its JSON text, gzip of that, or "-" for standard input: what can matter of it.
 *
 * @throws UsageError where there is no such file, DocumentError where it is no plan
 */
export async function readDocument(source: string): Promise<Json> {
  const bytes = await bytesOf(source);
  return documentOf(isPlanFile(bytes) ? await shown(source, bytes) : bytes);
}

/** Terraform document of its bytes, JSON text or gzip of that: what can matter of it. */
export async function documentOf(bytes: Uint8Array): Promise<Json> {
  const plain = isGzip(bytes) ? await unpacked(bytes) : bytes;
  if (plain.length > mostBytes) throw tooLarge();
  return relevant(project(parsed(textOf(plain))));
}

const shown = (source: string, bytes: Uint8Array): Promise<Uint8Array> =>
  source === "-" ? shownPlanOf(bytes) : shownPlan(source);

async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    throw new DocumentError(
      "document_compressed_wrongly",
      "the document begins like gzip, but cannot be unpacked",
      "Make it again: a disk or a pipe may have cut it.",
    );
  }
}

const tooLarge = (): DocumentError =>
  new DocumentError(
    "document_too_large",
    "the document is larger than 512 MiB",
    "Split the plan, or give it without what is not AWS's.",
  );

async function bytesOf(source: string): Promise<Uint8Array> {
  if (source === "-") return standardInput();
  try {
    return await readFile(source);
  } catch (error) {
    throw new UsageError(complaintOf(source, error));
  }
}

const complaints: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "this is a folder",
  EACCES: "it may not be read",
};

function complaintOf(source: string, error: unknown): string {
  const code = codeOf(error);
  return `cannot read plan "${source}": ${complaints[code] ?? code}. Give a saved plan file, its JSON, or - for standard input.`;
}

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
