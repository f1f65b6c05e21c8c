import { DocumentError } from "../errors";
import { fieldOf, type JsonObject } from "./json";

const howToMakeOne = "Give a saved plan file, or what `terraform show -json PLAN` prints.";

/** Nothing but blanks. */
export const empty = (): DocumentError => new DocumentError("document_empty", "the document is empty", howToMakeOne);

/** No JSON at all. */
export const notJson = (): DocumentError =>
  new DocumentError("document_not_json", "the document is not JSON", howToMakeOne);

/** JSON with a mistake. */
export const malformed = (): DocumentError =>
  new DocumentError("document_not_json", "the document is not well-formed JSON", howToMakeOne);

/** The end is missing. */
export const truncated = (): DocumentError =>
  new DocumentError(
    "document_truncated",
    "the document ends in the middle of its JSON",
    "Make it again: a disk or a pipe may have cut it.",
  );

/** More than one document. */
export const trailingContent = (): DocumentError =>
  new DocumentError("document_trailing_content", "something follows the document's JSON", howToMakeOne);

/** Bytes of no encoding that is known. */
export const notText = (): DocumentError =>
  new DocumentError("document_not_text", "the document is neither UTF-8 nor UTF-16 text", howToMakeOne);

/** Values in values, deeper than those of any plan. */
export const tooDeep = (): DocumentError =>
  new DocumentError("document_too_deep", "values stand in values more than 1024 levels deep", howToMakeOne);

/** A key that stands twice: readers take one of the two, and not all the same one. */
export const repeated = (key: string): DocumentError =>
  new DocumentError(
    "document_key_repeated",
    `the key ${JSON.stringify(key)} stands twice in one object`,
    "Terraform writes each key once: give what `terraform show -json PLAN` prints, unchanged.",
  );

/** The log of a plan. */
export const isLog = (): DocumentError =>
  new DocumentError(
    "document_is_log",
    "this is the log of `terraform plan -json`, which tells too little of the plan",
    "Save the plan with -out=PLAN and give that file.",
  );

/** @throws DocumentError for a log of Terraform, or a state file */
export function refuse(document: JsonObject): void {
  if (Object.hasOwn(document, "@level")) throw isLog();
  if (typeof fieldOf(document, "version") === "number" && Object.hasOwn(document, "lineage")) {
    throw new DocumentError(
      "document_is_state",
      "this is a state file, not a plan",
      "Save a plan with `terraform plan -out=PLAN` and give that file.",
    );
  }
}
