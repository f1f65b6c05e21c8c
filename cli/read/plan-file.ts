import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { DocumentError } from "../errors";

const programs = ["terraform", "tofu"] as const;

/**
 * JSON text of a saved plan file, by `terraform show -json` in the file's folder, or by `tofu` where there is no terraform.
 *
 * @throws DocumentError where neither is on PATH, or it cannot read the file
 */
export async function shownPlan(file: string): Promise<Uint8Array> {
  for (const program of programs) {
    const shown = await show(program, file);
    if (shown !== undefined) return shown;
  }
  throw new DocumentError(
    "plan_file_unreadable",
    "this is a saved plan file, and neither terraform nor tofu is on PATH to read it",
    "Put one there, or give what `terraform show -json PLAN` prints.",
  );
}

/** The same for a plan file that comes from standard input: it is shown from a folder of its own. */
export async function shownPlanOf(bytes: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "keepwatch-"));
  try {
    const file = join(folder, "plan");
    await writeFile(file, bytes, { mode: 0o600 });
    return await shownPlan(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the program prints, or undefined where it is not on PATH. */
function show(program: string, file: string): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    const child = spawn(program, ["show", "-json", "-no-color", basename(file)], {
      cwd: dirname(file),
      env: { ...process.env, TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
    child.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") resolve(undefined);
      else reject(error);
    });
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(output));
      else reject(refusalOf(program, Buffer.concat(complaints).toString("utf8")));
    });
  });
}

const mostLines = 12;

function refusalOf(program: string, complaint: string): DocumentError {
  const lines = complaint.split("\n").filter((line) => /\w/.test(line));
  return new DocumentError(
    "plan_file_unreadable",
    `\`${program} show -json\` could not read the plan file:\n${lines.slice(-mostLines).join("\n")}`,
    "Run it where the plan was made, after init, with the version that made it; or give what it printed there.",
  );
}
