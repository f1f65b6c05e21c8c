// The command starts with the code that the build kept, and writes nothing: asked of the built command itself.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { recordedFile } from "../plans/corpus";

const dist = join(__dirname, "..", "..", "dist");
const cache = `command.${process.versions.v8}-${process.arch}.cache`;

/** The built command alone, in a folder that may not be written to. */
function installed(change: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-start-"));
  for (const file of ["keepwatch.cjs", "command.cjs", "policy.wasm", "scanner.wasm", cache]) {
    copyFileSync(join(dist, file), join(folder, file));
  }
  change(folder);
  // Says whether V8 took the code that was kept
  writeFileSync(
    join(folder, "hook.cjs"),
    `const vm = require("node:vm");
     const { Script } = vm;
     vm.Script = class extends Script { constructor(...given) { super(...given); process.stderr.write("refused: " + this.cachedDataRejected); } };`,
  );
  writeFileSync(join(folder, "plan.json"), gunzipSync(readFileSync(recordedFile("alarm-average"))));
  chmodSync(folder, 0o555);
  return folder;
}

function started(change: (folder: string) => void) {
  const folder = installed(change);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--require", join(folder, "hook.cjs"), join(folder, "keepwatch.cjs"), "gate", join(folder, "plan.json")],
    { encoding: "utf8" },
  );
  const files = readdirSync(folder);
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
  return { answer: { status, stdout }, stderr, files };
}

const whole = started(() => undefined);

test("the command starts with the code that was kept when it was built, and writes nothing", () => {
  expect(whole.answer).toMatchObject({ status: 1, stdout: expect.stringMatching(/^REJECT/) });
  expect(whole.stderr).toBe("refused: false");
  expect(whole.files.sort()).toEqual(
    ["keepwatch.cjs", "command.cjs", "policy.wasm", "scanner.wasm", cache, "hook.cjs", "plan.json"].sort(),
  );
});

const otherVersion = (code: Buffer): Buffer => {
  code.writeUInt32LE(code.readUInt32LE(4) + 1, 4);
  return code;
};

test.each<[string, (file: string) => void, string]>([
  ["there is none", (file) => rmSync(file), "undefined"],
  ["it is empty", (file) => writeFileSync(file, ""), "true"],
  ["it is cut", (file) => writeFileSync(file, readFileSync(file).subarray(0, 1000)), "true"],
  ["another V8 made it", (file) => writeFileSync(file, otherVersion(readFileSync(file))), "true"],
])("where %s, V8 compiles the command, and the answer is the same", (_, change, refused) => {
  const { answer, stderr } = started((folder) => change(join(folder, cache)));
  expect(answer).toEqual(whole.answer);
  expect(stderr).toBe(`refused: ${refused}`);
});
