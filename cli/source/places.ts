import { posix } from "node:path";
import { type Block, blocksIn, type Construct, constructsIn } from "./blocks";
import type { Place } from "./place";

/** A file of a configuration: its path from the root of the repository, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

type Blocks = ReadonlyMap<string, readonly (Block & { readonly file: string })[]>;

const instance =
  /^(?:((?:module\.[\w-]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.)+))?([\w-]+)\.([\w-]+)(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?$/;

/**
 * Finds where objects are written: the block of HCL in the module that the address names, else the call of the module; of a program in
 * TypeScript, the construct whose id the address begins with. What may be in two places is in none.
 *
 * @param root - folder of the root module, as the paths of the files tell it
 */
export function placesIn(files: readonly SourceFile[], root: string): (subject: string) => Place | undefined {
  const blocks = new Map<string, (Block & { readonly file: string })[]>();
  const constructs: (Construct & { readonly file: string })[] = [];
  for (const { path, text } of files) {
    const folder = posix.dirname(path);
    if (path.endsWith(".tf")) {
      blocks.set(folder, [...(blocks.get(folder) ?? []), ...blocksIn(text).map((block) => ({ ...block, file: path }))]);
    } else constructs.push(...constructsIn(text).map((construct) => ({ ...construct, file: path })));
  }
  return (subject) => {
    const [, modules = "", type, name] = instance.exec(subject) ?? [];
    if (type === undefined || name === undefined) return undefined;
    const path = [...modules.matchAll(/module\.([\w-]+)/g)].map(([, module = ""]) => module);
    return blockOf(blocks, root, path, `${type}.${name}`) ?? constructOf(constructs, path[0] ?? name);
  };
}

function blockOf(blocks: Blocks, folder: string, path: readonly string[], object: string): Place | undefined {
  const [module, ...rest] = path;
  const own = only(
    (blocks.get(folder) ?? []).filter(
      ({ label }) => label === (module === undefined ? `resource ${object}` : `module ${module}`),
    ),
  );
  if (own === undefined) return undefined;
  const inside =
    module === undefined || own.source === undefined
      ? undefined
      : blockOf(blocks, posix.join(folder, own.source), rest, object);
  return inside ?? { file: own.file, line: own.line };
}

// CDKTF calls a resource by the ids above it, and a hash of them.
function constructOf(constructs: readonly (Construct & { readonly file: string })[], name: string): Place | undefined {
  const ids = name.replace(/_[0-9A-F]{8}$/, "");
  const fitting = constructs.filter(({ id }) => ids === id || ids.startsWith(`${id}_`));
  const longest = Math.max(0, ...fitting.map(({ id }) => id.length));
  const found = only(fitting.filter(({ id }) => id.length === longest));
  return found && { file: found.file, line: found.line };
}

const only = <Value>(values: readonly Value[]): Value | undefined => (values.length === 1 ? values[0] : undefined);
