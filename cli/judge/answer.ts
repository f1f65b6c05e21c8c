import { catalogue } from "../../spec";
import { endedInTime } from "../ended-in-time";
import type { Budget } from "../limits";
import { tooMuch, tooSlow } from "../read/refusals";
import { compiledPolicy } from "./compiled-policy";
import { loadedPolicy, OutOfMemory, type Policy } from "./policy";

let ready: { readonly bytes: number; readonly memory: number; readonly policy: Policy } | undefined;

/** The policy with room for so many bytes; one that is there already is used again. */
function policyFor(bytes: number, memory: number): Policy {
  if (ready === undefined || ready.bytes < bytes || ready.memory > memory) {
    ready = { bytes, memory, policy: loadedPolicy(compiledPolicy(), catalogue, bytes, memory) };
  }
  return ready.policy;
}

const notJudged = (): Error => tooSlow("the document was not judged");

/**
 * What the policy answers within the budget. One that was stopped, or has no memory left, answers nothing more.
 *
 * @throws DocumentError where a document of so many bytes asks for more than it may
 */
export function answerOf<Answer>(bytes: number, budget: Budget, ask: (policy: Policy) => Answer): Answer {
  try {
    return endedInTime(budget.left(), notJudged, () => ask(policyFor(bytes, budget.memory)));
  } catch (error) {
    ready = undefined;
    throw error instanceof OutOfMemory ? tooMuch(budget.memory) : error;
  }
}
