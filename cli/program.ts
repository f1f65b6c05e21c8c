import type { Call } from "./call";
import { drift } from "./commands/drift";
import { gate } from "./commands/gate";
import { commonCall } from "./common-call";
import { keepwatchErrorOf } from "./errors";
import { type ExitCode, exitCode } from "./exit-code";
import { inert, shortened } from "./report/escape";
import type { Output, Surroundings } from "./surroundings";

/**
 * Runs the command: reads its arguments, answers, and says what went wrong.
 *
 * @returns the exit code
 */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  try {
    const call = commonCall(args) ?? callOf(args, surroundings);
    return call === undefined ? exitCode.pass : await answered(call, surroundings);
  } catch (error) {
    return failed(error, surroundings.stderr);
  }
}

// What few calls need is loaded late: to load it takes longer than to judge a small plan.
function callOf(args: readonly string[], surroundings: Surroundings): Call | undefined {
  const commandLine: typeof import("./command-line") = require("./command-line");
  return commandLine.callOf(args, surroundings);
}

async function answered(call: Call, surroundings: Surroundings): Promise<ExitCode> {
  switch (call.command) {
    case "gate":
      return gate(call.plans, call.options, surroundings);
    case "drift":
      return drift(call.plans, call.options, surroundings);
    case "graph": {
      const { graph }: typeof import("./commands/graph") = require("./commands/graph");
      return graph(call.plan, call.options, surroundings);
    }
    case "explain pattern": {
      const { explainPattern }: typeof import("./commands/explain-pattern") = require("./commands/explain-pattern");
      return explainPattern(call.pattern, call.options, surroundings);
    }
    case "explain": {
      const { explainRule }: typeof import("./commands/rules") = require("./commands/rules");
      return explainRule(call.reason, call.options, surroundings);
    }
    case "rules": {
      const { listRules }: typeof import("./commands/rules") = require("./commands/rules");
      return listRules(call.options, surroundings);
    }
    case "policy export": {
      const { exportPolicy }: typeof import("./commands/export-policy") = require("./commands/export-policy");
      return exportPolicy(call.folder, call.options, surroundings);
    }
  }
}

/** Longest line that is printed of a complaint. */
const longestLine = 1000;

/** Says on standard error why there is no answer, and gives the exit code of that. */
export function failed(error: unknown, stderr: Output): ExitCode {
  const { reason, message, remedy } = keepwatchErrorOf(error);
  // A complaint may repeat a name or an option that somebody else chose
  const complain = (text: string): unknown =>
    stderr.write(
      `keepwatch: ${text
        .split("\n")
        .map((line) => inert(shortened(line, longestLine)))
        .join("\n")}\n`,
    );
  switch (reason) {
    case "wrong_use":
      complain(message);
      return exitCode.wrongUse;
    case "internal_error":
      complain(`internal error, nothing was judged: ${message}`);
      return exitCode.notJudgeable;
    default:
      complain(`${message}. ${remedy} [${reason}]`);
      return exitCode.notJudgeable;
  }
}
