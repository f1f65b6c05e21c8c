import type { Finding } from "../judge/judgement";

/** One finding of all that differ by their detail alone, as by the actions that one statement no longer allows. */
export function together(findings: readonly Finding[]): readonly Finding[] {
  const alike = new Map<string, { readonly finding: Finding; readonly details: Set<string> }>();
  for (const finding of findings) {
    const { detail, ...args } = finding.args;
    const key = JSON.stringify({ ...finding, args });
    const known = alike.get(key) ?? { finding, details: new Set() };
    alike.set(key, known);
    known.details.add(detail);
  }
  return [...alike.values()].map(({ finding, details }) => ({
    ...finding,
    args: { ...finding.args, detail: [...details].sort().join(", ") },
  }));
}
