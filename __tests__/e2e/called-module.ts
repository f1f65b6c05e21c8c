import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { moduleFiles } from "../../terraform-module/module-files";
import type { Files } from "../plans/shapes/edit";
import { outputOf } from "./command";
import { type Initialised, terraform, write } from "./terraform";

/** The modules, in the folder beside a configuration that calls them. */
export const modulesBeside = (): Files =>
  Object.fromEntries(Object.entries(moduleFiles()).map(([path, text]) => [`terraform-module/${path}`, text]));

/** Downloads the provider that the modules want, once for all configurations below a folder. */
export const initialisedBelow = async (root: string, environment: NodeJS.ProcessEnv): Promise<Initialised> => {
  const folder = join(root, "initialised");
  mkdirSync(folder);
  write(folder, { "versions.tf.json": moduleFiles()["versions.tf.json"] ?? "" });
  await outputOf(terraform, ["init", "-input=false"], { folder, environment });
  return { folder, environment };
};
