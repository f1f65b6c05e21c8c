import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { InternalError } from "../errors";

/** Path below `policies/`, with slashes → text, with the line ends of Unix. */
export type Sources = ReadonlyMap<string, string>;

/** Folders where the Rego sources lie: beside the built command, and in the sources. */
const folders = [join(__dirname, "policies"), join(__dirname, "..", "..", "policies")];

/**
 * The Rego sources of the policy and its adapters, without their tests, sorted by path.
 *
 * @throws InternalError where they are not there
 */
export async function policySources(): Promise<Sources> {
  for (const folder of folders) {
    const paths = (await readdir(folder, { recursive: true }).catch(() => [])).filter(isSource).sort();
    if (paths.length > 0) return new Map(await Promise.all(paths.map((path) => source(folder, path))));
  }
  throw new InternalError("the sources of the policy are missing: install the package again");
}

const isSource = (path: string): boolean => path.endsWith(".rego") && !path.endsWith("_test.rego");

async function source(folder: string, path: string): Promise<readonly [string, string]> {
  const text = await readFile(join(folder, path), "utf8");
  return [path.split(sep).join("/"), text.replaceAll("\r\n", "\n")];
}
