import { type Budget, budgetOf } from "../limits";
import { answerOf } from "./answer";
import type { Judgement } from "./judgement";
import { jsonBytes } from "./policy";
import { withPosture } from "./required";
import { onDay, type Waiver, withWaivers } from "./waivers";

/** Flaws that somebody answers for, and the day on which the waivers must hold. */
export interface Waiving {
  readonly waivers: readonly Waiver[];
  readonly today: Date;
}

/** What is asked of a plan. */
export interface Question {
  /**
   * Whether what the plan leaves must protect every event, whatever was before.
   * @default false
   */
  readonly require?: boolean;
  /**
   * What somebody answers for.
   * @default - nothing
   */
  readonly waiving?: Waiving | undefined;
}

/**
 * Judges a Terraform document, projected or whole.
 *
 * @throws DocumentError where it asks for more than it may, InternalError where the policy itself fails
 */
export async function judged(
  document: unknown,
  { require = false, waiving }: Question = {},
  budget: Budget = budgetOf(),
): Promise<Judgement> {
  const text = jsonBytes(document);
  return answerOf(text.byteLength, budget, (policy) =>
    underWaivers((holding) => {
      const gate = policy.judge(text, "gate/judgement", holding);
      return require ? withPosture(gate, policy.judge(text, "posture/judgement", holding)) : gate;
    }, waiving),
  );
}

/**
 * Judges what a refresh found: against what was last applied, and outright. A state is judged outright.
 *
 * @throws DocumentError where it asks for more than it may, InternalError where the policy itself fails
 */
export async function judgedDrift(
  document: unknown,
  waiving?: Waiving,
  budget: Budget = budgetOf(),
): Promise<Judgement> {
  const text = jsonBytes(document);
  return answerOf(text.byteLength, budget, (policy) =>
    underWaivers((holding) => policy.judge(text, "drift/judgement", holding), waiving),
  );
}

function underWaivers(judge: (holding?: readonly Waiver[]) => Judgement, waiving?: Waiving): Judgement {
  if (waiving === undefined || waiving.waivers.length === 0) return judge();
  const { holding, expired } = onDay(waiving.waivers, waiving.today);
  return withWaivers(judge(), judge(holding), { holding, expired });
}
