import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isRunnable } from "./command";

// `go install` writes here, and PATH need not have it.
const installed = (name: string, words: readonly string[]): string =>
  [name, join(process.env["GOPATH"] ?? join(homedir(), "go"), "bin", name)].find((path) => isRunnable(path, words)) ??
  name;

/** The command of OPA. */
export const opa = installed("opa", ["version"]);

/** The command of conftest. */
export const conftest = installed("conftest", ["--version"]);

const engineFolder = process.env["KEEPWATCH_OPA_ENGINES"] ?? "";

/** Other versions of OPA: version and command of each that lies in the folder KEEPWATCH_OPA_ENGINES, as `1.0.1/opa`. */
export const otherEngines: readonly (readonly [version: string, command: string])[] =
  engineFolder === ""
    ? []
    : readdirSync(engineFolder)
        .map((version) => [version, join(engineFolder, version, "opa")] as const)
        .filter(([, command]) => existsSync(command));
