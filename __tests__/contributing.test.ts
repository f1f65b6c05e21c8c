// CONTRIBUTING names the files that each change concerns: a recipe that names none, or one that is gone, misleads.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { scripts } from "../package.json";
import { exampleFiles, exampleName } from "./examples";
import { pageOf } from "./pages";

const root = join(__dirname, "..");
const [, ...recipes] = pageOf("CONTRIBUTING.md").text.split(/^## How to add /m);

const namedIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\s]+\/[^`\s]*)`|\b((?:docs\/)?[\w-]+\.md)\b/g)]
    .map(([, code, page]) => code ?? page ?? "")
    .filter((path) => !path.startsWith("@") && path !== "");

test("there is a recipe for each thing that is added", () => {
  expect(recipes.map((recipe) => recipe.split("\n", 1)[0])).toEqual([
    "a reason",
    "a provider attribute",
    "a link",
    "a format",
    "an adapter",
    "an example",
  ]);
});

test.each(recipes.map((recipe) => [recipe.split("\n", 1)[0], recipe] as const))(
  "%s: every file is there",
  (_, text) => {
    const paths = namedIn(text);
    expect(paths.length).toBeGreaterThan(2);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  },
);

test("every command of npm that it names is there", () => {
  const commands = [...pageOf("CONTRIBUTING.md").text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
  expect(commands.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test("every file of tests says in its first line what it proves", () => {
  const files = readdirSync(__dirname, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(test|e2e)\.ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => !readFileSync(join(__dirname, file), "utf8").startsWith("// "))).toEqual([]);
});

test("a page has a line for every example", () => {
  const page = pageOf("docs/provision.md").text;
  expect(exampleFiles.map(exampleName).filter((name) => !page.includes(`](../examples/${name}.ts)`))).toEqual([]);
});

test("the workflow runs each part of .ci/run", () => {
  const [, all = ""] = /^all="(.+)"$/m.exec(readFileSync(join(root, ".ci", "run"), "utf8")) ?? [];
  const [, matrix = ""] =
    /part: \[(.+)\]/.exec(readFileSync(join(root, ".github", "workflows", "check.yml"), "utf8")) ?? [];
  expect(matrix.split(", ")).toEqual(all.split(" "));
});
