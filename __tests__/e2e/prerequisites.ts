import { isRunnable } from "./command";
import { python } from "./moto";

const missing = [
  ...(isRunnable("terraform", ["version"]) ? [] : ["terraform"]),
  ...(isRunnable(python, ["-c", "import boto3, flask, moto.server"]) ? [] : [`moto[server] for ${python}`]),
];
const isRequired = process.env["KEEPWATCH_E2E"] === "required";

/**
 * `describe` where the end-to-end tests can run, a loud skip where they cannot.
 *
 * With KEEPWATCH_E2E=required they run in any case, and fail for want of what is missing.
 */
export const describeEndToEnd = (title: string, define: () => void): void => {
  if (missing.length > 0 && !isRequired) {
    process.stderr.write(`\nSKIPPED: "${title}" needs ${missing.join(" and ")}\n`);
    describe.skip(title, define);
    return;
  }
  describe(title, define);
};
