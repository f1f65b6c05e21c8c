import { UsageError } from "./errors";
import type { Waiver } from "./judge/waiver";
import { waiverProblem } from "./judge/waiver-problem";
import type { Limits } from "./limits";

/** Options of `driftOf`. */
export interface DriftOptions {
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
  /**
   * Whether warnings reject.
   * @default false
   */
  readonly strict?: boolean;
  /**
   * How much a document may ask for.
   * @default - as each limit says
   */
  readonly limits?: Limits;
  /**
   * Digest that the document must have, as `sha256:` and what `sha256sum` prints.
   * @default - any
   */
  readonly expectDigest?: string;
}

/** Options of `gatePlan`. */
export interface GateOptions extends DriftOptions {
  /**
   * Whether what the plan leaves must protect every event, whatever was before.
   * @default false
   */
  readonly require?: boolean;
}

/** Whether an option may have a value, and what it may have. */
interface Form {
  readonly holds: (value: unknown) => boolean;
  readonly wanted: string;
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

const yesOrNo: Form = { holds: (value) => typeof value === "boolean", wanted: "true or false" };

const driftForms: Readonly<Record<keyof DriftOptions, Form>> = {
  waivers: { holds: Array.isArray, wanted: "a list of waivers" },
  today: { holds: (value) => value instanceof Date && !Number.isNaN(value.getTime()), wanted: "a valid Date" },
  strict: yesOrNo,
  limits: { holds: isObject, wanted: "an object such as { seconds: 60 }" },
  expectDigest: {
    holds: (value) => typeof value === "string",
    wanted: "a string: sha256: and the output of sha256sum",
  },
};

const gateForms: Readonly<Record<keyof GateOptions, Form>> = { ...driftForms, require: yesOrNo };

/** @throws UsageError where an option of `driftOf` is unknown, or has a value of another kind */
export const checkDriftOptions = (options: DriftOptions): void => check(options, driftForms);

/** @throws UsageError where an option of `gatePlan` is unknown, or has a value of another kind */
export const checkGateOptions = (options: GateOptions): void => check(options, gateForms);

/** @throws UsageError where a document is given as anything but bytes */
export function checkDocument(document: unknown): void {
  if (document instanceof Uint8Array) return;
  throw new UsageError(`the document is ${shown(document)}: give its bytes, as readFileSync("plan.json") does`);
}

function checkWaivers({ waivers = [] }: DriftOptions): void {
  const problem = waiverProblem(waivers);
  if (problem !== undefined) throw new UsageError(`the option "waivers": ${problem}`);
}

function check(options: DriftOptions, forms: Readonly<Record<string, Form>>): void {
  if (!isObject(options)) throw new UsageError(`the options are ${shown(options)}: give an object`);
  for (const [name, value] of Object.entries(options)) {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (form === undefined) {
      throw new UsageError(`unknown option "${name}": use one of ${Object.keys(forms).join(", ")}`);
    }
    if (value !== undefined && !form.holds(value)) {
      throw new UsageError(`the option "${name}" is ${shown(value)}: give ${form.wanted}`);
    }
  }
  checkWaivers(options);
}

/** Characters of a wrong value that a message shows. */
const most = 60;

function shown(value: unknown): string {
  const text = value instanceof Date ? "an invalid Date" : (JSON.stringify(value) ?? String(value));
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
