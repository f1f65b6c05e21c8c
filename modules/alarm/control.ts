import { type ControlId, controls } from "../../spec";

/** The control that the constructs monitor. */
export const control = controls["iam-policy-changes"];

/** The calls of the control, by name. */
export const controlEvents = control.must_match.map(({ eventName = "" }) => eventName);

/** A control with its numbers: `iam-policy-changes, CIS AWS Foundations 3.4 (v1.2), 4.4 (v1.3 to v5.0)`. */
export const controlInWords = (id: ControlId, benchmarks: Readonly<Record<string, string>>): string => {
  const versions = Object.entries(benchmarks).map(([name, number]) => [name.replace("cis-aws-", "v"), number] as const);
  const numbers = [...new Set(versions.map(([, number]) => number))].map((number) => {
    const [first, last] = spanOf(versions.filter((version) => version[1] === number).map(([version]) => version));
    return `${number} (${first === last ? first : `${first} to ${last}`})`;
  });
  return `${id}, CIS AWS Foundations ${numbers.join(", ")}`;
};

const spanOf = (versions: readonly string[]) => [versions[0], versions.at(-1)] as const;

/** The control as descriptions name it. */
export const describedControl = controlInWords("iam-policy-changes", control.benchmarks);
