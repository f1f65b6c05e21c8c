import { InternalError } from "../errors";
import { type Judgement, judgementOf } from "./judgement";
import { type PatternExplanation, patternExplanationOf } from "./pattern-explanation";
import { type Picture, pictureOf } from "./picture";
import type { Waiver } from "./waiver";

// Required, because the SDK exports its synchronous half to CommonJS only.
import opa = require("@open-policy-agent/opa-wasm");

declare global {
  // What the types of Node.js leave out
  namespace WebAssembly {
    const Module: new (bytes: Uint8Array) => object;
  }
}

/** Questions that the policy answers. */
export type Entrypoint = "gate/judgement" | "posture/judgement" | "drift/judgement";

/** Questions that it answers by a picture. */
export type PictureEntrypoint = "picture/plan" | "picture/drift";

/** What is asked of a document, beside its judgement: `data.question` of the policy. */
export interface Question {
  /**
   * Whether what a plan leaves must protect every event, whatever was before.
   * @default false
   */
  readonly require?: boolean;
  /**
   * What somebody answers for.
   * @default - nothing
   */
  readonly waivers?: readonly Waiver[];
  /**
   * Day on which waivers must hold, `YYYY-MM-DD` in UTC.
   * @default - none holds
   */
  readonly today?: string;
}

/** The policy, ready to answer one question after the other. */
export interface Policy {
  /** Judges a document, a value or its `jsonBytes`. */
  judge(document: unknown, entrypoint: Entrypoint, question?: Question): Judgement;
  /** The chains of a document, to be drawn. */
  picture(document: unknown, entrypoint: PictureEntrypoint, question?: Question): Picture;
  explainPattern(pattern: string): PatternExplanation;
}

const pageBytes = 65_536;
const mostPages = 65_535;
// Memory that grows page by page costs more than the judgement, and V8 collects garbage once some 32 MB are reserved. So a
// document with little more than one chain gets about what it takes, and a larger one, in which each object may meet each
// other, what the worst takes. Pages that are never touched take no memory of the machine.
const ownPages = 128;
const smallDocument = 131_072;
const smallGrowth = 100;
const largeGrowth = 560;
const mostReserved = 32_768;

const pagesFor = (bytes: number): number =>
  Math.min(
    mostReserved,
    ownPages + Math.ceil((bytes * (bytes < smallDocument ? smallGrowth : largeGrowth)) / pageBytes),
  );

/** The policy may take no more memory. What it was asked for last is lost, and it answers nothing more. */
export class OutOfMemory extends Error {
  override readonly name = "OutOfMemory";
}

// The module throws texts.
const isOutOfMemory = (error: unknown): boolean =>
  typeof error === "string"
    ? error.startsWith("opa_malloc")
    : error instanceof RangeError && /memory/i.test(error.message);

/**
 * Loads the compiled policy with its catalogue, with memory for a document of that many bytes, and no more than so many.
 *
 * Synchronously, because the asynchronous half of the SDK asks whether it was given a `Response`, and Node.js loads its
 * whole client of HTTP to answer that.
 */
export function loadedPolicy(
  wasm: Uint8Array,
  catalogue: object,
  documentBytes: number,
  mostMemory = mostPages * pageBytes,
): Policy {
  const maximum = Math.min(mostPages, Math.max(ownPages, Math.floor(mostMemory / pageBytes)));
  const memory = { initial: Math.min(pagesFor(documentBytes), maximum), maximum };
  const module = opa.loadPolicySync(new WebAssembly.Module(wasm), memory);
  let set: string | undefined;
  const answer = (input: unknown, entrypoint: string, question: Question = {}): unknown => {
    const index = module.entrypoints[entrypoint];
    if (index === undefined) throw new InternalError(`the policy has no entrance "${entrypoint}"`);
    try {
      // Each setting of the data takes memory that nothing gives back
      const asked = JSON.stringify(question);
      if (asked !== set) {
        module.setData({ spec: catalogue, question });
        set = asked;
      }
      // Only an ArrayBuffer is taken as JSON text as it is.
      return module.evaluate(input instanceof ArrayBuffer ? input : jsonBytes(input), index);
    } catch (error) {
      if (isOutOfMemory(error)) throw new OutOfMemory();
      throw error instanceof Error ? error : new InternalError(`the policy stopped: ${String(error)}`);
    }
  };
  return {
    judge: (document, entrypoint, question) => judgementOf(answer(document, entrypoint, question)),
    picture: (document, entrypoint, question) => pictureOf(answer(document, entrypoint, question)),
    explainPattern: (pattern) => patternExplanationOf(answer({ pattern }, "explain/filter_pattern")),
  };
}

/** A value as JSON text, as the policy takes it. */
export const jsonBytes = (value: unknown): ArrayBuffer => copied(Buffer.from(wellFormed(JSON.stringify(value))));

// Half a character, which the module's parser refuses: it can be part of no name, and is replaced as in any text.
const wellFormed = (json: string): string => json.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, "$1\ufffd");

const copied = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
