import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { UsageError } from "../errors";

/** File that tells an export from any other folder: what was exported, and the path of each file, one a line. */
const record = ".keepwatch-export";

/**
 * Writes an export: all of it, or nothing. One that is there already is replaced.
 *
 * @param title - first line of the record
 * @throws UsageError where the folder holds anything else, or cannot be written
 */
export async function writeExport(folder: string, title: string, files: ReadonlyMap<string, string>): Promise<void> {
  const former = await entriesToReplace(folder);
  const undo: (() => Promise<unknown>)[] = [];
  const move = async (from: string, to: string): Promise<void> => {
    await rename(from, to);
    undo.push(() => rename(to, from));
  };
  try {
    const created = await mkdir(folder, { recursive: true });
    if (created !== undefined) undo.push(() => rm(created, { recursive: true, force: true }));
    const stage = await mkdtemp(join(folder, `${record}-`));
    undo.push(() => rm(stage, { recursive: true, force: true }));
    for (const [path, text] of files) await save(join(stage, "new", path), text);
    await save(join(stage, "new", record), `${[title, ...files.keys(), record].join("\n")}\n`);
    await mkdir(join(stage, "old"));
    for (const name of former) await move(join(folder, name), join(stage, "old", name));
    for (const name of await readdir(join(stage, "new"))) await move(join(stage, "new", name), join(folder, name));
    await rm(stage, { recursive: true });
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw new UsageError(`cannot write the policy to "${folder}", which is left as it was: ${reasonOf(error)}`);
  }
}

async function save(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Names in the folder that a former export put there; none where there is no folder, or an empty one. */
async function entriesToReplace(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new UsageError(`cannot write the policy to "${folder}": ${reasonOf(error)}`);
  });
  if (names.length === 0) return [];
  const recorded = await readFile(join(folder, record), "utf8").catch(() => undefined);
  if (recorded === undefined) {
    throw new UsageError(`"${folder}" is not empty and holds no earlier export: name a new or an empty folder`);
  }
  const exported = new Set(recorded.split(/\r?\n/).slice(1).flatMap(withFolders));
  const there = (await readdir(folder, { recursive: true })).map((path) => path.split(sep).join("/"));
  const foreign = there.filter((path) => !exported.has(path)).sort()[0];
  if (foreign !== undefined) {
    throw new UsageError(
      `"${folder}" holds "${foreign}", which is not part of an export: move it away, or name another folder`,
    );
  }
  return names;
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
const withFolders = (path: string): readonly string[] =>
  path.split("/").map((_, last, names) => names.slice(0, last + 1).join("/"));

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
