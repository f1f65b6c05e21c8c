import { Readable } from "node:stream";
import { run } from "../../cli/program";
import type { Output } from "../../cli/surroundings";

/** What may stand around a call of the command. */
export interface Around {
  /** What comes from standard input. */
  readonly input?: string | Uint8Array;
  /** Standard input itself, where more is asked of it. */
  readonly stdin?: Readable;
  readonly env?: Readonly<Record<string, string>>;
  readonly today?: Date;
  /** Whether its streams are a terminal. */
  readonly terminal?: boolean;
}

const collecting = (isTTY: boolean): Output & { readonly text: () => string } => {
  const texts: string[] = [];
  return { write: (text) => texts.push(text), isTTY, text: () => texts.join("") };
};

/** What the command answers, run in this process. */
export const called = async (
  args: readonly string[],
  {
    input = "",
    stdin: given = Readable.from([Buffer.from(input)]),
    env = {},
    today = new Date("2029-06-01"),
    terminal = false,
  }: Around = {},
): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> => {
  const [stdout, stderr] = [collecting(terminal), collecting(terminal)];
  const stdin = Object.assign(given, { isTTY: terminal });
  const status = await run(args, { stdin, stdout, stderr, env, today });
  return { status, stdout: stdout.text(), stderr: stderr.text() };
};
