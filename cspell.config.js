// Prose may use English and the names of docs/glossary.md, and not the words that it calls unused.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const glossary = readFileSync(join(__dirname, "docs", "glossary.md"), "utf8");
const [, names = "", unused = ""] = glossary.split(/^## (?:Names|Words that are not used)$/m);

module.exports = {
  version: "0.2",
  language: "en,en-GB",
  files: ["*.md", "docs/**/*.md", ".github/**", "policies/spec/*/data.json", "cli/**/*.ts"],
  words: names.match(/[A-Za-z]+/g),
  flagWords: [...unused.matchAll(/^\| `(.+)` +\| (.+?) +\|$/gm)].map(([, word, better]) => `${word}->${better}`),
  // Code, and where links lead
  ignoreRegExpList: ["/```[\\s\\S]*?```/g", "/`[^`\\n]+`/g", "/\\]\\([^)]*\\)/g"],
  overrides: [
    {
      filename: "policies/spec/*/data.json",
      includeRegExpList: ['/"(alarm|because|message|remedy|title|why)": "[^"]*"/g'],
    },
    {
      filename: "cli/**/*.ts",
      // Comments, and texts of more than one word
      includeRegExpList: ["CStyleComment", '/"[^"\\n]* [^"\\n]*"/g', "/`[^`\n]* [^`\n]*`/g"],
    },
  ],
};
