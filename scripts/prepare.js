// Builds what the package is made of. npm runs this before it packs, and where it installs from a folder or from git. What builds need not
// be there in a fresh clone.
const { execFileSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");

if (!existsSync(join(root, "node_modules", "esbuild"))) {
  execFileSync("npm", ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
    // Standard output is npm's answer to whoever packs
    stdio: ["ignore", 2, "inherit"],
    shell: process.platform === "win32",
  });
}
require("./bundle");
// For those who have no CDKTF: the chain as Terraform modules
execFileSync(process.execPath, [require.resolve("tsx/cli"), join(__dirname, "write-module.ts")], {
  stdio: ["ignore", 2, "inherit"],
});
