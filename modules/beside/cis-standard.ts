import { type Placement, partitionOf } from "../parts/placement";

/** Path of each version of the CIS AWS Foundations Benchmark among Security Hub's standards. */
const standardPaths = {
  "cis-1.2.0": "::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
  "cis-1.4.0": "{region}::standards/cis-aws-foundations-benchmark/v/1.4.0",
  "cis-3.0.0": "{region}::standards/cis-aws-foundations-benchmark/v/3.0.0",
  "cis-5.0.0": "{region}::standards/cis-aws-foundations-benchmark/v/5.0.0",
} as const;

/** A version of the CIS AWS Foundations Benchmark in Security Hub. Only 1.2.0 and 1.4.0 ask for the chain. */
export type CisStandard = keyof typeof standardPaths;

/** Every version. */
export const cisStandards = Object.keys(standardPaths) as CisStandard[];

/** Versions with the control of IAM policy changes. */
export const standardsWithControl: readonly CisStandard[] = ["cis-1.2.0", "cis-1.4.0"];

/** The ARN of a standard in the region of a placement. */
export const standardArn = (placement: Placement, standard: CisStandard): string =>
  `arn:${partitionOf(placement)}:securityhub:${standardPaths[standard].replace("{region}", placement.region)}`;
