// `npm run build:executable [-- TARGET…]`: the command with its runtime in one file, for machines without Node.js, into executables/.
// The runtime is Bun, from its packages in the registry of npm: one for this machine, to build, and one of each target, to build with.
const { execFileSync } = require("node:child_process");
const { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { build } = require("esbuild");
const { bundled, isExported } = require("./bundle-options");

const bunVersion = "1.4.5";
const root = join(__dirname, "..");
const folder = join(root, "executables");

/** Target → its package of Bun below `@oven/bun-`. */
const runtimes = {
  "linux-x64": "linux-x64",
  "linux-x64-musl": "linux-x64-musl",
  "linux-arm64": "linux-aarch64",
  "linux-arm64-musl": "linux-aarch64-musl",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-aarch64",
  "windows-x64": "windows-x64",
};

const own = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const suffix = (target) => (target.startsWith("windows") ? ".exe" : "");

/** Takes Bun for a target from the registry, also for another kind of machine, which `npm install` would refuse. */
function bunFor(target, work) {
  const into = join(work, target);
  mkdirSync(into, { recursive: true });
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const [{ filename }] = JSON.parse(
    execFileSync(npm, ["pack", "--json", "--pack-destination", into, `@oven/bun-${runtimes[target]}@${bunVersion}`], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      shell: process.platform === "win32",
    }),
  );
  execFileSync("tar", ["-xzf", filename.split("/").at(-1), "package/bin"], { cwd: into });
  const bun = join(into, "package", "bin", `bun${suffix(target)}`);
  chmodSync(bun, 0o755);
  return bun;
}

/** Lays out what becomes one file: the bundle, and beside it the policy as a module and as Rego. */
async function laidOut(work) {
  await build({
    ...bundled,
    absWorkingDir: root,
    entryPoints: { keepwatch: "cli/main.ts" },
    outdir: work,
    // Where the files inside of the executable appear; Bun would write the folder of this build
    define: { __dirname: "embedded" },
    banner: { js: 'const embedded = require("node:path").dirname(Bun.main);' },
  });
  copyFileSync(join(root, "policies", "policy.wasm"), join(work, "policy.wasm"));
  copyFileSync(join(root, "cli", "scan", "scanner.wasm"), join(work, "scanner.wasm"));
  cpSync(join(root, "policies"), join(work, "policies"), { recursive: true, filter: isExported });
}

function compiled(bun, target, work) {
  const file = join(folder, `keepwatch-${target}${suffix(target)}`);
  const options = [
    "--compile",
    `--target=bun-${target}`,
    `--compile-executable-path=${bunFor(target, work)}`,
    // A gate reads nothing of the folder it runs in but the plan
    "--no-compile-autoload-dotenv",
    "--no-compile-autoload-bunfig",
    // What Bun makes of the bundle: 16 ms at each start. One of another system would not run there.
    ...(target === own ? ["--bytecode"] : []),
    "--asset=policy.wasm",
    "--asset=scanner.wasm",
    "--asset=policies",
    `--outfile=${file}`,
  ];
  execFileSync(bun, ["build", ...options, "keepwatch.cjs"], { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
  console.log(file);
}

async function buildExecutables(targets) {
  const unknown = targets.find((target) => !Object.hasOwn(runtimes, target));
  if (unknown !== undefined) throw new Error(`unknown target "${unknown}": use ${Object.keys(runtimes).join(", ")}`);
  const work = mkdtempSync(join(tmpdir(), "keepwatch-executable-"));
  try {
    await laidOut(work);
    mkdirSync(folder, { recursive: true });
    const bun = bunFor(own, work);
    for (const target of targets) compiled(bun, target, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const asked = process.argv.slice(2);
buildExecutables(asked.length > 0 ? asked : [own]).catch((error) => {
  console.error(`build-executable: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
