import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { addAbortSignal, type Readable } from "node:stream";
import { DocumentError } from "../errors";
import type { Surroundings } from "../surroundings";
import type { Parts } from "./parts";
import { tooSlow } from "./refusals";

type Environment = Surroundings["env"];

type Program = ChildProcessByStdio<null, Readable, Readable>;

const programs = ["terraform", "tofu"] as const;

/**
 * JSON text of a saved plan file, by `terraform show -json` in the file's folder, or by `tofu` where there is no terraform; the signal ends
 * either.
 *
 * @throws DocumentError where neither is on PATH, or it cannot read the file
 */
export async function* shownPlan(file: string, env: Environment, signal: AbortSignal): AsyncIterable<Uint8Array> {
  for (const name of programs) {
    const program = await started(name, file, env, signal);
    if (program === undefined) continue;
    yield* outputOf(name, program, signal);
    return;
  }
  throw new DocumentError(
    "plan_file_unreadable",
    "this is a saved plan file, and neither terraform nor tofu is on PATH to read it",
    "Put one there, or give what `terraform show -json PLAN` prints.",
  );
}

/** The same for a plan file that comes from standard input: it is shown from a folder of its own. */
export async function* shownPlanOf(parts: Parts, env: Environment, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "keepwatch-"));
  try {
    const file = join(folder, "plan");
    await writeFile(file, parts, { mode: 0o600, signal });
    yield* shownPlan(file, env, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The running program, or undefined where it is not on PATH. */
function started(name: string, file: string, env: Environment, signal: AbortSignal): Promise<Program | undefined> {
  return new Promise((resolve, reject) => {
    const program = spawn(name, ["show", "-json", "-no-color", basename(file)], {
      cwd: dirname(file),
      env: { ...env, TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      signal,
      killSignal: "SIGKILL",
    });
    program.once("spawn", () => resolve(program));
    program.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") resolve(undefined);
      else reject(error);
    });
  });
}

async function* outputOf(name: string, program: Program, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const ended = new Promise<number | null>((resolve) => program.once("close", resolve));
  let complaint = "";
  addAbortSignal(signal, program.stderr).on("error", () => undefined);
  program.stderr.on("data", (part: Buffer) => {
    complaint = `${complaint}${part.toString("utf8")}`.slice(-longestComplaint);
  });
  try {
    yield* addAbortSignal(signal, program.stdout);
  } catch (error) {
    throw signal.aborted ? stillRuns(name) : error;
  }
  const code = await ended;
  if (signal.aborted) throw stillRuns(name);
  if (code !== 0) throw refusalOf(name, complaint);
}

const stillRuns = (name: string): DocumentError => tooSlow(`\`${name} show -json\` did not end`);

const longestComplaint = 65_536;
const mostLines = 12;

function refusalOf(name: string, complaint: string): DocumentError {
  const lines = complaint.split("\n").filter((line) => /\w/.test(line));
  return new DocumentError(
    "plan_file_unreadable",
    `\`${name} show -json\` could not read the plan file:\n${lines.slice(-mostLines).join("\n")}`,
    "Run it where the plan was made, after init, with the version that made it; or give what it printed there.",
  );
}
