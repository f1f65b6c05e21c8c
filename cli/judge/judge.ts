import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../spec";
import { newDigest } from "../digest";
import { endedInTime } from "../ended-in-time";
import { InternalError } from "../errors";
import { type Budget, budgetOf } from "../limits";
import { tooMuch, tooSlow } from "../read/refusals";
import type { Finding, Judgement } from "./judgement";
import type { PatternExplanation } from "./pattern-explanation";
import { jsonBytes, loadedPolicy, OutOfMemory, type Policy } from "./policy";
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

/** Folders where the compiled policy lies: beside the built command, and in the sources. */
const folders = [__dirname, join(__dirname, "..", "..", "policies")];

// At once: through the event loop, it would take several times as long.
function compiledPolicy(): Uint8Array {
  for (const folder of folders) {
    try {
      return readFileSync(join(folder, "policy.wasm"));
    } catch {
      // The next folder may have it
    }
  }
  throw new InternalError('the compiled policy "policy.wasm" is not there; install the package again');
}

/** Digest of the rules: of the compiled policy, and of the catalogue after it. */
export function policyDigest(): string {
  const digest = newDigest();
  digest.add(compiledPolicy());
  digest.add(Buffer.from(JSON.stringify(catalogue)));
  return digest.text();
}

let ready: { readonly bytes: number; readonly memory: number; readonly policy: Policy } | undefined;

/** The policy with room for so many bytes; one that is there already is used again. */
function policyFor(bytes: number, memory: number): Policy {
  if (ready === undefined || ready.bytes < bytes || ready.memory > memory) {
    ready = { bytes, memory, policy: loadedPolicy(compiledPolicy(), catalogue, bytes, memory) };
  }
  return ready.policy;
}

/** What the policy answers within the budget. One that was stopped, or has no memory left, answers nothing more. */
function answerOf<Answer>(bytes: number, budget: Budget, ask: (policy: Policy) => Answer): Answer {
  try {
    return endedInTime(budget.left(), notJudged, () => ask(policyFor(bytes, budget.memory)));
  } catch (error) {
    ready = undefined;
    throw error instanceof OutOfMemory ? tooMuch(budget.memory) : error;
  }
}

const notJudged = (): Error => tooSlow("the document was not judged");

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

/**
 * What the proof says of a filter pattern.
 *
 * @throws InternalError where the policy itself fails
 */
export async function explainedPattern(pattern: string): Promise<PatternExplanation> {
  return answerOf(pattern.length, budgetOf(), (policy) => policy.explainPattern(pattern));
}

// The posture's findings say as failures what the gate says of a first creation, or of what it takes over, as notes and warnings.
function withPosture(gate: Judgement, posture: Judgement): Judgement {
  const rejecting = new Set(gate.findings.filter(rejects).map(identity));
  const outright = new Set(posture.findings.map(identity));
  return {
    ...gate,
    findings: [
      ...gate.findings.filter((finding) => rejects(finding) || keeps(finding, outright)),
      ...posture.findings.filter((finding) => !rejecting.has(identity(finding))),
    ],
  };
}

const rejects = ({ outcome }: Finding): boolean => outcome === "fail" || outcome === "unknown";

const keeps = (finding: Finding, outright: ReadonlySet<string>): boolean =>
  (finding.outcome !== "note" || finding.args.level === "") && !outright.has(identity(finding));

const identity = ({ reason, subject, args: { detail } }: Finding): string => JSON.stringify([reason, subject, detail]);
