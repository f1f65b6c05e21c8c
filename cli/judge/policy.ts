// Required, because the SDK exports its synchronous half to CommonJS only.
import opa = require("@open-policy-agent/opa-wasm");

import { InternalError } from "../errors";
import { type Judgement, judgementOf } from "./judgement";
import { type PatternExplanation, patternExplanationOf } from "./pattern-explanation";

/** Questions that the policy answers. */
export type Entrypoint = "gate/judgement" | "posture/judgement" | "drift/judgement";

/** A flaw, by its reason and its subject. */
export interface Waived {
  readonly reason: string;
  readonly subject: string;
}

/** The policy, ready to answer one question after the other. */
export interface Policy {
  /** Judges a document, a value or its `jsonBytes`; flaws of after that are waived do not count. */
  judge(document: unknown, entrypoint: Entrypoint, waivers?: readonly Waived[]): Judgement;
  explainPattern(pattern: string): PatternExplanation;
}

const pageBytes = 65_536;
// Growing page by page costs more than the judgement, and so does a reserve that a garbage collector takes for used:
// room for the module and its catalogue, and for what the policy makes of a document, as many times its size.
const ownPages = 128;
const growth = 100;
const mostPages = 65_535;

/**
 * Loads the compiled policy with its catalogue, with memory for a document of that many bytes.
 *
 * Synchronously, because the asynchronous half of the SDK asks whether it was given a `Response`, and Node.js loads its
 * whole client of HTTP to answer that.
 */
export function loadedPolicy(wasm: Uint8Array, catalogue: object, documentBytes: number): Policy {
  const initial = Math.min(mostPages, ownPages + Math.ceil((documentBytes * growth) / pageBytes));
  const module = opa.loadPolicySync(copied(wasm), { initial, maximum: mostPages });
  let set: readonly Waived[] | undefined;
  const answer = (input: unknown, entrypoint: string, waivers: readonly Waived[] = none): unknown => {
    // Each setting of the data takes memory that nothing gives back
    if (waivers !== set) {
      module.setData({ spec: catalogue, waivers });
      set = waivers;
    }
    const index = module.entrypoints[entrypoint];
    if (index === undefined) throw new InternalError(`the policy has no entrance "${entrypoint}"`);
    // Only an ArrayBuffer is taken as JSON text as it is.
    return module.evaluate(input instanceof ArrayBuffer ? input : jsonBytes(input), index);
  };
  return {
    judge: (document, entrypoint, waivers) => judgementOf(answer(document, entrypoint, waivers)),
    explainPattern: (pattern) => patternExplanationOf(answer({ pattern }, "explain/filter_pattern")),
  };
}

/** A value as JSON text, as the policy takes it. */
export const jsonBytes = (value: unknown): ArrayBuffer => copied(Buffer.from(wellFormed(JSON.stringify(value))));

// Half a character, which the module's parser refuses: it can be part of no name, and is replaced as in any text.
const wellFormed = (json: string): string => json.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, "$1\ufffd");

const none: readonly Waived[] = [];

const copied = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
