import { isDigest, newDigest } from "./digest";
import { UsageError } from "./errors";
import { policyDigest } from "./judge/compiled-policy";
import type { Json } from "./read/json";
import { unexpected } from "./read/refusals";
import type { Digests } from "./report/report";

/**
 * A document with its digest and that of the policy.
 *
 * @throws UsageError where the expected digest is none, DocumentError where the document has another
 */
export async function withDigests(
  read: (see: (part: Uint8Array) => void) => Promise<Json>,
  expected?: string,
): Promise<{ readonly document: Json; readonly digests: Digests }> {
  if (expected !== undefined && !isDigest(expected)) {
    throw new UsageError(`"${expected}" is not a digest: give sha256: and the output of sha256sum for the file`);
  }
  const digest = newDigest();
  const document = await read(digest.add);
  const found = digest.text();
  if (expected !== undefined && found !== expected) throw unexpected(found, expected);
  return { document, digests: { document: found, policy: policyDigest() } };
}
