// Bundles the command and the library call of the same thing, each into one file without dependencies, and the constructs into dist/.
const { execFileSync } = require("node:child_process");
const { copyFileSync, cpSync, readdirSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { build } = require("esbuild");
const { bundled, isExported } = require("./bundle-options");

const root = join(__dirname, "..");
const dist = join(root, "dist");

const options = { ...bundled, absWorkingDir: root, outdir: dist };

async function bundle() {
  rmSync(dist, { recursive: true, force: true });
  await build({ ...options, entryPoints: { command: "cli/main.ts" } });
  await build({ ...options, entryPoints: { keepwatch: "cli/start.ts" }, banner: { js: "#!/usr/bin/env node" } });
  await build({ ...options, entryPoints: { gate: "cli/library.ts" } });
  copyFileSync(join(root, "policies", "policy.wasm"), join(dist, "policy.wasm"));
  copyFileSync(join(root, "cli", "scan", "scanner.wasm"), join(dist, "scanner.wasm"));
  execFileSync(process.execPath, [join(__dirname, "keep-code.js")], { stdio: "inherit" });
  // What `keepwatch policy export` writes; the catalogue is in the bundle
  cpSync(join(root, "policies"), join(dist, "policies"), { recursive: true, filter: isExported });
  execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
    cwd: root,
    stdio: "inherit",
  });
  // The call is in the bundle: of its sources only the types are wanted
  for (const file of readdirSync(join(dist, "cli"), { recursive: true })) {
    if (file.endsWith(".js")) rmSync(join(dist, "cli", file));
  }
  // The compiler copies what it reads the version of; npm would read it as a package within the package.
  rmSync(join(dist, "package.json"), { force: true });
  // TypeScript finds the types of dist/gate.cjs by this name
  writeFileSync(join(dist, "gate.d.cts"), 'export * from "./cli/library";\n');
}

bundle().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
