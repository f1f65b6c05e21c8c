// What every format says of five documents, byte by byte. `npm run golden` writes the files again: look at what changes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatNames } from "../../../cli/formats/format";
import { documentOf, endings, names, saidOf } from "./documents";

const folder = join(__dirname, "golden");

const cases = names.flatMap((name) => formatNames.map((format) => [name, format] as const));

test.each(cases)("%s, as %s", async (name, format) => {
  const said = saidOf(format, await documentOf(name));
  expect(said).toBe(readFileSync(join(folder, `${name}.${endings[format]}`), "utf8"));
});

test("there is no other golden file", () => {
  expect(readdirSync(folder).sort()).toEqual(cases.map(([name, format]) => `${name}.${endings[format]}`).sort());
});
