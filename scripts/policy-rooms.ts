/** One source of the policy, as `opa parse --format json` gives it. */
export interface Module {
  readonly path: string;
  readonly tree: unknown;
}

interface Term {
  readonly type: string;
  readonly value: unknown;
}

const isTerm = (value: unknown): value is Term =>
  typeof value === "object" && value !== null && "type" in value && "value" in value;

/** The second part of a path that begins with `data`. */
function packageIn(path: unknown): string | undefined {
  if (!Array.isArray(path)) return undefined;
  const [head, next]: readonly unknown[] = path;
  const isData = isTerm(head) && head.type === "var" && head.value === "data";
  return isData && isTerm(next) && typeof next.value === "string" ? next.value : undefined;
}

/** What a part of a tree refers to below `data`. */
function referredIn(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  const own = packageIn(isTerm(part) ? part.value : part);
  return [...(own === undefined ? [] : [own]), ...Object.values(part).flatMap(referredIn)];
}

interface Room {
  readonly path: string;
  readonly name: string;
  readonly imported: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
}

/** What a source is of and uses; of what lies below `data` only packages count, not the catalogue or the question. */
function roomsOf(modules: readonly Module[]): readonly Room[] {
  const read = modules.map(({ path, tree }) => {
    const {
      package: own,
      imports = [],
      rules = [],
    } = tree as {
      readonly package: { readonly path: unknown };
      readonly imports?: unknown;
      readonly rules?: unknown;
    };
    return { path, name: packageIn(own.path) ?? "", imported: referredIn(imports), used: referredIn([imports, rules]) };
  });
  const names = new Set(read.map(({ name }) => name));
  const others = (own: string, all: readonly string[]): ReadonlySet<string> =>
    new Set(all.filter((name) => name !== own && names.has(name)));
  return read.map(({ path, name, imported, used }) => ({
    path,
    name,
    imported: others(name, imported),
    used: others(name, used),
  }));
}

/** Uses between packages that lead back to where they began, sorted, as `one → other`. */
export function circular(modules: readonly Module[]): readonly string[] {
  const uses = new Map<string, Set<string>>();
  for (const { name, used } of roomsOf(modules)) uses.set(name, new Set([...(uses.get(name) ?? []), ...used]));
  const reached = (from: string, seen: Set<string> = new Set()): ReadonlySet<string> => {
    for (const next of uses.get(from) ?? []) {
      if (!seen.has(next)) reached(next, seen.add(next));
    }
    return seen;
  };
  const edges = [...uses].flatMap(([name, used]) => [...used].map((other) => [name, other] as const));
  return edges
    .filter(([name, other]) => reached(other).has(name))
    .map((edge) => edge.join(" → "))
    .sort();
}

/** Sources that use a package by its path, without an import, sorted, as `source → package`. */
export const unimported = (modules: readonly Module[]): readonly string[] =>
  roomsOf(modules)
    .flatMap(({ path, imported, used }) =>
      [...used].filter((name) => !imported.has(name)).map((name) => `${path} → ${name}`),
    )
    .sort();

const widest = 120;

/** Lines of sources that are too long to read, or bodies that say nothing (`if { true }`), as `source:line`. */
export const untidy = (sources: ReadonlyMap<string, string>): readonly string[] =>
  [...sources].flatMap(([path, text]) =>
    text
      .split("\n")
      .flatMap((line, position) => (line.length > widest || line.trim() === "true" ? [`${path}:${position + 1}`] : [])),
  );

/** Folders of sources without a test in Rego. */
export function untested(paths: readonly string[]): readonly string[] {
  const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));
  const isTest = (path: string): boolean => path.endsWith("_test.rego");
  const tested = new Set(paths.filter(isTest).map(folderOf));
  return [...new Set(paths.filter((path) => !isTest(path)).map(folderOf))].filter((folder) => !tested.has(folder));
}
