import { DocumentError } from "../errors";
import { fieldOf, isObject, type Json, type JsonObject } from "./json";
import { repeatedKey } from "./repeated-key";

const howToMakeOne = "Give a saved plan file, or what `terraform show -json PLAN` prints.";

/**
 * JSON value of a document's text.
 *
 * @throws DocumentError for everything that is plainly no Terraform plan, each kind by its own reason
 */
export function parsed(text: string): Json {
  if (text.trim() === "") {
    throw new DocumentError("document_empty", "the document is empty", howToMakeOne);
  }
  const document = parsedOrRefused(text);
  if (isObject(document)) refuse(document);
  refuseRepeatedKey(text);
  return document;
}

function refuseRepeatedKey(text: string): void {
  const found = repeatedKey(text);
  if (found === undefined) return;
  throw new DocumentError(
    "document_key_repeated",
    `the key ${JSON.stringify(found.key)} stands twice in one object, for the second time in line ${found.line}`,
    "Terraform writes each key once: give what `terraform show -json PLAN` prints, unchanged.",
  );
}

function parsedOrRefused(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw refusalOf(text, error instanceof Error ? error.message : "");
  }
}

// What V8 says of text that ends too early.
const endsEarly = /^(Unexpected end of JSON input|Unterminated string|Expected .* in JSON at position (\d+))/;

function refusalOf(text: string, complaint: string): DocumentError {
  if (isLog(text)) return logRefusal();
  if (!/^\s*[{[]/.test(text)) {
    return new DocumentError("document_not_json", "the document is not JSON", howToMakeOne);
  }
  const [, , position] = endsEarly.exec(complaint) ?? [];
  if (endsEarly.test(complaint) && (position === undefined || Number(position) >= text.trimEnd().length)) {
    return new DocumentError(
      "document_truncated",
      "the document ends in the middle of its JSON",
      "Make it again: a disk or a pipe may have cut it.",
    );
  }
  return /after JSON/.test(complaint)
    ? new DocumentError("document_trailing_content", "something follows the document's JSON", howToMakeOne)
    : new DocumentError("document_not_json", "the document is not well-formed JSON", howToMakeOne);
}

const logRefusal = (): DocumentError =>
  new DocumentError(
    "document_is_log",
    "this is the log of `terraform plan -json`, which tells too little of the plan",
    "Save the plan with -out=PLAN and give that file.",
  );

function isLog(text: string): boolean {
  const [firstLine = ""] = text.trimStart().split("\n", 1);
  try {
    const message: unknown = JSON.parse(firstLine);
    return isObject(message) && Object.hasOwn(message, "@level");
  } catch {
    return false;
  }
}

function refuse(document: JsonObject): void {
  if (Object.hasOwn(document, "@level")) throw logRefusal();
  if (typeof fieldOf(document, "version") === "number" && Object.hasOwn(document, "lineage")) {
    throw new DocumentError(
      "document_is_state",
      "this is a state file, not a plan",
      "Save a plan with `terraform plan -out=PLAN` and give that file.",
    );
  }
}
