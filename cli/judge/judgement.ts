import { InternalError } from "../errors";

/** How a finding counts: `fail` and `unknown` reject, `warn` does where the user is strict, `note` never. */
export type Outcome = "fail" | "unknown" | "warn" | "note";

/** One cause, as the policy returns it; words are added by the report. */
export interface Finding {
  readonly control: string;
  readonly reason: string;
  readonly outcome: Outcome;
  /** Address of the object, ARN or name of one outside the document, or "" for none. */
  readonly subject: string;
  /** Address of the object with which something is wrong, where the subject is what this plan changes to cause it. */
  readonly bearer?: string;
  /** Attribute of the subject, dotted into its block. */
  readonly attribute?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Who answers for it, where it is waived. */
  readonly waiver?: { readonly until: string; readonly because: string };
  readonly args: {
    readonly detail: string;
    /** A text where the value is sensitive. */
    readonly degree: number | string;
    readonly level: string;
    readonly events: readonly string[];
    /** Reason that says what the plan does about it; of drift only. */
    readonly repair?: string;
  };
}

/** Whether a finding rejects, however strict the user is. */
export const rejects = ({ outcome }: Pick<Finding, "outcome">): boolean => outcome === "fail" || outcome === "unknown";

/** Why a document cannot be judged. */
export interface Unjudgeable {
  readonly reason: string;
  readonly args: Readonly<Record<string, string>>;
}

/** Level → names of the events, sorted. */
export type EventsByLevel = Readonly<Record<string, readonly string[]>>;

/** Answer of the policy. */
export interface Judgement {
  readonly control: string;
  readonly unjudgeable: readonly Unjudgeable[];
  readonly findings: readonly Finding[];
  readonly protections: { readonly before: EventsByLevel; readonly after: EventsByLevel; readonly lost: EventsByLevel };
}

/**
 * The policy's answer as a judgement.
 *
 * @throws InternalError where the policy left it undefined: that is an error, never "no findings"
 */
export function judgementOf(answer: unknown): Judgement {
  const [first] = Array.isArray(answer) ? answer : [];
  const result: unknown = typeof first === "object" && first !== null && "result" in first ? first.result : undefined;
  if (!isJudgement(result)) throw new InternalError("the policy gave no judgement");
  return result;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function isJudgement(value: unknown): value is Judgement {
  if (!isObject(value) || typeof value["control"] !== "string") return false;
  const { unjudgeable, findings, protections } = value;
  return Array.isArray(unjudgeable) && Array.isArray(findings) && findings.every(isFinding) && isObject(protections);
}

const outcomes: ReadonlySet<unknown> = new Set<Outcome>(["fail", "unknown", "warn", "note"]);

const isFinding = (value: unknown): boolean =>
  isObject(value) &&
  typeof value["reason"] === "string" &&
  typeof value["subject"] === "string" &&
  outcomes.has(value["outcome"]) &&
  isObject(value["args"]) &&
  Array.isArray(value["args"]["events"]);
