import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";

// The bin of the package: runs the command with what V8 made of it when the package was built, so that a start needs not compile it. That is
// a tenth of the time for a small plan. V8 takes no code but its own; every other release of it compiles the command as it would anyway.

const file = join(__dirname, "command.cjs");

function keptCode(): Buffer | undefined {
  try {
    return readFileSync(join(__dirname, `command.${process.versions.v8}-${process.arch}.cache`));
  } catch {
    return undefined;
  }
}

const cachedData = keptCode();
const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, "utf8")}\n})`;
const command = new Script(source, cachedData === undefined ? { filename: file } : { filename: file, cachedData });
command.runInThisContext()(exports, require, module, file, __dirname);
