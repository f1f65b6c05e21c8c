import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../errors";
import type { Place } from "./place";
import { placesIn, type SourceFile } from "./places";

/** Where the objects of a configuration are written. */
export interface Sources {
  readonly placeOf: (subject: string) => Place | undefined;
  /** File of the root module that stands for what has no place. */
  readonly anyFile?: string;
}

// What is installed or made: nobody edits it.
const foreign: ReadonlySet<string> = new Set(["node_modules", "cdktf.out", "dist"]);
const mostFiles = 5000;
const mostBytes = 2 ** 20;

/**
 * Reads the sources of a configuration. Paths are told from the root of the repository that it is in, or from the folder where there is none.
 *
 * @throws UsageError where there is no such folder
 */
export async function sourcesIn(folder: string): Promise<Sources> {
  if (!(await isFolder(folder))) throw new UsageError(`cannot read the sources: "${folder}" is no folder`);
  const top = repositoryOf(resolve(folder));
  const pathOf = (file: string): string => relative(top, file).split(sep).join("/");
  const files: SourceFile[] = [];
  for await (const file of sourceFiles(resolve(folder))) {
    if (files.length >= mostFiles) break;
    files.push({ path: pathOf(file), text: await readFile(file, "utf8") });
  }
  const root = pathOf(resolve(folder)) || ".";
  const own = files.map(({ path }) => path).filter((path) => dirname(path) === root);
  const anyFile = ["main.tf", "main.ts"]
    .map((name) => own.find((path) => path.split("/").at(-1) === name))
    .find(Boolean);
  const chosen = anyFile ?? [...own].sort()[0];
  return { placeOf: placesIn(files, root), ...(chosen !== undefined && { anyFile: chosen }) };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** The nearest folder above that holds a repository, else the folder itself. */
function repositoryOf(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, ".git"))) return above;
    if (above === dirname(above)) return folder;
  }
}

async function* sourceFiles(folder: string): AsyncIterable<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith(".") && !foreign.has(entry.name)) yield* sourceFiles(path);
    else if (entry.isFile() && /(?<!\.d)\.(tf|ts)$/.test(entry.name) && (await stat(path)).size <= mostBytes)
      yield path;
  }
}
