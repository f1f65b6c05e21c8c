import { type Budget, budgetOf } from "../limits";
import { answerOf } from "./answer";
import type { Judgement } from "./judgement";
import { jsonBytes } from "./policy";
import { withPosture } from "./required";
import { onDay, type Waiver, withWaivers } from "./waivers";

/** What somebody answers for. */
export interface Waiving {
  /**
   * Flaws that somebody answers for.
   * @default - none
   */
  readonly waivers?: readonly Waiver[];
  /**
   * Day on which waivers must hold.
   * @default - today
   */
  readonly today?: Date;
}

/** What is asked of a plan. */
export interface Question extends Waiving {
  /**
   * Whether what the plan leaves must protect every event, whatever was before.
   * @default false
   */
  readonly require?: boolean;
}

/**
 * Judges a Terraform document, projected or whole.
 *
 * @throws DocumentError where it asks for more than it may, InternalError where the policy itself fails
 */
export async function judged(
  document: unknown,
  { require = false, ...waived }: Question = {},
  budget: Budget = budgetOf(),
): Promise<Judgement> {
  const text = jsonBytes(document);
  return answerOf(text.byteLength, budget, (policy) =>
    underWaivers((holding) => {
      const gate = policy.judge(text, "gate/judgement", holding);
      return require ? withPosture(gate, policy.judge(text, "posture/judgement", holding)) : gate;
    }, waived),
  );
}

/**
 * Judges what a refresh found: against what was last applied, and outright. A state is judged outright.
 *
 * @throws DocumentError where it asks for more than it may, InternalError where the policy itself fails
 */
export async function judgedDrift(
  document: unknown,
  waived: Waiving = {},
  budget: Budget = budgetOf(),
): Promise<Judgement> {
  const text = jsonBytes(document);
  return answerOf(text.byteLength, budget, (policy) =>
    underWaivers((holding) => policy.judge(text, "drift/judgement", holding), waived),
  );
}

function underWaivers(
  judge: (holding?: readonly Waiver[]) => Judgement,
  { waivers = [], today = new Date() }: Waiving,
): Judgement {
  if (waivers.length === 0) return judge();
  const { holding, expired } = onDay(waivers, today);
  return withWaivers(judge(), judge(holding), { holding, expired });
}
