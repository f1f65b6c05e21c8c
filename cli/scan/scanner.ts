import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InternalError } from "../errors";

// What Node.js has of WebAssembly, whose types come with those of a browser
declare global {
  namespace WebAssembly {
    class Instance {
      constructor(module: object);
      readonly exports: object;
    }
  }
}

/** What the module does, of which all positions are addresses in its memory. */
export interface Scanner {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** Where the bytes may begin. */
  readonly start: { readonly value: number };
  /** Where the fields are, numbers of 32 bits. */
  readonly fields: { readonly value: number };
  /** Where it is told, in numbers of 32 bits, how many fields there are, whether they are plain, how many keys there are, and how many holders. */
  readonly told: { readonly value: number };
  /** Makes ready for another value. */
  reset(mostLevels: number, wanted: number): void;
  /** Goes on with the value: where it ends, or one of `outcomes`. Up to 15 bytes behind `to` are read. */
  pass(from: number, to: number): number;
  /** Whether the value so far is a number, which only what follows it can end. */
  endsOpen(): number;
}

/** What `pass` says where the value does not end. */
export const outcomes = { goesOn: -1, notJson: -2, tooDeep: -3 } as const;

let compiled: object | undefined;

/**
 * A scanner with memory of its own.
 *
 * @throws InternalError where its module is not there
 */
export function newScanner(): Scanner {
  compiled ??= new WebAssembly.Module(moduleBytes());
  return new WebAssembly.Instance(compiled).exports as Scanner;
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  try {
    return readFileSync(join(__dirname, "scanner.wasm"));
  } catch {
    throw new InternalError('the compiled scanner "scanner.wasm" is missing: install the package again');
  }
}
