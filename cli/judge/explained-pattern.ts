import { budgetOf } from "../limits";
import { answerOf } from "./answer";
import type { PatternExplanation } from "./pattern-explanation";

/**
 * What the proof says of a filter pattern.
 *
 * @throws InternalError where the policy itself fails
 */
export const explainedPattern = (pattern: string): PatternExplanation =>
  answerOf(pattern.length, budgetOf(), (policy) => policy.explainPattern(pattern));
