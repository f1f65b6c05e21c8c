import { drift } from "./commands/drift";
import { gate } from "./commands/gate";
import { commonCall } from "./common-call";
import { DocumentError, UsageError } from "./errors";
import { type ExitCode, exitCode } from "./exit-code";
import { preferQuickStart } from "./quick-start";

async function run(args: readonly string[]): Promise<ExitCode> {
  const call = commonCall(args);
  if (call === undefined) return (await import("./program.js")).run(args);
  return call.command === "gate" ? gate(call.plan, call.options) : drift(call.plan, call.options);
}

function explained(error: unknown): ExitCode {
  if (error instanceof UsageError) {
    complain(error.message);
    return exitCode.wrongUse;
  }
  if (error instanceof DocumentError) {
    complain(`${error.message}. ${error.remedy} [${error.reason}]`);
    return exitCode.notJudgeable;
  }
  complain(`internal error, nothing was judged: ${messageOf(error)}`);
  return exitCode.notJudgeable;
}

// OPA's module throws objects that have a message and are no errors.
const messageOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);

// Where nobody reads this either, the code still tells.
const complain = (message: string): void => {
  process.stderr.on("error", () => undefined).write(`keepwatch: ${message}\n`);
};

let isWritten = true;

// Who reads may stop reading: that is no fault. Anything else that cannot be written is one.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  complain(`cannot write to standard output: ${error.message}`);
  isWritten = false;
  process.exitCode = exitCode.notJudgeable;
});

// Node.js would end with the code of findings.
process.on("uncaughtException", (error) => {
  process.exit(explained(error));
});

preferQuickStart();
// Until there is an answer: whatever else ends the process, nothing was judged.
process.exitCode = exitCode.notJudgeable;
run(process.argv.slice(2)).then(
  (code) => {
    if (isWritten) process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = explained(error);
  },
);
