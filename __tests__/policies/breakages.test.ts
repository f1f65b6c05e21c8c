// `npm run break:policy` breaks each definition and condition, alone: asked of a source that has one of each kind.
import { breakagesOf, switchable } from "../../scripts/policy-breakages";

const source = `package p

f(x) := y if {
	x > 1
	y := {one | some one in x; one != 2}
} else := 0

g(x) if x == 1

h(null, _)

default d := 1
`;

/** The node of a part of the source, as OPA gives it: row and column count from 1, and the text is in base64. */
const node = (text: string) => {
  const before = source.slice(0, source.indexOf(text));
  const row = before.split("\n").length;
  return {
    location: { row, col: before.length - before.lastIndexOf("\n"), text: Buffer.from(text).toString("base64") },
  };
};

const called = (operator: string) => [{ type: "ref", value: [{ type: "var", value: operator }] }];
const comprehension = {
  ...node("{one | some one in x; one != 2}"),
  type: "setcomprehension",
  value: {
    term: { type: "var", value: "one" },
    body: [
      { ...node("some one in x"), terms: { symbols: [] } },
      { ...node("one != 2"), terms: called("neq") },
    ],
  },
};
const generated = { ...node("0"), generated: true as const, terms: [] };
const tree = {
  rules: [
    {
      ...node("f(x) := y if {\n\tx > 1\n\ty := {one | some one in x; one != 2}\n} else := 0"),
      head: { ...node("f(x) := y"), ref: [{ value: "f" }] },
      body: [
        { ...node("x > 1"), terms: called("gt") },
        { ...node("y := {one | some one in x; one != 2}"), terms: [...called("assign"), comprehension] },
      ],
      else: {
        ...node("else := 0"),
        head: { ...node("else := 0"), ref: [{ value: "f" }] },
        body: [generated],
      },
    },
    {
      ...node("g(x) if x == 1"),
      head: { ...node("g(x)"), ref: [{ value: "g" }] },
      body: [{ ...node("x == 1"), terms: called("equal") }],
    },
    { ...node("h"), head: { ...node("h"), ref: [{ value: "h" }], args: [node("null"), node("_")] }, body: [generated] },
    {
      ...node("default"),
      default: true as const,
      head: { ...node("d := 1"), ref: [{ value: "d" }] },
      body: [generated],
    },
  ],
};

const bytes = Buffer.from(source);
const breakages = breakagesOf({ path: "p.rego", bytes, tree });

test("each definition, comprehension and condition can be broken, and has a name of its own", () => {
  expect(breakages.map(({ id }) => id)).toEqual([
    "p.rego: f: gone: f(x) := y",
    "p.rego: f: dropped: x > 1",
    "p.rego: f: gone: {one | some one in x; one != 2}",
    "p.rego: f: dropped: one != 2",
    "p.rego: f: gone: else := 0",
    "p.rego: g: gone: g(x)",
    "p.rego: g: dropped: x == 1",
    "p.rego: h: gone: h",
  ]);
});

test("all of them stand in one source, each behind what switches it on", () => {
  const all = breakages.map((one, position) => [one, `b${position}`] as const);
  expect(switchable(bytes, all).toString()).toBe(`package p

f(x) := y if {
	count({1 | count({1 | x > 1}) == 0; not b1}) == 0
	y := {one | some one in x; count({1 | count({1 | one != 2}) == 0; not b3}) == 0; not b2}; not b0
} else := 0 if not b4

g(x) if { count({1 | count({1 | x == 1}) == 0; not b6}) == 0; not b5 }

h(null, _) if not b7

default d := 1
`);
});

test("one alone leaves the rest as it is", () => {
  const [, , , , , , , last] = breakages;
  expect(last && switchable(bytes, [[last, "true"]]).toString()).toBe(
    source.replace("h(null, _)", "h(null, _) if not true"),
  );
});
