// The executable says what the command says under Node.js, byte by byte, and runs nothing that lies about.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { corpus, recordedFile, recordedPlan } from "../plans/corpus";
import { isRunnable } from "./command";
import { describeWithout, sampled } from "./prerequisites";

const root = join(__dirname, "..", "..");
const command = join(root, "dist", "keepwatch.cjs");

/** What a command answers, in a folder of its own or in the one given. */
const answer = (
  program: string,
  args: readonly string[],
  { input = "" as string | Buffer, folder = newFolder() } = {},
) => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, input, encoding: "utf8" });
  return { status, stdout, stderr };
};

const newFolder = (): string => mkdtempSync(join(tmpdir(), "keepwatch-executable-test-"));

const recorded = readdirSync(corpus)
  .filter((file) => file.endsWith(".json.gz"))
  .map((file) => file.replace(".json.gz", ""));

const registry = isRunnable("npm", ["view", "bun", "version"]) ? [] : ["a registry of npm"];

describeWithout(registry)("the executable without Node.js", () => {
  let executable: string;
  beforeAll(() => {
    const printed = execFileSync(process.execPath, [join(root, "scripts", "build-executable.js")], {
      encoding: "utf8",
    });
    executable = printed.trim();
  });

  test.each([
    ["a plan that keeps everything", ["gate", recordedFile("no-change")], 0],
    ["a plan that weakens", ["gate", recordedFile("alarm-threshold-three")], 1],
    ["a first creation, required", ["gate", "--require", recordedFile("first-creation")], 1],
    ["a warning, strictly", ["gate", "--strict", recordedFile("filter-with-event-source")], 1],
    ["drift that the plan puts back", ["drift", recordedFile("drift-threshold-repaired")], 1],
    ["no such file", ["gate", "nowhere.json"], 2],
    ["an unknown option", ["gate", "--nonsense"], 2],
    ["no command", [], 2],
    ["a pattern that misses events", ["explain", "pattern", "{ $.eventName = CreatePolicy }"], 1],
    ["help", ["gate", "--help"], 0],
    ["the version", ["--version"], 0],
  ])("%s: the same answer as under Node.js", (_, args, status) => {
    const answered = answer(executable, args);
    expect(answered).toEqual(answer(process.execPath, [command, ...args]));
    expect(answered.status).toBe(status);
  });

  test.each(sampled(recorded, 12))("JSON of %s is that of Node.js, byte by byte", (id) => {
    for (const name of ["gate", "drift"]) {
      const args = [name, "--format", "json", recordedFile(id)];
      expect(answer(executable, args)).toEqual(answer(process.execPath, [command, ...args]));
    }
  });

  test("a plan comes from standard input, plain and compressed", () => {
    const expected = answer(process.execPath, [command, "gate", recordedFile("alarm-average")]);
    expect(answer(executable, ["gate", "-"], { input: recordedPlan("alarm-average") })).toEqual(expected);
    expect(answer(executable, ["gate"], { input: readFileSync(recordedFile("alarm-average")) })).toEqual(expected);
  });

  test.each([
    ["an errored plan", JSON.stringify({ ...JSON.parse(recordedPlan("no-change")), errored: true })],
    ["a plan that is cut", recordedPlan("no-change").slice(0, 5000)],
    ["what is not JSON", "no plan"],
    ["nothing", ""],
  ])("%s is not judged", (_, input) => {
    expect(answer(executable, ["gate", "-"], { input })).toMatchObject({ status: 3 });
  });

  test("it carries the policy's sources, too", () => {
    const [own, nodes] = [newFolder(), newFolder()];
    expect(answer(executable, ["policy", "export", "out"], { folder: own }).status).toBe(0);
    expect(answer(process.execPath, [command, "policy", "export", "out"], { folder: nodes }).status).toBe(0);
    expect(spawnSync("diff", ["-r", own, nodes], { encoding: "utf8" }).stdout).toBe("");
  });

  test("what lies in the folder of a plan does not run", () => {
    const folder = newFolder();
    writeFileSync(join(folder, "bunfig.toml"), 'preload = ["./spoil.js"]\n');
    writeFileSync(join(folder, ".env"), "NO_COLOR=1\n");
    writeFileSync(join(folder, "spoil.js"), "process.exit(0);\n");
    mkdirSync(join(folder, "policies"));
    writeFileSync(join(folder, "policy.wasm"), "");
    expect(answer(executable, ["gate", recordedFile("alarm-average")], { folder }).status).toBe(1);
    rmSync(folder, { recursive: true });
  });
});
