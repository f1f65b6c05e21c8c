import { appendFile, lstat, realpath, rename, rm, writeFile } from "node:fs/promises";
import { UsageError } from "../errors";

/** A file could not be written: to write there again helps nobody. */
export class NotWritten extends UsageError {}

/**
 * Writes a file whole or not at all: whoever reads it meanwhile has the old one or the new one. What is no ordinary file, as a terminal, is
 * written to as it is.
 *
 * @throws NotWritten
 */
export const writeWhole = (file: string, text: string): Promise<void> => orNotWritten(file, () => replace(file, text));

/**
 * Adds to a file of somebody else, who may have more in it.
 *
 * @throws NotWritten
 */
export const append = (file: string, text: string): Promise<void> => orNotWritten(file, () => appendFile(file, text));

async function orNotWritten(file: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new NotWritten(`cannot write to "${file}": ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function replace(file: string, text: string): Promise<void> {
  const target = await targetOf(file);
  if (target === undefined) return writeFile(file, text);
  const beside = `${target.path}.keepwatch-${process.pid}`;
  try {
    await writeFile(beside, text, { flag: "wx", ...(target.mode !== undefined && { mode: target.mode }) });
    await rename(beside, target.path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** The path behind links, and its mode where it is there already; undefined where it is no ordinary file. */
async function targetOf(file: string): Promise<{ readonly path: string; readonly mode?: number } | undefined> {
  try {
    const path = await realpath(file);
    const found = await lstat(path);
    return found.isFile() ? { path, mode: found.mode } : undefined;
  } catch {
    return { path: file };
  }
}
