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

/** An address in the memory of a module. */
interface Address {
  readonly value: number;
}

/** What the module does, of which all positions are addresses in its memory. */
export interface Scanner {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** Where the bytes may begin. */
  readonly start: Address;
  /** Where tables may be put, before that. */
  readonly tables: Address;
  /** Where the fields are, numbers of 32 bits. */
  readonly fields: Address;
  /** Where it is told, in numbers of 32 bits, how many fields there are, whether they are plain, how many keys there are, and how many holders. */
  readonly told: Address;
  /** Where what is seen at a glimpse is. */
  readonly seen: Address;
  /** Where the numbers of the fields are that were found. */
  readonly found: Address;
  /** Makes ready for another value. */
  reset(mostLevels: number, wanted: number): void;
  /** Goes on with the value: where it ends, or one of `outcomes`. Up to 15 bytes behind `to` are read. */
  pass(from: number, to: number): number;
  /** Whether the value so far is a number, which only what follows it can end. */
  endsOpen(): number;
  /** Makes ready for glimpses, with what is known, and what hashes begin with. */
  begin(known: number, firstSeed: number, secondSeed: number): void;
  /** Whether the value that was passed over last may be of a guarded type. */
  mayBeGuarded(): number;
  /** What is seen of it, an entry of a plan or of a state: one of `sights`. */
  glimpse(isChange: boolean): number;
  /** The same of a resource of the configuration. */
  glimpseOfConfigured(firstOfPath: number, secondOfPath: number): number;
}

/** What `pass` says where the value does not end. */
export const outcomes = { goesOn: -1, notJson: -2, tooDeep: -3 } as const;

/** What a glimpse says: that what is to be seen is there, or that the type must be known first. */
export const sights = { isSeen: 1, unknownType: 2 } as const;

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
