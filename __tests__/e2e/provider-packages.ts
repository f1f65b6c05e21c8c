import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { exampleFiles } from "../examples";
import type { ProviderPackages } from "../provider-packages/packages";
import { answerOf, outputOf } from "./command";
import type { Stack } from "./stack";

const project = join(__dirname, "..", "..");

/** Packages that are installed, and what can be asked of them. */
export interface Installed {
  /** Every example as they synthesise it, by name, with their own validations. */
  readonly examples: () => Promise<Readonly<Record<string, Stack>>>;
  /** What a program prints that is run with them; `keepwatch` is the constructs. */
  readonly printed: (program: string) => Promise<string>;
  /** What the compiler says of the sources against their types; empty where nothing is wrong. */
  readonly typeErrors: () => Promise<string>;
  readonly remove: () => void;
}

const isTheirs = /^(cdktn|cdktf|constructs|@cdktf\/provider-aws|@cdktn\/provider-aws)(\/|$)/;

/** Installs packages as their lock says, in a folder of their own: they are large, and none of this project's. */
export const installed = async ({ name, node = process.execPath }: ProviderPackages): Promise<Installed> => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `keepwatch-${name}-`)));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const at = { folder, environment: process.env };
  try {
    cpSync(join(project, "__tests__", "provider-packages", name), folder, { recursive: true });
    await outputOf("npm", ["ci", "--no-audit", "--no-fund"], at);
  } catch (error) {
    remove();
    throw error;
  }

  const printed = async (program: string): Promise<string> => {
    await build({
      stdin: { contents: program, resolveDir: project, loader: "ts" },
      bundle: true,
      platform: "node",
      outfile: join(folder, "program.cjs"),
      alias: { keepwatch: join(project, "modules", "index.ts") },
      plugins: [
        {
          name: "theirs",
          setup: ({ onResolve }) => onResolve({ filter: isTheirs }, ({ path }) => ({ path, external: true })),
        },
      ],
    });
    return outputOf(node === process.execPath ? node : join(folder, node), ["program.cjs"], at);
  };

  const examples = async () =>
    JSON.parse(
      await printed(
        [
          'import { Testing } from "cdktf";',
          ...exampleFiles.map((file, index) => `import * as example${index} from ${JSON.stringify(file)};`),
          "const synthesised = (name, [Example]) => [name, JSON.parse(Testing.synth(new Example(Testing.app(), name), true))];",
          "process.stdout.write(JSON.stringify(Object.fromEntries([",
          ...exampleFiles.map(
            (file, index) => `synthesised(${JSON.stringify(basename(file, ".ts"))}, Object.values(example${index})),`,
          ),
          "])));",
        ].join("\n"),
      ),
    );

  const typeErrors = async () => {
    const theirs = (path: string) => [join(folder, "node_modules", path)];
    const configuration = {
      extends: join(project, "tsconfig.json"),
      compilerOptions: {
        noEmit: true,
        typeRoots: [join(project, "node_modules", "@types")],
        paths: {
          cdktf: theirs("cdktf"),
          constructs: theirs("constructs"),
          "@cdktf/provider-aws/*": theirs("@cdktf/provider-aws/*"),
        },
      },
      include: ["main.ts", "modules", "examples"].map((path) => join(project, path)),
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(configuration));
    const { stdout } = await answerOf("npx", ["tsc", "--project", join(folder, "tsconfig.json")], {
      ...at,
      folder: project,
    });
    return stdout;
  };
  return { examples, printed, typeErrors, remove };
};
