// Prints the digest of what policy.wasm is made of: names and contents of every Rego source but the tests and the adapters.
const { createHash } = require("node:crypto");
const { readdirSync, readFileSync } = require("node:fs");
const { join, relative, sep } = require("node:path");

const root = join(__dirname, "..", "policies");
const sources = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".rego") && !entry.name.endsWith("_test.rego"))
  .map((entry) =>
    relative(root, join(entry.parentPath ?? entry.path, entry.name))
      .split(sep)
      .join("/"),
  )
  .filter((source) => !source.startsWith("adapters/"))
  .sort();
const digest = createHash("sha256");
for (const source of sources) {
  // Line ends are git's business, not the policy's
  digest.update(`${source}\0${readFileSync(join(root, source), "utf8").replaceAll("\r\n", "\n")}\0`);
}
process.stdout.write(`${digest.digest("hex")}\n`);
