// The scanner that is committed is what its sources give.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const scan = join(root, "cli", "scan");

test("scanner.wasm is compiled from the sources as they stand", () => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-scanner-"));
  const file = join(folder, "scanner.wasm");
  const options = ["--config", join(scan, "assembly", "asconfig.json"), "--outFile", file];
  execFileSync(
    process.execPath,
    [join(root, "node_modules", "assemblyscript", "bin", "asc.js"), join(scan, "assembly", "scanner.ts"), ...options],
    { cwd: root },
  );
  expect(readFileSync(file).equals(readFileSync(join(scan, "scanner.wasm")))).toBe(true);
  rmSync(folder, { recursive: true });
});
