// The check of circles reads trees as `opa parse --format json` writes them; here such trees of a few packages.
import { circular, type Module, unimported, untested, untidy } from "../../scripts/policy-rooms";

const ref = (...words: readonly string[]) => ({
  type: "ref",
  value: words.map((value, position) => ({ type: position === 0 ? "var" : "string", value })),
});

/** A source of a package, which imports some, and uses others by their path. */
const source = (name: string, imports: readonly string[], paths: readonly string[] = []): Module => ({
  path: `${name}/${name}.rego`,
  tree: {
    package: { path: ref("data", name).value },
    ...(imports.length > 0 && { imports: imports.map((other) => ({ path: ref("data", other) })) }),
    rules: paths.map((other) => ({ body: [{ terms: ref("data", other, "rule") }] })),
  },
});

test("packages in order have no circle", () => {
  expect(circular([source("a", []), source("b", ["a"]), source("c", ["a"], ["b"])])).toEqual([]);
});

test("a circle is each use that leads back, and no other", () => {
  const modules = [source("a", ["c"]), source("b", ["a"]), source("c", [], ["b"]), source("d", ["a", "b", "c"])];
  expect(circular(modules)).toEqual(["a → c", "b → a", "c → b"]);
});

test("several sources of a package are one", () => {
  expect(circular([source("a", []), source("a", ["b"]), source("b", ["a"])])).toEqual(["a → b", "b → a"]);
});

test("what is used by its path alone is told, but neither the catalogue nor a package's own rules", () => {
  const modules = [source("a", []), source("b", ["a"], ["a", "b", "spec"]), source("c", [], ["a", "question"])];
  expect(unimported(modules)).toEqual(["c/c.rego → a"]);
});

test("lines that are too long, and bodies that say nothing, are told", () => {
  const long = `${"x".repeat(120)}y`;
  const sources = new Map([
    ["a/a.rego", `package a\n${long}\n${long.slice(1)}\n`],
    ["b/b.rego", "p if {\n\ttrue\n}\n\nq := true\n"],
  ]);
  expect(untidy(sources)).toEqual(["a/a.rego:2", "b/b.rego:2"]);
});

test("a package without a test of its own is told", () => {
  const paths = ["a/a.rego", "a/b.rego", "a/b_test.rego", "b/b.rego", "b/c/c.rego", "b/c/c_test.rego"];
  expect(untested(paths)).toEqual(["b"]);
});
