// Which program shows a saved plan file, and what is said where none does: each trouble has its own sentence. The programs are scripts, because no
// real terraform can be made to fail so.
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { recordedPlan } from "../../plans/corpus";
import { called } from "../called";

const root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-test-")));
afterAll(() => rmSync(root, { recursive: true }));

let count = 0;
const newFolder = (): string => {
  count += 1;
  const folder = join(root, `${count}`);
  mkdirSync(folder);
  return folder;
};

const json = join(newFolder(), "shown.json");
writeFileSync(json, recordedPlan("no-change"));

/** A folder with a program of this name. */
const folderWith = (name: string, script: string, mode = 0o755): string => {
  const folder = newFolder();
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), mode);
  return folder;
};

const shows = `exec cat ${json}`;

/** The plan file in a folder of its own, where a pull request put a program, too. */
const checkout = folderWith("terraform", `${shows} && echo pwned > ${root}/pwned`);
const plan = join(checkout, "plan.tfplan");
writeFileSync(plan, "PK\u0003\u0004");

// The tools of a script are nowhere but here
const tools = ["/bin", "/usr/bin"].join(delimiter);

const gated = async (path: string) => {
  const answer = await called(["gate", "--format", "json", plan], { env: { PATH: path } });
  const { document, findings, verdict } = JSON.parse(answer.stdout);
  return { verdict, shownBy: document.shownBy, message: findings[0]?.message, remedy: findings[0]?.remedy };
};

test("the first of a whole path shows it, and the report says which", async () => {
  const [own, other] = [folderWith("terraform", shows), folderWith("terraform", "exit 1")];
  expect(await gated([own, other, tools].join(delimiter))).toMatchObject({
    verdict: "pass",
    shownBy: join(own, "terraform"),
  });
});

test("tofu shows it where there is no terraform", async () => {
  const own = folderWith("tofu", shows);
  expect(await gated([own, tools].join(delimiter))).toMatchObject({ verdict: "pass", shownBy: join(own, "tofu") });
});

test.each([
  ["a relative folder", () => "."],
  ["an empty entry, which is the current folder", () => ""],
  ["the folder of the plan", () => checkout],
  [
    "a link to it",
    () => {
      const link = join(root, "link");
      symlinkSync(checkout, link);
      return link;
    },
  ],
])("nothing of %s runs", async (_, entry) => {
  const [before, folder] = [process.cwd(), entry()];
  process.chdir(checkout);
  try {
    expect(await gated(folder)).toMatchObject({
      verdict: "error",
      shownBy: undefined,
      message: "this is a saved plan file, and neither terraform nor tofu is on PATH to read it",
    });
  } finally {
    process.chdir(before);
  }
});

test("one that may not be run is named, unless another may", async () => {
  const barred = folderWith("terraform", shows, 0o644);
  expect(await gated(barred)).toMatchObject({
    verdict: "error",
    message: `this is a saved plan file, and "${join(barred, "terraform")}" may not be run to read it`,
  });
  const own = folderWith("terraform", shows);
  expect(await gated([barred, own, tools].join(delimiter))).toMatchObject({ shownBy: join(own, "terraform") });
});

test.each([
  ["is killed", "kill -9 $$", /was ended by SIGKILL before it had shown the plan file/],
  ["fails", "echo no plugin >&2; exit 1", /could not read the plan file:\nno plugin/],
  ["prints before the JSON", `echo hello; ${shows}`, /printed something else than the JSON of a plan/],
  ["prints after the JSON", `cat ${json}; echo hello`, /printed something else than the JSON of a plan/],
  ["prints nothing", "exit 0", /printed something else than the JSON of a plan/],
])("one that %s is told so", async (_, script, says) => {
  const answer = await gated([folderWith("terraform", script), tools].join(delimiter));
  expect(answer.verdict).toBe("error");
  expect(answer.message).toMatch(says);
});

test("one that cannot start is told so", async () => {
  const folder = newFolder();
  writeFileSync(join(folder, "terraform"), "#!/no/such/interpreter\n");
  chmodSync(join(folder, "terraform"), 0o755);
  expect((await gated(folder)).message).toMatch(/"[^"]+terraform" cannot be started to read it: ENOENT/);
});

test.each([
  ["the wrapper of setup-terraform", `[command]/usr/bin/terraform-bin show -json plan\n{}`, /wrapper of hashicorp/],
  ["a command of GitHub Actions", "::debug::exitcode: 0\n{}", /command of GitHub Actions/],
  ["a terminal", "\u001b[0m{}", /colours of a terminal/],
  ["a plan for people", "\nTerraform used the selected providers to generate…", /print it for people/],
])("what %s printed is recognised", async (_, text, says) => {
  const file = join(newFolder(), "plan.json");
  writeFileSync(file, text);
  const { status, stderr } = await called(["gate", file]);
  expect(status).toBe(3);
  expect(stderr).toMatch(says);
});
