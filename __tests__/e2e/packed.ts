import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { outputOf } from "./command";

const project = join(__dirname, "..", "..");

/** Puts what a fresh clone of the present sources would have into a folder: nothing installed, nothing built. */
export const freshClone = (folder: string): void => {
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: project,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  for (const file of stdout.split("\0").filter((name) => name !== "")) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(project, file), join(folder, file));
  }
};

/** Packs a fresh clone, as a user would, and returns the tarball's path. */
export const packed = async (root: string): Promise<string> => {
  const clone = join(root, "clone");
  freshClone(clone);
  await outputOf("npm", ["pack"], { folder: clone, environment: process.env });
  const [tarball = ""] = readdirSync(clone).filter((file) => file.endsWith(".tgz"));
  return join(clone, tarball);
};

/** The project that `cdktf init --template=typescript` makes, but for the packages that it installs. */
export const initialProject = (folder: string): void => {
  const template = join(dirname(require.resolve("cdktf-cli/package.json")), "bundle", "templates", "typescript");
  cpSync(template, folder, { recursive: true });
};

/** Versions of this project's own development, for what `cdktf init` installs. */
export const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(project, "node_modules", name, "package.json"), "utf8")).version;
