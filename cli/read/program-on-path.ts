import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { DocumentError } from "../errors";

type Environment = Readonly<Record<string, string | undefined>>;

/** A program, and where its file is. */
export interface Program {
  readonly name: string;
  readonly file: string;
}

/**
 * The first of some programs that a folder of PATH has, or undefined. Only folders that are written whole count, and never those that are refused: a
 * pull request may put a file of any name beside its plan.
 *
 * @throws DocumentError where the only files of these names may not be run
 */
export function programOnPath(
  names: readonly string[],
  env: Environment,
  refused: readonly string[],
): Program | undefined {
  const folders = foldersOf(env).filter((folder) => !refused.includes(realOf(folder)));
  const found = names.flatMap((name) => folders.map((folder) => ({ name, file: join(folder, fileOf(name)) })));
  const programs = found.filter(({ file }) => isFile(file));
  const [first] = programs;
  const program = programs.find(({ file }) => mayRun(file));
  if (program === undefined && first !== undefined) throw mayNotRun(first);
  return program;
}

const foldersOf = (env: Environment): readonly string[] => {
  // Windows writes its name in other letters.
  const name = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  return (env[name] ?? "").split(delimiter).filter(isAbsolute);
};

const fileOf = (name: string): string => (process.platform === "win32" ? `${name}.exe` : name);

/** A folder behind links; itself where it is not there. */
export const realOf = (folder: string): string => {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
};

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

const mayRun = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const mayNotRun = ({ file }: Program): DocumentError =>
  new DocumentError(
    "plan_file_unreadable",
    `this is a saved plan file, and "${file}" may not be run to read it`,
    "Allow it with chmod +x, or give what `terraform show -json PLAN` prints.",
  );
