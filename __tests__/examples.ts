import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Stack } from "./plans/shipped/stack";

const folder = join(__dirname, "..", "examples");

/** The files of the examples: each is a program. */
export const exampleFiles: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join(folder, file));

/** An example's name: that of its file, without the ending, and that of its stack. */
export const exampleName = (file: string): string => basename(file, ".ts");

/** One example, synthesised. */
export interface Example {
  readonly name: string;
  readonly stack: Stack;
}

/** What a program wrote for a stack into its folder, without what tells where the program lies and where in it each resource stands. */
export const writtenStack = (outdir: string, name: string): Stack =>
  JSON.parse(readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8"), (key, value) => {
    if (key === "//") return undefined;
    return key === "local" && typeof value.path === "string" ? { ...value, path: basename(value.path) } : value;
  });

/** Runs a program that synthesises, and returns its stack. */
export const synthesisedProgram = (file: string, name: string): Stack => {
  const outdir = mkdtempSync(join(tmpdir(), "keepwatch-example-"));
  const before = process.env["CDKTF_OUTDIR"];
  process.env["CDKTF_OUTDIR"] = outdir;
  try {
    require(file);
    return writtenStack(outdir, name);
  } finally {
    if (before === undefined) delete process.env["CDKTF_OUTDIR"];
    else process.env["CDKTF_OUTDIR"] = before;
    rmSync(outdir, { recursive: true, force: true });
  }
};

/** Every example, with CDKTF's own validations. */
export const examples: readonly Example[] = exampleFiles.map((file) => ({
  name: exampleName(file),
  stack: synthesisedProgram(file, exampleName(file)),
}));

/** One example by its name. */
export const exampleOf = (name: string): Example => {
  const found = examples.find((example) => example.name === name);
  if (!found) {
    throw new Error(`there is no example "${name}"`);
  }
  return found;
};
