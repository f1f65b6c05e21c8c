/** Digest of bytes that come part by part. */
export interface Digest {
  /** Takes the next part. */
  readonly add: (part: Uint8Array) => void;
  /** The digest of what was taken, as `sha256:` and what `sha256sum` prints. */
  readonly text: () => string;
}

/** A digest of nothing yet. */
export function newDigest(): Digest {
  // Most calls ask for none, and would wait some milliseconds for what it needs.
  const { createHash }: typeof import("node:crypto") = require("node:crypto");
  const hash = createHash("sha256");
  return { add: (part) => void hash.update(part), text: () => `sha256:${hash.copy().digest("hex")}` };
}

/** Whether a text is a digest. */
export const isDigest = (text: string): boolean => /^sha256:[0-9a-f]{64}$/.test(text);
