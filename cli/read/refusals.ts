import { DocumentError } from "../errors";
import { fieldOf, type JsonObject } from "./json";

const howToMakeOne = "Give a saved plan file, or what `terraform show -json PLAN` prints.";

/** Nothing but blanks. */
export const empty = (): DocumentError => new DocumentError("document_empty", "the document is empty", howToMakeOne);

/** No JSON at all. */
export const notJson = (): DocumentError =>
  new DocumentError("document_not_json", "the document is not JSON", howToMakeOne);

/** What else a pipeline may have written where the document should be, by how it begins. */
const otherOutputs: readonly { readonly begins: readonly string[]; readonly is: string; readonly remedy: string }[] = [
  {
    begins: ["[command]"],
    is: "begins with the command that printed it, as the wrapper of hashicorp/setup-terraform does",
    remedy: "Set `terraform_wrapper: false` for hashicorp/setup-terraform.",
  },
  {
    begins: ["::"],
    is: "begins with a command of GitHub Actions, as the wrapper of hashicorp/setup-terraform prints",
    remedy: "Set `terraform_wrapper: false` for hashicorp/setup-terraform.",
  },
  {
    begins: ["\u001b["],
    is: "begins with the colours of a terminal",
    remedy: "Print it with -no-color, and without a terminal: `terraform show -json -no-color PLAN > plan.json`.",
  },
  {
    begins: ["Terraform used the selected", "OpenTofu used the selected", "Terraform will perform", "No changes."],
    is: "is the plan as `terraform plan` or `terraform show` print it for people",
    remedy: "Save the plan with -out=PLAN and give that file, or what `terraform show -json PLAN` prints.",
  },
];

const bytesOfBeginning = 64;

/** What another output than a document is, where that is known by how it begins. */
export function otherOutput(beginning: Uint8Array): DocumentError | undefined {
  const text = Buffer.from(beginning.subarray(0, bytesOfBeginning)).toString("latin1").trimStart();
  if (text.startsWith("{")) return undefined;
  const other = otherOutputs.find(({ begins }) => begins.some((one) => text.startsWith(one)));
  return other && new DocumentError("document_not_json", `the document ${other.is}`, other.remedy);
}

/** Whether something stands before the JSON of a document, or after it. */
export const isBesideJson = ({ reason }: DocumentError): boolean =>
  reason === "document_not_json" || reason === "document_trailing_content" || reason === "document_empty";

/** A program that shows a plan, and prints something else. */
export const besideJson = (): DocumentError =>
  new DocumentError(
    "plan_file_unreadable",
    "what shows the plan file printed something else than the JSON of a plan",
    "Put terraform or tofu themselves on PATH, no wrapper, or give what `terraform show -json PLAN` prints.",
  );

/** JSON with a mistake. */
export const malformed = (): DocumentError =>
  new DocumentError("document_not_json", "the document is not well-formed JSON", howToMakeOne);

/** The end is missing. */
export const truncated = (): DocumentError =>
  new DocumentError(
    "document_truncated",
    "the document ends in the middle of its JSON",
    "Make it again: a full disk or a broken pipe may have cut it off.",
  );

/** More than one document. */
export const trailingContent = (): DocumentError =>
  new DocumentError("document_trailing_content", "something follows the document's JSON", howToMakeOne);

/** A plan inside of another one, or two beside each other. */
export const twoPlans = (): DocumentError =>
  new DocumentError("document_holds_plans", "the document holds more than one plan", howToMakeOne);

/** Bytes of no encoding that is known. */
export const notText = (): DocumentError =>
  new DocumentError("document_not_text", "the document is neither UTF-8 nor UTF-16 text", howToMakeOne);

/** Values in values, deeper than those of any plan. */
export const tooDeep = (levels: number): DocumentError =>
  new DocumentError("document_too_deep", `its values are nested more than ${levels} levels deep`, howToMakeOne);

const sizeOf = (bytes: number): string => {
  const [unit, size] = bytes >= 2 ** 30 ? ["GiB", 2 ** 30] : bytes >= 2 ** 20 ? ["MiB", 2 ** 20] : ["bytes", 1];
  return `${Math.floor(bytes / size)} ${unit}`;
};

/** More bytes than may be read. */
export const tooLong = (limit: "bytes" | "unpacked", most: number): DocumentError =>
  new DocumentError(
    "document_too_large",
    `the document is larger than ${sizeOf(most)}${limit === "bytes" ? "" : " as JSON text"}`,
    `Split the plan, or allow more with --limit ${limit}=SIZE.`,
  );

/** More documents one after the other than are judged. */
export const tooMany = (most: number): DocumentError =>
  new DocumentError(
    "document_too_large",
    `more than ${most.toLocaleString("en")} documents follow each other`,
    "Judge some of them at a time.",
  );

/** More of it is kept than there is room for. */
export const tooMuch = (memory: number): DocumentError =>
  new DocumentError(
    "document_too_large",
    `what the document says about AWS takes more memory than ${sizeOf(memory)}`,
    "Split the plan, or allow more with NODE_OPTIONS=--max-old-space-size=MEGABYTES and --limit memory=SIZE.",
  );

/** More names than can be followed in memory that there is. */
export const tooManyNames = (): DocumentError =>
  new DocumentError(
    "document_too_large",
    "what the document says about AWS has more names than can be followed",
    "Split the plan.",
  );

/** One value that is larger than anything that AWS would take. */
export const valueTooLong = (bytes: number, keys: number): DocumentError =>
  new DocumentError(
    "document_too_large",
    `one value of the document is larger than ${sizeOf(bytes)}, or has more than ${keys} keys`,
    "Nothing in AWS is that large: give what `terraform show -json PLAN` prints, or remove the value from the configuration.",
  );

/** A file that another one stands in the place of. */
export const changed = (): DocumentError =>
  new DocumentError(
    "document_changed",
    "the plan file changed while it was read",
    "Keep it unchanged until it is applied, and judge it again.",
  );

/** A document that is not the one that was meant. */
export const unexpected = (found: string, expected: string): DocumentError =>
  new DocumentError(
    "document_unexpected",
    `the document has the digest ${found}, but ${expected} is expected`,
    "Give the file from which the digest was computed, and apply no other.",
  );

/** Something that is not done when the time is over. */
export const tooSlow = (what: string): DocumentError =>
  new DocumentError(
    "document_too_slow",
    `${what} in time`,
    "Check what it waits for, or allow more with --limit seconds=NUMBER.",
  );

/** A document that does not come to its end in time. */
export const notRead = (): DocumentError => tooSlow("the document did not come to its end");

/** A key that stands twice: readers take one of the two, and not all the same one. */
export const repeated = (key: string): DocumentError =>
  new DocumentError(
    "document_key_repeated",
    `the key ${JSON.stringify(key)} occurs twice in one object`,
    "Terraform writes each key once: give what `terraform show -json PLAN` prints, unchanged.",
  );

/** The log of a plan. */
export const isLog = (): DocumentError =>
  new DocumentError(
    "document_is_log",
    "this is the log of `terraform plan -json`, which says too little about the plan",
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
