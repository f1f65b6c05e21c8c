import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { exampleFiles, exampleName, writtenStack } from "../examples";
import type { Stack } from "../plans/shipped/stack";
import type { ProviderPackages } from "../provider-packages/packages";
import { answerOf, outputOf } from "./command";

const project = join(__dirname, "..", "..");

/** Packages that are installed, and what can be asked of them. */
export interface Installed {
  /**
   * Every example as they synthesise it, by name, with their own validations.
   *
   * @param rewritten what becomes of an example's text before it runs
   */
  readonly examples: (rewritten?: (text: string) => string) => Promise<Readonly<Record<string, Stack>>>;
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

  const examples = async (rewritten = (text: string) => text) => {
    const outdir = mkdtempSync(join(folder, "out-"));
    await build({
      stdin: {
        contents: exampleFiles.map((file) => `import ${JSON.stringify(file)};`).join("\n"),
        resolveDir: project,
      },
      bundle: true,
      platform: "node",
      outfile: join(folder, "program.cjs"),
      alias: { keepwatch: join(project, "modules", "index.ts") },
      plugins: [
        {
          name: "theirs",
          setup: ({ onResolve, onLoad }) => {
            onResolve({ filter: isTheirs }, ({ path }) => ({ path, external: true }));
            onLoad({ filter: /[\\/]examples[\\/][^\\/]+\.ts$/ }, ({ path }) => ({
              contents: rewritten(readFileSync(path, "utf8")),
              loader: "ts",
            }));
          },
        },
      ],
    });
    await outputOf(node === process.execPath ? node : join(folder, node), ["program.cjs"], {
      folder,
      environment: { ...process.env, CDKTF_OUTDIR: outdir },
    });
    const names = exampleFiles.map(exampleName);
    return Object.fromEntries(names.map((name) => [name, writtenStack(outdir, name)]));
  };

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
          keepwatch: [join(project, "modules", "index.ts")],
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
  return { examples, typeErrors, remove };
};
