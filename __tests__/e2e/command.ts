import { spawn, spawnSync } from "node:child_process";

/** What a command answered. */
export interface Answer {
  /** -1 where a signal ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what a command runs. */
export interface Surroundings {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** What it reads from stdin. */
  readonly input?: string;
  /** Milliseconds after which it is ended. */
  readonly timeout?: number;
}

/** Runs a command to its end, whatever its exit code. */
export const answerOf = (
  command: string,
  words: readonly string[],
  { folder, environment, input = "", timeout }: Surroundings,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: folder, env: environment, timeout });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ exitCode: code ?? -1, stdout, stderr }));
    // A command that ends without reading its input must not end this process
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });

/** Runs a command that must succeed, and returns what it printed. */
export const outputOf = async (
  command: string,
  words: readonly string[],
  surroundings: Surroundings,
): Promise<string> => {
  const { exitCode, stdout, stderr } = await answerOf(command, words, surroundings);
  if (exitCode !== 0) {
    throw new Error(`"${command} ${words.join(" ")}" ended with ${exitCode}:\n${stdout}\n${stderr}`);
  }
  return stdout;
};

/** Whether a command is there and ends well; answered at once, for a decision before any test is defined. */
export const isRunnable = (command: string, words: readonly string[]): boolean =>
  spawnSync(command, words, { stdio: "ignore" }).status === 0;
