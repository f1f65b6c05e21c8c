import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { loadedPolicy, type Policy } from "../../cli/judge/policy";
import { catalogue, controls } from "../../spec";
import { type Expression, type Field, type InnerAsterisk, matches, parse } from "./evaluator";

const control = controls["iam-policy-changes"];
const events = control.must_match.map(({ eventName = "" }) => eventName);
const everyday = control.must_not_match;
const asterisks: readonly InnerAsterisk[] = ["wildcard", "literal"];

let policy: Policy;
beforeAll(async () => {
  const wasm = readFileSync(join(__dirname, "..", "..", "policies", "policy.wasm"));
  policy = await loadedPolicy(wasm, catalogue, 1024);
});

const reasonsFor = (pattern: string, event: string): readonly string[] =>
  (policy.explainPattern(pattern).events[event] ?? []).map(({ reason }) => reason);

/** Whether the proof says that each record of the event matches. */
const isCovered = (pattern: string, event: string): boolean =>
  reasonsFor(pattern, event).every((reason) => reason === "pattern_too_broad");

const some16 = fc.constantFrom(...events.slice(0, 4), "PutUserPolicy", "AttachRolePolicy");
const names = fc.oneof(
  some16,
  some16.map((name) => `${name.slice(0, 6)}*`),
  some16.map((name) => `*${name.slice(-6)}`),
  some16.map((name) => `*${name.slice(3, 9)}*`),
  some16.map((name) => `${name.slice(0, 3)}*${name.slice(-4)}`),
  fc.constantFrom("GetUser", "ConsoleLogin", "*", "Policy", "*y", "7", "PolicyPolicy", "*Policy"),
);
const quoted = (value: fc.Arbitrary<string>) =>
  fc.oneof(
    value,
    value.map((text) => `"${text}"`),
  );
const atoms: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom("=", "=", "=", "!="), quoted(names))
      .map(([operator, value]) => `$.eventName ${operator} ${value}`),
  },
  fc
    .tuple(fc.constantFrom("=", "!="), quoted(fc.constantFrom("iam.amazonaws.com", "iam.*", "sts.amazonaws.com", "*")))
    .map(([operator, value]) => `$.eventSource${operator}${value}`),
  fc
    .tuple(fc.constantFrom("=", "!=", "<", ">="), fc.constantFrom("1", "2.5"))
    .map(([operator, value]) => `$.n ${operator} ${value}`),
  fc.constantFrom(
    "$.errorCode NOT EXISTS",
    "$.readOnly IS FALSE",
    "$.x IS NULL",
    '$.userIdentity.type != "Root"',
    "$.userIdentity.type = Root",
    "$.eventName >= 0",
    "$.eventName NOT EXISTS",
  ),
);
const { expressions } = fc.letrec<{ expressions: string }>((tie) => ({
  expressions: fc.oneof(
    { maxDepth: 4, depthIdentifier: "pattern" },
    atoms,
    tie("expressions").map((inner) => `(${inner})`),
    fc.tuple(tie("expressions"), tie("expressions")).map(([one, other]) => `${one} || ${other}`),
    fc.tuple(tie("expressions"), tie("expressions")).map(([one, other]) => `${one}&&${other}`),
  ),
}));
const patterns = expressions.filter((text) => text.length < 900).map((text) => `{ ${text} }`);

