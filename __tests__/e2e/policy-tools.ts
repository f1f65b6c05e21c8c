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
