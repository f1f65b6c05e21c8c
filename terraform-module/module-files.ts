import { join } from "node:path";
import { App } from "../modules/parts/cdktf";
import { ModuleStack } from "./module-stack";
import { readmeOf } from "./readme";
import type { Variable } from "./variables";
import { type Variant, variants } from "./variants";

/** Blocks of a configuration by their kind. */
type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What runs the modules. */
const versions = {
  terraform: {
    required_version: ">= 1.5",
    required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100, < 7.0" } },
  },
};

const withoutComments = (blocks: Blocks): Blocks =>
  JSON.parse(JSON.stringify(blocks, (key, value) => (key === "//" ? undefined : value)));

const variableBlock = ({ validation = [], otherwise: _, ...variable }: Variable): unknown => ({
  ...variable,
  // A caller's null is the default, where that is not null itself
  nullable: variable.default === null,
  ...(validation.length > 0
    ? {
        validation: validation.map(({ condition, errorMessage }) => ({
          condition: `\${${condition}}`,
          error_message: errorMessage,
        })),
      }
    : {}),
});

const blocksOf = (variant: Variant): Blocks => {
  const stack = new ModuleStack(new App(), variant);
  stack.prepareStack();
  const { output = {}, resource, data, locals } = withoutComments(stack.toTerraform());
  return {
    variable: Object.fromEntries(Object.entries(variant.variables).map(([name, one]) => [name, variableBlock(one)])),
    output,
    main: { locals, data, resource },
  };
};

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const filesOf = (variant: Variant): readonly (readonly [string, string])[] => {
  const { variable, output = {}, main } = blocksOf(variant);
  const files = {
    "README.md": readmeOf(variant, output as Parameters<typeof readmeOf>[1]),
    "main.tf.json": json(main),
    "outputs.tf.json": json({ output }),
    "variables.tf.json": json({ variable }),
    "versions.tf.json": json(versions),
  };
  return Object.entries(files).map(([name, text]) => [join(variant.folder, name), text] as const);
};

/** The files of all modules: path below their common folder → text. */
export const moduleFiles = (): Readonly<Record<string, string>> => Object.fromEntries(variants.flatMap(filesOf));
