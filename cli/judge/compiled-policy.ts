import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../spec";
import { newDigest } from "../digest";
import { InternalError } from "../errors";

/** Folders where the compiled policy lies: beside the built command, and in the sources. */
const folders = [__dirname, join(__dirname, "..", "..", "policies")];

/**
 * The policy as a module of WebAssembly.
 *
 * @throws InternalError where it is not there
 */
export function compiledPolicy(): Uint8Array {
  for (const folder of folders) {
    try {
      // At once: through the event loop, it would take several times as long.
      return readFileSync(join(folder, "policy.wasm"));
    } catch {
      // The next folder may have it
    }
  }
  throw new InternalError('the compiled policy "policy.wasm" is missing: install the package again');
}

/** Digest of the rules: of the compiled policy, and of the catalogue after it. */
export function policyDigest(): string {
  const digest = newDigest();
  digest.add(compiledPolicy());
  digest.add(Buffer.from(JSON.stringify(catalogue)));
  return digest.text();
}
