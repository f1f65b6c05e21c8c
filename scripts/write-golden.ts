/** `npm run golden`: writes what every format says of five documents to `__tests__/cli/formats/golden`. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { documentOf, endings, names, saidOf } from "../__tests__/cli/formats/documents";
import { formatNames } from "../cli/formats/format";

const folder = join(__dirname, "..", "__tests__", "cli", "formats", "golden");

async function write(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const shown = await documentOf(name);
    for (const format of formatNames) {
      writeFileSync(join(folder, `${name}.${endings[format]}`), saidOf(format, shown));
    }
  }
}

write().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
