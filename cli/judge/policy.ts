import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { InternalError } from "../errors";
import { type Judgement, judgementOf } from "./judgement";

/** Questions that the policy answers. */
export type Entrypoint = "gate/judgement" | "posture/judgement";

/** The policy, ready to judge documents one after the other. */
export interface Policy {
  judge(document: unknown, entrypoint: Entrypoint): Judgement;
}

const pageBytes = 65_536;
// What the policy takes for itself, and how often it takes the document's size again.
const ownPages = 160;
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
  module.setData({ spec: catalogue });
  return {
    judge: (document, entrypoint) => {
      const index = module.entrypoints[entrypoint];
      if (index === undefined) throw new InternalError(`the policy has no entrance "${entrypoint}"`);
      // Only an ArrayBuffer is taken as JSON text as it is.
      return judgementOf(module.evaluate(copied(Buffer.from(JSON.stringify(document))), index));
    },
  };
}

const copied = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
