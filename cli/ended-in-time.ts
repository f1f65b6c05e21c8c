import { type Context, createContext, runInContext } from "node:vm";

let context: Context | undefined;

/**
 * Does work that nothing else could interrupt, as a judgement is, and ends it where it takes longer.
 *
 * V8 can end a script that it was given a time for, with all that the script leads to, also WebAssembly. A worker could be ended, too, but
 * its start takes longer than most judgements.
 *
 * @throws what `refusal` makes where the time is over: whatever the work changed may be half done then
 */
export function endedInTime<Result>(milliseconds: number, refusal: () => Error, work: () => Result): Result {
  context ??= createContext({});
  context["work"] = work;
  try {
    return runInContext("work()", context, { timeout: Math.max(Math.ceil(milliseconds), 1) });
  } catch (error) {
    throw isTimeout(error) ? refusal() : error;
  } finally {
    delete context["work"];
  }
}

const isTimeout = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
