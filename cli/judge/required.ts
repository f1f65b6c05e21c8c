import { type Finding, type Judgement, rejects } from "./judgement";

/**
 * The gate's judgement where what the plan leaves must protect every event, whatever was before.
 *
 * The posture's findings say as failures what the gate says of a first creation, or of what it takes over, as notes and warnings.
 */
export function withPosture(gate: Judgement, posture: Judgement): Judgement {
  const rejecting = new Set(gate.findings.filter(rejects).map(identity));
  const outright = new Set(posture.findings.map(identity));
  return {
    ...gate,
    findings: [
      ...gate.findings.filter((finding) => rejects(finding) || keeps(finding, outright)),
      ...posture.findings.filter((finding) => !rejecting.has(identity(finding))),
    ],
  };
}

const keeps = (finding: Finding, outright: ReadonlySet<string>): boolean =>
  (finding.outcome !== "note" || finding.args.level === "") && !outright.has(identity(finding));

const identity = ({ reason, subject, args: { detail } }: Finding): string => JSON.stringify([reason, subject, detail]);
