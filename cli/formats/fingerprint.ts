import { newDigest } from "../digest";
import type { ReportedFinding } from "../report/report";

/**
 * Findings, each with a text that tells it from all others of a report, and is the same in every report that has it: neither words nor values
 * nor places are in it.
 */
export function fingerprinted(
  findings: readonly ReportedFinding[],
): readonly { readonly finding: ReportedFinding; readonly fingerprint: string }[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const { control, reason, subject, attribute = "" } = finding;
    const digest = newDigest();
    digest.add(Buffer.from(JSON.stringify([control, reason, subject, attribute])));
    const hash = digest.text().replace("sha256:", "").slice(0, 32);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return { finding, fingerprint: `${hash}:${count}` };
  });
}
