// The package installs and runs in the projects that users have, by the commands of the pages: packed from a fresh clone, so that nothing
// is there by chance.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { pageOf, runLines, snippetsOf, snippetWith } from "../pages";
import { recordedFile } from "../plans/corpus";
import { answerOf, outputOf } from "./command";
import { withoutAws } from "./moto";
import { initialProject, packed, versionOf } from "./packed";
import { describeEndToEnd } from "./prerequisites";
import { offline, offlineEnvironment } from "./terraform";

const project = join(__dirname, "..", "..");
const [provisioning, gating] = [pageOf("docs/provision.md"), pageOf("docs/gate.md")];
const installing = pageOf("docs/install.md");
const program = snippetWith(provisioning, "ts", "new IamPolicyChangeMonitoring(");
const call = snippetWith(gating, "ts", "gatePlan(");

/** Milliseconds that packages of some hundred megabytes may take. */
const installation = 400_000;

/** A program, or a test, with the import lines of the fork. */
const forked = (text: string): string =>
  text.replaceAll('"@cdktf/provider-aws/', '"@cdktn/provider-aws/').replaceAll(/"cdktf(?=["/])/g, '"cdktn');

/** The packages of a user, and the Node.js that runs them. */
interface Installation {
  readonly name: string;
  readonly packages: readonly string[];
  readonly node: string;
  readonly written: (text: string) => string;
}

const nodePackage = (major: number, version: string): string =>
  `node${major}@npm:node-${process.platform}-${process.arch}@${version}`;
const node22 = nodePackage(22, "22.23.3");
const node24 = nodePackage(24, "24.21.0");

const installations: readonly Installation[] = [
  {
    name: "cdktf",
    packages: ["cdktf@0.21.0", "constructs@10.4.2", "@cdktf/provider-aws@20.1.0", node22, node24],
    node: process.execPath,
    written: (text) => text,
  },
  {
    name: "cdktn",
    packages: [
      ...Object.entries<string>(
        JSON.parse(snippetsOf(pageOf("docs/moving.md"), "json")[0] ?? "{}").dependencies,
      ).flatMap(([name, version]) => (name === "keepwatch" ? [] : [`${name}@${version}`])),
      node22,
    ],
    node: join("node_modules", "node22", "bin", "node"),
    written: forked,
  },
];

/** How a user's compiler finds packages. `ts-node` runs nothing but CommonJS; others have tsx. */
const configurations: readonly { readonly name: string; readonly changed: object; readonly runner: string }[] = [
  { name: "as cdktf init writes it", changed: {}, runner: "ts-node/dist/bin.js" },
  {
    name: "NodeNext",
    changed: { module: "NodeNext", moduleResolution: "NodeNext" },
    runner: "ts-node/dist/bin.js",
  },
  { name: "bundler", changed: { module: "ESNext", moduleResolution: "bundler" }, runner: "tsx/dist/cli.mjs" },
];

