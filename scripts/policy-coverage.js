// Prints the coverage of each Rego source that the tests leave below 100 %, and fails where the whole is below the wanted one.
const { readFileSync } = require("node:fs");

const [report = "", wanted = "0"] = process.argv.slice(2);
const { files, coverage } = JSON.parse(readFileSync(report, "utf8"));
for (const [file, { coverage: covered, not_covered: gaps = [] }] of Object.entries(files)) {
  if (gaps.length > 0) {
    const rows = gaps.map(({ start, end }) => (start.row === end.row ? start.row : `${start.row}-${end.row}`));
    console.log(`${String(Math.round(covered)).padStart(4)} %  ${file}: ${rows.join(", ")}`);
  }
}
console.log(`coverage of the policy: ${coverage.toFixed(1)} %, wanted ${wanted} %`);
process.exitCode = coverage < Number(wanted) ? 1 : 0;
