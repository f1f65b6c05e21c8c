import { guarded } from "../../spec";
import type { Slice } from "./byte-reader";
import { depthOf, keyEnd, keyStart, plainText, valueStart } from "./fields";
import { KeyTable } from "./key-table";

const types: ReadonlySet<string> = new Set(
  Object.keys(guarded).map((kind) => (kind.startsWith("data.") ? kind.slice("data.".length) : kind)),
);

const modes: ReadonlySet<string> = new Set(["managed", "data", "ephemeral"]);

const openBrace = 0x7b;
const quote = 0x22;
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
export function mayBeGuarded({ bytes, fields }: Slice): boolean {
  if (bytes[0] !== openBrace) return true;
  const seen = new Set<string>();
  for (let field = 0; field < fields.count; field += 1) {
    if (depthOf(fields, field) !== 1) continue;
    const [start, end] = [keyStart(fields, field), keyEnd(fields, field)];
    if (!fields.isPlain && bytes.subarray(start, end).includes(backslash)) return true;
    const key = keys.at(bytes, start, end);
    if (key === undefined) continue;
    if (key === "previous_address" || seen.has(key) || bytes[valueStart(fields, field)] !== quote) return true;
    seen.add(key);
    const value = plainText(bytes, fields, field);
    if (value === undefined || (key === "type" ? types.has(value.toLowerCase()) : !modes.has(value))) return true;
  }
  return !seen.has("type");
}
