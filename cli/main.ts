import { exitCode } from "./exit-code";
import { failed, run } from "./program";
import { preferQuickStart } from "./quick-start";
import type { Surroundings } from "./surroundings";

// Each stream is made when something asks for it: to make one takes time.
const surroundings: Surroundings = {
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  get stderr() {
    // Where nobody reads this either, the code still tells.
    return process.stderr.on("error", () => undefined);
  },
  env: process.env,
  today: new Date(),
};

let isWritten = true;

// Who reads may stop reading: that is no fault. Anything else that cannot be written is one.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  surroundings.stderr.write(`keepwatch: cannot write to standard output: ${error.message}\n`);
  isWritten = false;
  process.exitCode = exitCode.notJudgeable;
});

// Node.js would end with the code of findings.
process.on("uncaughtException", (error) => {
  process.exit(failed(error, surroundings.stderr));
});

preferQuickStart();
// Until there is an answer: whatever else ends the process, nothing was judged.
process.exitCode = exitCode.notJudgeable;
run(process.argv.slice(2), surroundings).then((code) => {
  if (isWritten) process.exitCode = code;
});
