import { InternalError } from "../errors";

/** What keeps a pattern from covering an event. */
export interface PatternFlaw {
  readonly reason: string;
  readonly detail: string;
  readonly degree: number;
}

/** What the proof says of a filter pattern. */
export interface PatternExplanation {
  /** Characters without the blanks around it. */
  readonly length: number;
  /** Reason why it cannot be read, or "". */
  readonly problem: string;
  /** Its comparisons and tests, in their canonical text. */
  readonly atoms: readonly string[];
  /** Event → what is wrong with it; nothing where the event is covered. */
  readonly events: Readonly<Record<string, readonly PatternFlaw[]>>;
  /** Everyday records that it may match. */
  readonly everyday: readonly string[];
  /** Events that it covers whatever their source. */
  readonly any_source: readonly string[];
  /** Ids of auditors that compare texts and do not recognise it. */
  readonly unrecognised_by: readonly string[];
}

/**
 * The policy's answer as an explanation.
 *
 * @throws InternalError where the policy left it undefined
 */
export function patternExplanationOf(answer: unknown): PatternExplanation {
  const [first] = Array.isArray(answer) ? answer : [];
  const result: unknown = typeof first === "object" && first !== null && "result" in first ? first.result : undefined;
  if (!isExplanation(result)) throw new InternalError("the policy gave no explanation");
  return result;
}

const isExplanation = (value: unknown): value is PatternExplanation =>
  typeof value === "object" &&
  value !== null &&
  "events" in value &&
  "everyday" in value &&
  "unrecognised_by" in value &&
  "atoms" in value;
