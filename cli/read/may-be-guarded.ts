import { guarded } from "../../spec";
import type { Slice } from "./byte-reader";

const types: ReadonlySet<string> = new Set(
  Object.keys(guarded).map((kind) => (kind.startsWith("data.") ? kind.slice("data.".length) : kind)),
);

const modes: ReadonlySet<string> = new Set(["managed", "data", "ephemeral"]);

const textAt = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start + 1, end - start - 2).toString("latin1");

/**
 * Whether an element may be of a guarded type: unless its one key `type` has another value, and its key `mode` one that Terraform knows, all
 * written plainly, and nothing says that it came from elsewhere.
 */
export function mayBeGuarded({ bytes, texts, keys }: Slice): boolean {
  const seen = new Set<string>();
  for (let index = 0; index < keys.length; index += 1) {
    const text = textAt(bytes, texts[index * 2] ?? 0, texts[index * 2 + 1] ?? 0);
    if (text.includes("\\") || text === "previous_address") return true;
    if (keys[index] !== 1 || !(text === "type" || text === "mode")) continue;
    if (seen.has(text) || keys[index + 1] !== 0) return true;
    seen.add(text);
    const value = textAt(bytes, texts[index * 2 + 2] ?? 0, texts[index * 2 + 3] ?? 0);
    if (text === "type" ? types.has(value.toLowerCase()) : !modes.has(value)) return true;
  }
  return !seen.has("type");
}
