import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { addAbortSignal, type Readable } from "node:stream";
import { DocumentError } from "../errors";
import type { Surroundings } from "../surroundings";
import type { Parts } from "./parts";
import { type Program, programOnPath, realOf } from "./program-on-path";
import { tooSlow } from "./refusals";

/** What a plan file is shown by, and who is told which program that is. */
export type Showing = Pick<Surroundings, "env"> & {
  /** @param file of the program */
  readonly tellProgram?: (file: string) => void;
};

type Running = ChildProcessByStdio<null, Readable, Readable>;

const names = ["terraform", "tofu"];

/**
 * JSON text of a saved plan file, by `terraform show -json` in the file's folder, or by `tofu` where there is no terraform; the signal ends
 * either. Neither is taken from the folder of the plan, or from that in which the command runs.
 *
 * @throws DocumentError where neither is on PATH, or it cannot read the file
 */
export async function* shownPlan(file: string, showing: Showing, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const program = programOnPath(names, showing.env, [realOf(dirname(resolve(file))), realOf(process.cwd())]);
  if (program === undefined) {
    throw new DocumentError(
      "plan_file_unreadable",
      "this is a saved plan file, and neither terraform nor tofu is on PATH to read it",
      "Put one into a folder whose whole path PATH names, or give what `terraform show -json PLAN` prints.",
    );
  }
  showing.tellProgram?.(program.file);
  yield* outputOf(program.name, await started(program, file, showing.env, signal), signal);
}

/** The same for a plan file that comes from standard input: it is shown from a folder of its own. */
export async function* shownPlanOf(parts: Parts, showing: Showing, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "keepwatch-"));
  try {
    const file = join(folder, "plan");
    await writeFile(file, parts, { mode: 0o600, signal });
    yield* shownPlan(file, showing, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function started({ file }: Program, plan: string, env: Surroundings["env"], signal: AbortSignal): Promise<Running> {
  return new Promise((done, reject) => {
    const running = spawn(file, ["show", "-json", "-no-color", basename(plan)], {
      cwd: dirname(plan),
      env: { ...env, TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      signal,
      killSignal: "SIGKILL",
    });
    running.once("spawn", () => done(running));
    running.on("error", (error: NodeJS.ErrnoException) => {
      reject(signal.aborted ? error : notStarted(file, error.code ?? error.message));
    });
  });
}

const notStarted = (file: string, why: string): DocumentError =>
  new DocumentError(
    "plan_file_unreadable",
    `this is a saved plan file, and "${file}" cannot be started to read it: ${why}`,
    "Put one for this machine there, or give what `terraform show -json PLAN` prints.",
  );

async function* outputOf(name: string, program: Running, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    program.once("close", (code, killed) => resolve(code ?? killed));
  });
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
  const end = await ended;
  if (signal.aborted) throw stillRuns(name);
  if (typeof end === "string") throw killed(name, end);
  if (end !== 0) throw refusalOf(name, complaint);
}

const stillRuns = (name: string): DocumentError => tooSlow(`\`${name} show -json\` did not end`);

const killed = (name: string, by: string): DocumentError =>
  new DocumentError(
    "plan_file_unreadable",
    `\`${name} show -json\` was ended by ${by} before it had shown the plan file`,
    "The machine may have too little memory: give it more, or give what `terraform show -json PLAN` prints.",
  );

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
