/** Adds up Jest's results in a folder and prints them in one line: `N passed, N failed, N skipped`. */
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const folder = process.argv[2] ?? ".";
const results = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
const sum = (key) => results.reduce((total, result) => total + result[key], 0);

console.log(`${sum("numPassedTests")} passed, ${sum("numFailedTests")} failed, ${sum("numPendingTests")} skipped`);
