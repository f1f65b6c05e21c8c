import { loadPolicy } from "@open-policy-agent/opa-wasm";
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
  /** Judges a document; flaws of after that are waived do not count. */
  judge(document: unknown, entrypoint: Entrypoint, waivers?: readonly Waived[]): Judgement;
  explainPattern(pattern: string): PatternExplanation;
}

const pageBytes = 65_536;
// Growing page by page costs more than the judgement; pages that are never touched cost nothing.
const ownPages = 4096;
// How often the policy takes the document's size again.
const growth = 40;
const mostPages = 65_535;

/**
 * Loads the compiled policy with its catalogue, with memory for a document of that many bytes.
 *
 * @throws InternalError where the module cannot be loaded
 */
export async function loadedPolicy(wasm: Uint8Array, catalogue: object, documentBytes: number): Promise<Policy> {
  const initial = Math.min(mostPages, ownPages + Math.ceil((documentBytes * growth) / pageBytes));
  const module = await loadPolicy(copied(wasm), { initial, maximum: mostPages });
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
    return module.evaluate(copied(Buffer.from(wellFormed(JSON.stringify(input)))), index);
  };
  return {
    judge: (document, entrypoint, waivers) => judgementOf(answer(document, entrypoint, waivers)),
    explainPattern: (pattern) => patternExplanationOf(answer({ pattern }, "explain/filter_pattern")),
  };
}

// Half a character, which the module's parser refuses: it can be part of no name, and is replaced as in any text.
const wellFormed = (json: string): string => json.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, "$1\ufffd");

const none: readonly Waived[] = [];

const copied = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
