import { guarded } from "../../spec";
import { fieldAfter, isPlainText, keyEnd, keyStart, plainText } from "../scan/fields";
import type { Slice } from "../scan/slice";
import { KeyTable } from "./key-table";

const types: ReadonlySet<string> = new Set(
  Object.keys(guarded).map((kind) => (kind.startsWith("data.") ? kind.slice("data.".length) : kind)),
);

const modes: ReadonlySet<string> = new Set(["managed", "data", "ephemeral"]);

const openBrace = 0x7b;
const backslash = 0x5c;

const keys = new KeyTable([
  ["type", "type"],
  ["mode", "mode"],
  ["previous_address", "previous_address"],
]);

/**
 * Whether an element may be of a guarded type: unless its one key `type` has another value, and its key `mode` one that Terraform knows, all
 * written plainly, and nothing says that it came from elsewhere.
 */
export function mayBeGuarded({ bytes, start, fields }: Slice): boolean {
  if (bytes[start] !== openBrace) return true;
  let [hasType, hasMode] = [false, false];
  for (let field = 0; field < fields.count; field = fieldAfter(fields, field)) {
    const [from, to] = [keyStart(fields, field), keyEnd(fields, field)];
    if (!fields.isPlain && bytes.subarray(from, to).includes(backslash)) return true;
    const key = keys.at(bytes, from, to);
    if (key === undefined) continue;
    if (key === "previous_address" || !isPlainText(bytes, fields, field)) return true;
    const value = plainText(bytes, fields, field);
    if (key === "type") {
      if (hasType || types.has(value.toLowerCase())) return true;
      hasType = true;
    } else {
      if (hasMode || !modes.has(value)) return true;
      hasMode = true;
    }
  }
  return !hasType;
}
