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
  complain(`internal error, nothing was judged: ${error instanceof Error ? error.message : String(error)}`);
  return exitCode.notJudgeable;
}

const complain = (message: string): void => {
  process.stderr.write(`keepwatch: ${message}\n`);
};

// Who reads may stop reading: that is no fault. Anything else that cannot be written is one.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  complain(`cannot write to standard output: ${error.message}`);
  process.exitCode = exitCode.notJudgeable;
});

preferQuickStart();
run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode ??= code;
  },
  (error: unknown) => {
    process.exitCode = explained(error);
  },
);
