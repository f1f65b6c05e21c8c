import { isObject, type Json } from "./json";
import { empty, isLog, malformed, notJson, refuse, repeated, trailingContent, truncated } from "./refusals";
import { repeatedKey } from "./repeated-key";

/**
 * JSON value of a document's text.
 *
 * @throws DocumentError for everything that is plainly no Terraform plan, each kind by its own reason
 */
export function parsed(text: string): Json {
  if (text.trim() === "") throw empty();
  const document = parsedOrRefused(text);
  if (isObject(document)) refuse(document);
  const found = repeatedKey(text);
  if (found !== undefined) throw repeated(found);
  return document;
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

function refusalOf(text: string, complaint: string): Error {
  if (beginsLikeLog(text)) return isLog();
  if (!/^\s*[{[]/.test(text)) return notJson();
  const [, , position] = endsEarly.exec(complaint) ?? [];
  if (endsEarly.test(complaint) && (position === undefined || Number(position) >= text.trimEnd().length)) {
    return truncated();
  }
  return /after JSON/.test(complaint) ? trailingContent() : malformed();
}

function beginsLikeLog(text: string): boolean {
  const [firstLine = ""] = text.trimStart().split("\n", 1);
  try {
    const message: unknown = JSON.parse(firstLine);
    return isObject(message) && Object.hasOwn(message, "@level");
  } catch {
    return false;
  }
}
