/**
 * `npm run release:check`: makes all that a release consists of in release/, and says what keeps this version from being one. Publishes nothing.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { outputOf } from "../__tests__/e2e/command";
import { bundledBill, packagesOf } from "./bill-of-materials";
import { releaseProblems } from "./release-problems";

const root = join(__dirname, "..");
const release = join(root, "release");
const at = { folder: root, environment: process.env };
const textOf = (file: string): string => readFileSync(join(root, file), "utf8");
const lines = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

/** One line for each file, as `sha256sum --check` reads them. */
const checksums = (files: readonly string[]): string =>
  files
    .map(
      (file) =>
        `${createHash("sha256")
          .update(readFileSync(join(release, file)))
          .digest("hex")}  ${file}\n`,
    )
    .join("");

/** name@version of each package that the command and the library call are bundled from. */
const bundledPackages = (): readonly string[] => {
  const inputs = Object.keys(
    buildSync({
      absWorkingDir: root,
      entryPoints: ["cli/main.ts", "cli/library.ts"],
      bundle: true,
      platform: "node",
      outdir: "dist",
      write: false,
      metafile: true,
    }).metafile.inputs,
  );
  return packagesOf(inputs).map((folder) => {
    const { name, version } = JSON.parse(textOf(join(folder, "package.json")));
    return `${name}@${version}`;
  });
};

const main = async (): Promise<void> => {
  const { name, version } = JSON.parse(textOf("package.json"));
  rmSync(release, { recursive: true, force: true });
  mkdirSync(release);
  const [{ files }] = JSON.parse(await outputOf("npm", ["pack", "--json", "--pack-destination", release], at));
  const whole = JSON.parse(await outputOf("npm", ["sbom", "--sbom-format", "cyclonedx"], at));
  const bill = bundledBill(whole, name, bundledPackages());
  writeFileSync(join(release, `${name}-${version}.cdx.json`), `${JSON.stringify(bill, undefined, 2)}\n`);
  writeFileSync(join(release, "SHA256SUMS"), checksums(readdirSync(release).sort()));

  const problems = releaseProblems({
    version,
    lockedVersion: JSON.parse(textOf("package-lock.json")).version,
    changelog: textOf("CHANGELOG.md"),
    tags: lines(await outputOf("git", ["tag", "--points-at", "HEAD"], at)),
    changed: lines(await outputOf("git", ["status", "--porcelain"], at)),
    packed: files.map(({ path }: { readonly path: string }) => path),
  });
  process.stdout.write(
    `${readdirSync(release)
      .map((file) => join("release", file))
      .join("\n")}\n`,
  );
  process.stderr.write(problems.map((problem) => `✗ ${problem}\n`).join(""));
  process.exitCode = problems.length > 0 ? 1 : 0;
};

main();
