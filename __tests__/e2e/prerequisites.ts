import { isRunnable } from "./command";
import { python } from "./moto";
import { conftest, opa, otherEngines } from "./policy-tools";

const wanted = process.env["KEEPWATCH_E2E"];
const isRequired = wanted === "required" || wanted === "all";

/** Every nth of some cases; all of them with KEEPWATCH_E2E=all. What is left out is judged as it was recorded. */
export const sampled = <T>(cases: readonly T[], nth: number): readonly T[] =>
  wanted === "all" ? cases : cases.filter((_, position) => position % nth === 0);

/**
 * `describe` where nothing is missing, a loud skip where something is.
 *
 * With KEEPWATCH_E2E=required, or all, the tests run in any case, and fail for want of what is missing.
 */
export const describeWithout =
  (missing: readonly string[]) =>
  (title: string, define: () => void): void => {
    if (missing.length > 0 && !isRequired) {
      process.stderr.write(`\nSKIPPED: "${title}" needs ${missing.join(" and ")}\n`);
      describe.skip(title, define);
      return;
    }
    describe(title, define);
  };

/** `describe` of what needs Terraform and a simulated account. */
export const describeEndToEnd = describeWithout([
  ...(isRunnable("terraform", ["version"]) ? [] : ["terraform"]),
  ...(isRunnable(python, ["-c", "import boto3, flask, moto.server"]) ? [] : [`moto[server] for ${python}`]),
]);

/** `describe` of what needs OPA and conftest. */
export const describeElsewhere = describeWithout([
  ...(isRunnable(opa, ["version"]) ? [] : ["opa"]),
  ...(isRunnable(conftest, ["--version"]) ? [] : ["conftest"]),
]);

/** `describe` of what needs other versions of OPA. */
export const describeOtherEngines = describeWithout(
  otherEngines.length > 0 ? [] : ["other versions of OPA in KEEPWATCH_OPA_ENGINES"],
);

/**
 * `describe` of what needs a command that an environment variable names; a loud skip without, whatever is required.
 *
 * Auditors bring hundreds of packages of Python, and a registry need not have them.
 */
export const describeWhereNamed =
  (variable: string) =>
  (title: string, define: () => void): void => {
    if (process.env[variable]) {
      describe(title, define);
      return;
    }
    process.stderr.write(`\nSKIPPED: "${title}" needs the command that ${variable} names\n`);
    describe.skip(title, define);
  };
