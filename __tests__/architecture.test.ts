// ARCHITECTURE tells the order of rooms: each imports from rooms before it. What goes against that is listed here, and the list can only get
// shorter.
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { pageOf } from "./pages";

const root = join(__dirname, "..");
const { text } = pageOf("ARCHITECTURE.md");

/** Imports of TypeScript that go against the order. */
const against = ["cli/read → cli/relevant"];

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file).replaceAll("\\", "/"));

const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

/** Which of some uses lead to a room that comes later, or that no road has. */
const misplaced = (
  roads: readonly (readonly string[])[],
  uses: readonly (readonly [string, string])[],
): readonly string[] => {
  const isForeseen = ([from, to]: readonly [string, string]): boolean =>
    from === to || roads.some((road) => road.includes(to) && road.indexOf(to) < road.indexOf(from));
  return [...new Set(uses.filter((use) => !isForeseen(use)).map((use) => use.join(" → ")))].sort();
};

/** Every file that one leads to by its imports; itself only where they make a circle. */
const reachedFrom = (file: string, imported: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> => {
  const reached = new Set(imported.get(file));
  for (const other of reached) for (const next of imported.get(other) ?? []) reached.add(next);
  return reached;
};

describe("rooms of TypeScript", () => {
  const [, sentence = ""] = /^Rooms import from rooms before them: ([\s\S]*?); and the packages/m.exec(text) ?? [];
  const roads = sentence
    .split(";")
    .map((road) => [...road.matchAll(/`([^`]+)`/g)].map(([, room = ""]) => room.replace(/\.ts$/, "")));
  const rooms = [...new Set(roads.flat())];

  const roomOf = (file: string): string => {
    const folder = dirname(file);
    return folder === "." ? basename(file, ".ts") : folder;
  };

  test("are those that there are", () => {
    const folders = ["cli", "modules", "terraform-module"].flatMap((folder) => filesIn(folder, ".ts")).map(dirname);
    // What is written in AssemblyScript imports nothing, and nothing imports it.
    const others = ["cli", "cli/scan/assembly"];
    expect([...new Set(folders)].filter((folder) => !others.includes(folder)).sort()).toEqual(
      rooms.filter((room) => room !== "spec").sort(),
    );
  });

  test("import from rooms before them", () => {
    const uses = ["cli", "modules", "terraform-module"]
      .flatMap((folder) => filesIn(folder, ".ts"))
      .flatMap((file) =>
        [...textOf(file).matchAll(/(?:from|require\() ?"(\.[^"]+)"/g)]
          .map(([, target = ""]) => normalize(join(dirname(file), target)).replaceAll("\\", "/"))
          .map((target) => [dirname(file), target === "modules" ? target : roomOf(`${target}.ts`)] as const),
      )
      // What lies in cli/ itself is of no room: some of it all rooms use, some of it uses all rooms.
      .filter(([from, to]) => rooms.includes(from) && to !== "cli");
    expect(uses.length).toBeGreaterThan(50);
    expect(misplaced(roads, uses)).toEqual(against);
  });

  test("of the constructs are tested in folders of the same names", () => {
    const foldersOf = (folder: string) =>
      readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = foldersOf("__tests__/modules").map(({ name }) => name);
    expect(names.sort()).toEqual(
      foldersOf("modules")
        .map(({ name }) => name)
        .sort(),
    );
  });

  test("import in one direction among the constructs, file by file", () => {
    const files = ["modules", "terraform-module"].flatMap((folder) => filesIn(folder, ".ts"));
    const imported = new Map(
      files.map((file) => [
        file,
        [...textOf(file).matchAll(/from "(\.[^"]+)"/g)].map(([, target = ""]) => {
          const path = normalize(join(dirname(file), target)).replaceAll("\\", "/");
          return files.find((other) => other === `${path}.ts` || other === `${path}/index.ts`) ?? path;
        }),
      ]),
    );
    expect([...imported.values()].flat().length).toBeGreaterThan(200);
    expect(files.filter((file) => reachedFrom(file, imported).has(file))).toEqual([]);
  });
});

describe("packages of the policy", () => {
  const table = /^\| package [\s\S]*?\n\n/m.exec(text)?.[0] ?? "";
  const rows = [...table.matchAll(/^\| (`[^|]*?) +\|/gm)].map(([, cell = ""]) => cell);
  const order = rows.flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name = ""]) => name));
  const sources = filesIn("policies", ".rego").filter(
    (file) => !file.endsWith("_test.rego") && !file.startsWith("policies/adapters/"),
  );
  const packageOf = (file: string): string => file.split("/")[1] ?? "";

  test("are those that there are", () => {
    expect([...new Set(sources.map(packageOf))].sort()).toEqual([...order].sort());
  });

  test("use packages before them", () => {
    const uses = sources.flatMap((file) =>
      [
        ...textOf(file)
          .replaceAll(/^\s*#.*$/gm, "")
          .matchAll(/\bdata\.(\w+)/g),
      ]
        .map(([, name = ""]) => [packageOf(file), name] as const)
        .filter(([, name]) => order.includes(name)),
    );
    expect(uses.length).toBeGreaterThan(30);
    expect(misplaced([order], uses)).toEqual([]);
  });

  test("stand in the picture in the same order", () => {
    const [, line = ""] = /policy\.wasm: +(.+?) {2,}policies\//.exec(text) ?? [];
    const shown = line.split(" → ");
    expect(shown.length).toBeGreaterThan(4);
    expect(shown).toEqual(order.filter((name) => shown.includes(name)));
  });
});
