// The pages show what the command prints, and lead to what is there: whole outputs are compared.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { gunzipSync } from "node:zlib";
import { scripts } from "../package.json";
import { commandsOf, pageOf, pages, snippetsOf, snippetWith } from "./pages";
import { recordedFile } from "./plans/corpus";

const root = join(__dirname, "..");
const command = join(root, "dist", "keepwatch.cjs");
const examples = pages.flatMap(({ text }) =>
  [...text.matchAll(/```console\n\$ keepwatch ([^\n]+)\n([\s\S]*?)```/g)].map(
    ([, args = "", output = ""]) => [args, output] as const,
  ),
);

test("the pages show five judgements", () => {
  expect(examples).toHaveLength(5);
});

test("the README is short", () => {
  expect(pageOf("README.md").text.split("\n").length).toBeLessThanOrEqual(120);
});

test.each(examples)("the pages show what keepwatch %s prints", (args, output) => {
  const { stdout } = spawnSync(process.execPath, [command, ...args.split(" ")], { cwd: root, encoding: "utf8" });
  expect(stdout).toBe(output);
});

describe("links", () => {
  const links = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^https?:/.test(target))
      .map((target) => {
        const [file = "", anchor] = target.split("#");
        return { path, target, file: file === "" ? path : normalize(join(dirname(path), file)), anchor };
      }),
  );

  const { stdout } = spawnSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
  });
  const [{ files }] = JSON.parse(stdout) as [{ files: readonly { path: string }[] }];
  const packed = new Set(files.map(({ path }) => path));

  test("those of every page lead to what the package has, so that they hold outside of the repository", () => {
    expect(links.filter(({ file }) => !packed.has(file)).map(({ path, target }) => `${path}: ${target}`)).toEqual([]);
  });

  test("those into a page lead to one of its headings", () => {
    const slug = (heading: string) =>
      heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, "")
        .replaceAll(" ", "-");
    const headings = (file: string) =>
      [...readFileSync(join(root, file), "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => slug(heading));
    const broken = links.filter(({ file, anchor }) => anchor !== undefined && !headings(file).includes(anchor));
    expect(broken.map(({ path, target }) => `${path}: ${target}`)).toEqual([]);
  });
});

/** Programs that a reader has, or has just been told to install. What they do to a real plan is tested end to end. */
const others = ["npm", "npx", "terraform", "opa", "conftest", "cp", "go", "terragrunt", ".ci/run"];

describe("commands", () => {
  // Not within a quoted word
  const joint = / (?:&&|\|) (?=(?:[^']*'[^']*')*[^']*$)/;
  const told = [...new Set(pages.flatMap(commandsOf).flatMap((line) => line.split(joint)))];
  const ours = told.flatMap((line) => /^(?:npx --no-install )?keepwatch (.+)$/.exec(line)?.[1] ?? []);

  test("no page, example or help lets npx fetch whatever lies under the name", () => {
    const texts = [
      ...pages.map(({ text }) => text),
      ...readdirSync(join(root, "examples", "pipelines")).map((file) =>
        readFileSync(join(root, "examples", "pipelines", file), "utf8"),
      ),
      readFileSync(command, "utf8"),
    ];
    const warned = "do not let `npx keepwatch` fetch";
    expect(texts.filter((text) => text.replaceAll(warned, "").includes("npx keepwatch"))).toEqual([]);
  });

  test("every command of a page is that of a program that the reader has", () => {
    const first = new Set(told.map((line) => line.split(" ")[0]));
    expect([...first].filter((word) => word !== "keepwatch" && !others.includes(word ?? ""))).toEqual([]);
  });

  test("every script that a page runs is there", () => {
    const named = pages.flatMap(({ text }) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  describe("of keepwatch", () => {
    const folder = mkdtempSync(join(tmpdir(), "keepwatch-readme-"));
    const plans = [
      "plan.bin",
      "drift.bin",
      "cdktf.out/stacks/security/plan",
      "plans/security/tfplan",
      "plans/web/tfplan",
    ];
    beforeAll(() => {
      for (const plan of plans) {
        mkdirSync(dirname(join(folder, plan)), { recursive: true });
        copyFileSync(recordedFile("no-change"), join(folder, plan));
      }
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test("there are some", () => {
      expect(ours.length).toBeGreaterThan(6);
    });

    test.each(ours)("keepwatch %s", (words) => {
      const { status, stderr } = spawnSync(`"${process.execPath}" "${command}" ${words}`, {
        cwd: folder,
        shell: true,
        encoding: "utf8",
        input: gunzipSync(readFileSync(recordedFile("no-change"))),
      });
      // The pattern that the page asks about loses an event
      expect({ status, stderr }).toEqual({ status: words.startsWith("explain") ? 1 : 0, stderr: "" });
    });

    test("the waivers that a page shows are taken", () => {
      writeFileSync(join(folder, "waivers.json"), snippetWith(pageOf("docs/gate.md"), "json", "waivers"));
      const { status } = spawnSync(process.execPath, [command, "gate", "--waivers", "waivers.json", "plan.bin"], {
        cwd: folder,
      });
      expect(status).toBe(0);
    });
  });
});

test("every program and configuration that a page shows is run or planned end to end, by one of these", () => {
  const shown = pages.flatMap((page) => ["ts", "hcl"].flatMap((language) => snippetsOf(page, language)));
  const tested = ["new IamPolicyChangeMonitoring(", "gatePlan(", 'module "iam_policy_changes"'];
  // Those are what `keepwatch policy export` writes, or a service's own resource
  const foreign = ['policy "keepwatch"', "spacelift_policy"];
  expect(shown.filter((text) => ![...tested, ...foreign].some((word) => text.includes(word)))).toEqual([]);
});
