import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const examples = [...readme.matchAll(/```console\n\$ keepwatch ([^\n]+)\n([\s\S]*?)```/g)].map(
  ([, args = "", output = ""]) => [args, output] as const,
);

test("the README shows five judgements", () => {
  expect(examples).toHaveLength(5);
});

test.each(examples)("the README shows what keepwatch %s prints", (args, output) => {
  const { stdout } = spawnSync(process.execPath, [join(root, "dist", "keepwatch.cjs"), ...args.split(" ")], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stdout).toBe(output);
});

test.each([...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => [target]))("%s is there", (target) => {
  expect(readFileSync(join(root, target), "utf8")).not.toBe("");
});
