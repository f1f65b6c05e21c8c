import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { UsageError } from "../errors";

// What Terraform, Terragrunt and pipelines call a plan
const planName = /(?:^(?:tf)?plan|\.(?:tfplan|plan|json|json\.gz|bin))$/i;

/**
 * The plans that a path names: itself, or of a folder every file in it, and in its folders, that is called as plans are. Folders whose names begin with a dot are left out, and
 * no link to a folder is followed.
 *
 * @throws UsageError where a folder has none
 */
export function plansIn(path: string): readonly string[] {
  if (!isFolder(path)) return [path];
  const plans = [...filesIn(path)].filter((file) => planName.test(basename(file)));
  if (plans.length === 0) {
    throw new UsageError(
      `the folder "${path}" has no plans: files called plan or tfplan, or ending in .tfplan, .plan, .bin, .json or .json.gz`,
    );
  }
  return plans;
}

// What cannot be looked at is no folder: to read it says why.
const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

function* filesIn(folder: string): Iterable<string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith(".")) yield* filesIn(path);
    } else if (entry.isFile() || entry.isSymbolicLink()) yield path;
  }
}
