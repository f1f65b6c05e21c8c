import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Construct } from "constructs";
import { type TerraformStack, Testing } from "../modules/cdktf";
import type { Stack } from "./e2e/stack";

const folder = join(__dirname, "..", "examples");

/** The files of the examples. */
export const exampleFiles: readonly string[] = readdirSync(folder).map((file) => join(folder, file));

/** One example, synthesised. */
export interface Example {
  /** Its file's name, without the ending. */
  readonly name: string;
  readonly stack: Stack;
}

type StackClass = new (scope: Construct, id: string) => TerraformStack;

/** Every example, with CDKTF's own validations. */
export const examples: readonly Example[] = exampleFiles.map((file) => {
  const [defined, ...others] = Object.values(require(file) as Record<string, StackClass>);
  if (defined === undefined || others.length > 0) {
    throw new Error(`"${file}" must export one stack and nothing else`);
  }
  const name = basename(file, ".ts");
  return { name, stack: JSON.parse(Testing.synth(new defined(Testing.app(), name), true)) };
});

/** One example by its name. */
export const exampleOf = (name: string): Example => {
  const found = examples.find((example) => example.name === name);
  if (!found) {
    throw new Error(`there is no example "${name}"`);
  }
  return found;
};
