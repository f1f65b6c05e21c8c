import { type Budget, budgetOf } from "../limits";
import { answerOf } from "./answer";
import type { Judgement } from "./judgement";
import type { Picture } from "./picture";
import { type Entrypoint, jsonBytes, type PictureEntrypoint, type Question } from "./policy";

/**
 * Judges a Terraform document, projected or whole.
 *
 * @throws DocumentError where it asks for more than it may, InternalError where the policy itself fails
 */
export const judged = async (
  document: unknown,
  question: Question = {},
  budget: Budget = budgetOf(),
): Promise<Judgement> => judgementOn("gate/judgement", document, question, budget);

/**
 * Judges what a refresh found: against what was last applied, and outright. A state is judged outright.
 *
 * @throws DocumentError where it asks for more than it may, InternalError where the policy itself fails
 */
export const judgedDrift = async (
  document: unknown,
  question: Omit<Question, "require"> = {},
  budget: Budget = budgetOf(),
): Promise<Judgement> => judgementOn("drift/judgement", document, question, budget);

function judgementOn(entrypoint: Entrypoint, document: unknown, question: Question, budget: Budget): Judgement {
  const text = jsonBytes(document);
  return answerOf(text.byteLength, budget, (policy) => policy.judge(text, entrypoint, question));
}

/**
 * The chains of a Terraform document, to be drawn.
 *
 * @throws DocumentError where it asks for more than it may, InternalError where the policy itself fails
 */
export function pictured(
  entrypoint: PictureEntrypoint,
  document: unknown,
  question: Question,
  budget: Budget = budgetOf(),
): Picture {
  const text = jsonBytes(document);
  return answerOf(text.byteLength, budget, (policy) => policy.picture(text, entrypoint, question));
}