const others: fc.Arbitrary<Readonly<Record<string, Field>>> = fc.record(
  {
    errorCode: fc.constantFrom("AccessDenied", ""),
    readOnly: fc.constantFrom<Field>(true, false, "false"),
    x: fc.constantFrom<Field>(null, "y"),
    n: fc.constantFrom<Field>(1, 2, 3, "1"),
    userIdentity: fc.record({ type: fc.constantFrom("Root", "IAMUser") }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

// P1 and P2 of the proof: on every record, whatever else it holds, under both readings of an inner asterisk.
test("what is proved to match matches, and what is proved not to match does not", () => {
  fc.assert(
    fc.property(patterns, others, (pattern, other) => {
      const expression = parse(pattern);
      const { events: flaws, everyday: matched, problem, any_source } = policy.explainPattern(pattern);
      expect(problem).toBe("");
      for (const inner of asterisks) {
        for (const eventName of events) {
          const record = { ...other, eventName, eventSource: "iam.amazonaws.com" };
          const reasons = (flaws[eventName] ?? []).map(({ reason }) => reason);
          if (reasons.every((reason) => reason === "pattern_too_broad"))
            expect(matches(expression, record, inner)).toBe(true);
          if (reasons.includes("pattern_misses_event")) expect(matches(expression, record, inner)).toBe(false);
          if (any_source.includes(eventName)) {
            expect(matches(expression, { ...other, eventName, eventSource: "other.amazonaws.com" }, inner)).toBe(true);
          }
        }
        for (const record of everyday) {
          if (!matched.includes(record["eventName"] ?? ""))
            expect(matches(expression, { ...other, ...record }, inner)).toBe(false);
        }
      }
    }),
    { numRuns: 10_000 },
  );
}, 300_000);

const clauses = events.map((name) => `($.eventName = ${name})`);
const narrowing = fc.constantFrom("$.errorCode NOT EXISTS", '$.userIdentity.type != "Root"', "$.readOnly IS FALSE");

test("P3: order, quotes, blanks and parentheses play no part", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(clauses, { minLength: 16 }),
      fc.constantFrom(" || ", "||", "\n||\t"),
      fc.nat(8),
      fc.boolean(),
      (shuffled, or, depth, quotes) => {
        const text = `${"(".repeat(depth)}${shuffled.join(or)}${")".repeat(depth)}`;
        const pattern = `{${quotes ? text.replace(/= (\w+)/g, '= "$1"') : text}}`;
        for (const event of events) expect(reasonsFor(pattern, event)).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);

test("P4: dropping a clause, or joining a condition, loses exactly what it touches", () => {
  fc.assert(
    fc.property(fc.nat(15), narrowing, (position, condition) => {
      const dropped = `{${clauses.filter((_, index) => index !== position).join("||")}}`;
      const narrowed = `{${clauses.map((clause, index) => (index === position ? `(${clause}&&${condition})` : clause)).join("||")}}`;
      for (const [index, event] of events.entries()) {
        expect(isCovered(dropped, event)).toBe(index !== position);
        expect(isCovered(narrowed, event)).toBe(index !== position);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

const printed = (expression: Expression): string => {
  switch (expression.kind) {
    case "or":
    case "and":
      return expression.operands.map((operand) => `(${printed(operand)})`).join(expression.kind === "or" ? "||" : "&&");
    case "test":
      return `$.${expression.path.join(".")} ${expression.test}`;
    case "compare":
      return `$.${expression.path.join(".")}${expression.operator}${expression.value}`;
  }
};

test("P6: a pattern that is parsed and printed is the same pattern", () => {
  fc.assert(
    fc.property(patterns, (pattern) => {
      const expression = parse(pattern);
      expect(parse(`{${printed(expression)}}`)).toEqual(expression);
    }),
  );
});

interface Vector {
  readonly id: string;
  readonly name: string;
  readonly scope: "strict" | "iam";
  readonly pattern: string;
  readonly covers: readonly string[];
  /** Whether it may match an everyday record; null where it cannot be read. */
  readonly broad: boolean | null;
}

const vectors: readonly Vector[] = JSON.parse(readFileSync(join(__dirname, "..", "policies", "vectors.json"), "utf8"));

test.each(vectors.map((vector) => [vector.id, vector.name, vector] as const))(
  "%s %s",
  (_, __, { scope, pattern, covers, broad }) => {
    const { any_source, everyday: matched, problem } = policy.explainPattern(pattern);
    const covered = scope === "strict" ? any_source : events.filter((event) => isCovered(pattern, event));
    expect({ covered: [...covered].sort(), broad: problem === "" ? matched.length > 0 : null }).toEqual({
      covered: [...covers].sort(),
      broad,
    });
  },
);