describeEndToEnd("the package, installed as a user would", () => {
  let root: string;
  let tarball: string;

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-install-")));
    tarball = await packed(root);
  }, installation);
  afterAll(() => rmSync(root, { recursive: true, force: true }), installation);

  const here = (folder: string, environment: NodeJS.ProcessEnv = process.env) => ({ folder, environment });

  /** Puts the tarball where the pages say that it lies. */
  const vendored = (folder: string): void => {
    mkdirSync(join(folder, "vendor"), { recursive: true });
    cpSync(tarball, join(folder, "vendor", basename(tarball)));
  };

  /** Runs commands of a page one after the other, without questions and without a call to AWS. */
  const ran = (folder: string, commands: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> =>
    outputOf("sh", ["-ec", commands.join("\n")], here(folder, { ...offlineEnvironment(root), ...environment }));

  test("a fresh clone packs what it must have built first, and no module that nothing loads", async () => {
    const paths = (await outputOf("tar", ["-tzf", tarball], here(root))).split("\n");
    for (const path of ["dist/keepwatch.cjs", "dist/gate.cjs", "dist/modules/index.js", "docs/report.schema.json"]) {
      expect(paths).toContain(`package/${path}`);
    }
    expect(paths.filter((path) => /^package\/dist\/cli\/.*\.js$/.test(path))).toEqual([]);
  });

  test("publint and attw find nothing", async () => {
    const asked = [
      ["publint", "run", "--strict", tarball],
      ["attw", tarball],
    ];
    for (const words of asked) {
      const { exitCode, stdout } = await answerOf("npx", ["--no-install", ...words], here(project));
      expect(`${exitCode}\n${stdout}`).toMatch(/^0\n/);
    }
  }, 60_000);

  describe.each(installations)("in a project of $name", ({ name, packages, node, written }) => {
    let folder: string;

    beforeAll(async () => {
      folder = join(root, name);
      initialProject(folder);
      writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "first", private: true }));
      vendored(folder);
      const tools = ["@types/node", "typescript", "jest", "@types/jest", "ts-jest", "tsx"];
      const wanted = [...packages, ...tools.map((tool) => `${tool}@${versionOf(tool)}`), "ts-node@10.9.2"];
      await outputOf("npm", ["install", "--no-audit", "--no-fund", "--save-exact", ...wanted, tarball], here(folder));
      const texts = {
        "main.ts": program,
        "call.ts": call,
        ...Object.fromEntries(
          ["security-stack.ts", "security-stack.test.ts"].map((file) => [
            file,
            readFileSync(join(project, "examples", "tested", file), "utf8"),
          ]),
        ),
        "setup.js": readFileSync(join(folder, "setup.js"), "utf8"),
      };
      for (const [file, text] of Object.entries(texts)) {
        writeFileSync(join(folder, file), written(text));
      }
      rmSync(join(folder, "__tests__"), { recursive: true });
      cpSync(recordedFile("no-change"), join(folder, "plan.json"));
    }, installation);

    describe.each(configurations)("compiled $name", ({ changed, runner }) => {
      const run = (...words: readonly string[]) =>
        outputOf(node === process.execPath ? node : join(folder, node), words, here(folder));

      beforeAll(() => {
        const template = JSON.parse(
          readFileSync(join(project, "node_modules/cdktf-cli/bundle/templates/typescript/tsconfig.json"), "utf8"),
        );
        const compilerOptions = { ...template.compilerOptions, ...changed, incremental: false };
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ ...template, compilerOptions }));
      });

      test("the programs of the pages and a tested stack fit the types, those of all packages included", async () => {
        const { stdout } = await answerOf(
          "npx",
          ["--no-install", "tsc", "--noEmit", "--skipLibCheck", "false"],
          here(folder),
        );
        expect(stdout).toBe("");
      }, 120_000);

      test("the program of the page synthesises", async () => {
        rmSync(join(folder, "cdktf.out"), { recursive: true, force: true });
        await run(join("node_modules", runner), "main.ts");
        const text = readFileSync(join(folder, "cdktf.out", "stacks", "security", "cdk.tf.json"), "utf8");
        expect(Object.keys(JSON.parse(text).resource)).toContain("aws_cloudwatch_metric_alarm");
      }, 60_000);

      test("the call of the page judges a plan", async () => {
        expect(await run(join("node_modules", runner), "call.ts")).toMatch(/^pass /);
      }, 60_000);

      test("a jest test of the user's own stack passes", async () => {
        await run(join("node_modules", "jest", "bin", "jest.js"));
      }, 120_000);
    });

    if (name !== "cdktf") return;

    test("the pipeline that the pages show gates the plan of the stack, where it lies", async () => {
      writeFileSync(
        join(folder, "tsconfig.json"),
        readFileSync(join(project, "node_modules/cdktf-cli/bundle/templates/typescript/tsconfig.json")),
      );
      const stack = join(folder, "cdktf.out", "stacks", "security");
      mkdirSync(stack, { recursive: true });
      writeFileSync(join(stack, "provider_override.tf.json"), JSON.stringify(offline));
      const shown = snippetWith(gating, "yaml", "cdktf.out");
      const commands = runLines(shown).filter((line) => line !== "npm ci");
      expect(snippetWith(installing, "sh", "cdktf.out").trim().split("\n")).toEqual(commands);
      const workflow = readFileSync(join(project, "examples", "pipelines", "cdktf.yml"), "utf8");
      expect(runLines(workflow).map((line) => line.replace(" -input=false", ""))).toEqual(runLines(shown));
      expect(await ran(folder, commands, {})).toContain("PASS  ");
    }, 120_000);
  });

  test("every command that installs from the tarball is one that npm takes", async () => {
    const folder = join(root, "pinned");
    vendored(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "pinned", private: true }));
    for (const page of [provisioning, installing]) {
      const [command = ""] = snippetWith(page, "sh", "npm install --save-exact ./vendor").trim().split("\n");
      await outputOf("sh", ["-ec", `${command} --dry-run`], here(folder));
    }
  }, 120_000);

  test(
    "a tag of the repository is one that npm takes",
    async () => {
      const [origin, folder] = [join(root, "clone"), join(root, "tagged")];
      const git = (...words: readonly string[]) =>
        outputOf("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", ...words], here(origin));
      await git("init", "--quiet");
      await git("add", "--all");
      await git("commit", "--quiet", "--message", "all");
      await git("tag", "v0.1.0");
      mkdirSync(folder);
      writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "tagged", private: true }));
      await outputOf("npm", ["install", "--no-audit", "--no-fund", `git+file://${origin}#v0.1.0`], here(folder));
      expect(await outputOf("npx", ["--no-install", "keepwatch", "--version"], here(folder))).toBe("0.1.0\n");
      expect(readdirSync(join(folder, "node_modules", "keepwatch", "dist"))).toContain("policy.wasm");
    },
    installation,
  );

  test(
    "a folder that nothing is built in is one that npm takes",
    async () => {
      const [clone, folder] = [join(root, "clone"), join(root, "linked")];
      rmSync(join(clone, "dist"), { recursive: true });
      mkdirSync(folder);
      writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "linked", private: true }));
      await outputOf("npm", ["install", "--no-audit", "--no-fund", clone], here(folder));
      expect(await outputOf("npx", ["--no-install", "keepwatch", "--version"], here(folder))).toBe("0.1.0\n");
    },
    installation,
  );

  describe("with plain Terraform", () => {
    let folder: string;
    let environment: NodeJS.ProcessEnv;

    beforeAll(() => {
      folder = join(root, "plain");
      vendored(folder);
      const prefix = join(root, "global");
      environment = {
        npm_config_prefix: prefix,
        PATH: [join(prefix, "bin"), withoutAws(process.env)["PATH"]].join(delimiter),
      };
      writeFileSync(join(folder, "provider_override.tf.json"), JSON.stringify(offline));
    });

    test(
      "the commands that the pages show install, copy the modules, plan and gate",
      async () => {
        const shown = runLines(snippetWith(gating, "yaml", "npm install --global"));
        expect(snippetWith(installing, "sh", "npm install --global").trim().split("\n")).toEqual(shown);
        const workflow = readFileSync(join(project, "examples", "pipelines", "terraform.yml"), "utf8");
        expect(runLines(workflow).map((line) => line.replace(" -input=false", ""))).toEqual(shown);
        const [install = "", ...others] = shown;
        cpSync(join(project, "examples", "terraform"), folder, { recursive: true });
        const copy = snippetWith(installing, "sh", "cp -r").trim();
        expect(await ran(folder, [install, copy, ...others], environment)).toContain("PASS  ");
      },
      installation,
    );

    test("the page's call of the module is planned and gated in the example's place", async () => {
      const example = readFileSync(join(project, "examples", "terraform", "main.tf"), "utf8");
      const [head = ""] = example.split(/^module /m);
      writeFileSync(join(folder, "main.tf"), head + snippetWith(provisioning, "hcl", "module"));
      const said = await ran(folder, ["terraform plan -out=plan.bin", "keepwatch gate plan.bin"], environment);
      expect(said).toContain("PASS  ");
    }, 120_000);
  });

  describe("with other releases of Node.js", () => {
    const folder = () => join(root, "cdktf");

    const importing = `
      import { gatePlan } from "keepwatch/gate";
      import { IamPolicyChangeMonitoring } from "keepwatch";
      import { readFileSync } from "node:fs";
      const { verdict } = await gatePlan(readFileSync(process.argv[2]));
      console.log(verdict, typeof IamPolicyChangeMonitoring, process.versions.node.split(".")[0]);`;
    const requiring = `
      const { gatePlan } = require("keepwatch/gate");
      const { IamPolicyChangeMonitoring } = require("keepwatch");
      gatePlan(require("node:fs").readFileSync(process.argv[2])).then(({ verdict }) =>
        console.log(verdict, typeof IamPolicyChangeMonitoring, process.versions.node.split(".")[0]));`;

    test.each(["22", "24"])(
      "command and library run on %s",
      async (major) => {
        const node = join(folder(), "node_modules", `node${major}`, "bin", "node");
        const plan = recordedFile("alarm-threshold-three");
        const { exitCode, stdout } = await answerOf(
          node,
          ["node_modules/keepwatch/dist/keepwatch.cjs", "gate", plan],
          here(folder()),
        );
        expect(exitCode).toBe(1);
        expect(stdout).toMatch(/^REJECT/);
        for (const [file, text] of [
          ["library.mjs", importing],
          ["library.cjs", requiring],
        ] as const) {
          writeFileSync(join(folder(), file), text);
          expect(await outputOf(node, [file, plan], here(folder()))).toBe(`fail function ${major}\n`);
        }
      },
      60_000,
    );
  });
});
