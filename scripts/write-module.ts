/** `npm run module [-- --out DIR]`: writes the chain as ordinary Terraform modules, by default into dist/terraform-module. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { moduleFiles } from "../terraform-module/module-files";

const byDefault = join(__dirname, "..", "dist", "terraform-module");

try {
  const { out } = parseArgs({ options: { out: { type: "string", default: byDefault } } }).values;
  for (const [path, text] of Object.entries(moduleFiles())) {
    const file = join(out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  process.stdout.write(`${out}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
