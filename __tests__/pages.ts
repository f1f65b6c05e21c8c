import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..");

/** A page of Markdown, by its path in the project. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

const pageAt = (path: string): Page => ({ path, text: readFileSync(join(root, path), "utf8") });

/** Every page that a user reads. */
export const pages: readonly Page[] = [
  ...["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"],
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file.replaceAll("\\", "/")}`),
].map(pageAt);

/** One page by its path. */
export const pageOf = (path: string): Page => {
  const found = pages.find((page) => page.path === path);
  if (!found) {
    throw new Error(`there is no page "${path}"`);
  }
  return found;
};

/** The texts that a page shows in a language. */
export const snippetsOf = ({ text }: Page, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, snippet = ""]) => snippet);

/** The one text in a language that contains a word. */
export const snippetWith = (page: Page, language: string, word: string): string => {
  const [found, ...others] = snippetsOf(page, language).filter((snippet) => snippet.includes(word));
  if (found === undefined || others.length > 0) {
    throw new Error(`"${page.path}" must show "${word}" once, as ${language}`);
  }
  return found;
};

/** The commands of a pipeline: what stands in its `run:` lines. */
export const runLines = (pipeline: string): readonly string[] =>
  [...pipeline.matchAll(/^ *- run: (.*)$/gm)].map(([, line = ""]) => line);

/** The commands of a page, one line each, from its shells and its pipelines; without what is said of them. */
export const commandsOf = (page: Page): readonly string[] =>
  [...snippetsOf(page, "sh").flatMap((snippet) => snippet.split("\n")), ...snippetsOf(page, "yaml").flatMap(runLines)]
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
