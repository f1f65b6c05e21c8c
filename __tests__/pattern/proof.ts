import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import type { Policy } from "../../cli/judge/policy";
import { controls } from "../../spec";
import { type Expression, type Field, type InnerAsterisk, matches, parse } from "./evaluator";

const control = controls["iam-policy-changes"];
const events = control.must_match.map(({ eventName = "" }) => eventName);
const everyday = control.must_not_match;
const asterisks: readonly InnerAsterisk[] = ["wildcard", "literal"];

/** How long and from where a property is tried. */
export interface Trial {
  readonly numRuns: number;
  /**
   * What the random patterns grow from.
   * @default - another one each time
   */
  readonly seed?: number;
}

const reasonsFor = (policy: Policy, pattern: string, event: string): readonly string[] =>
  (policy.explainPattern(pattern).events[event] ?? []).map(({ reason }) => reason);

/** Whether the proof says that each record of the event matches. */
const isCovered = (policy: Policy, pattern: string, event: string): boolean =>
  reasonsFor(policy, pattern, event).every((reason) => reason === "pattern_too_broad");

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
/** Random patterns. */
export const patterns = expressions.filter((text) => text.length < 900).map((text) => `{ ${text} }`);

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

/** P1 and P2: on every record, whatever else it holds, under both readings of an inner asterisk. */
export const isSound = (policy: Policy, trial: Trial): void => {
  fc.assert(
    fc.property(patterns, others, (pattern, other) => {
      const expression = parse(pattern);
      const { events: flaws, everyday: matched, problem, any_source } = policy.explainPattern(pattern);
      assert.equal(problem, "");
      for (const inner of asterisks) {
        for (const eventName of events) {
          const record = { ...other, eventName, eventSource: "iam.amazonaws.com" };
          const reasons = (flaws[eventName] ?? []).map(({ reason }) => reason);
          const says = matches(expression, record, inner);
          if (reasons.every((reason) => reason === "pattern_too_broad")) assert.equal(says, true);
          if (reasons.includes("pattern_misses_event")) assert.equal(says, false);
          if (any_source.includes(eventName)) {
            assert.equal(matches(expression, { ...other, eventName, eventSource: "other.amazonaws.com" }, inner), true);
          }
        }
        for (const record of everyday) {
          if (!matched.includes(record["eventName"] ?? "")) {
            assert.equal(matches(expression, { ...other, ...record }, inner), false);
          }
        }
      }
    }),
    trial,
  );
};

const clauses = events.map((name) => `($.eventName = ${name})`);
const narrowing = fc.constantFrom("$.errorCode NOT EXISTS", '$.userIdentity.type != "Root"', "$.readOnly IS FALSE");

/** P3: order, quotes, blanks and parentheses play no part. */
export const ignoresSpelling = (policy: Policy, trial: Trial): void => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(clauses, { minLength: 16 }),
      fc.constantFrom(" || ", "||", "\n||\t"),
      fc.nat(8),
      fc.boolean(),
      (shuffled, or, depth, quotes) => {
        const text = `${"(".repeat(depth)}${shuffled.join(or)}${")".repeat(depth)}`;
        const pattern = `{${quotes ? text.replace(/= (\w+)/g, '= "$1"') : text}}`;
        const { events: flaws, everyday: matched } = policy.explainPattern(pattern);
        assert.deepEqual([Object.values(flaws).flat(), matched], [[], []]);
      },
    ),
    trial,
  );
};

/** P4: dropping a clause, or joining a condition, loses exactly what it touches. */
export const losesWhatIsTouched = (policy: Policy, trial: Trial): void => {
  fc.assert(
    fc.property(fc.nat(15), narrowing, (position, condition) => {
      const dropped = `{${clauses.filter((_, index) => index !== position).join("||")}}`;
      const narrowed = `{${clauses.map((clause, index) => (index === position ? `(${clause}&&${condition})` : clause)).join("||")}}`;
      for (const [index, event] of events.entries()) {
        assert.equal(isCovered(policy, dropped, event), index !== position);
        assert.equal(isCovered(policy, narrowed, event), index !== position);
      }
    }),
    trial,
  );
};

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

/** P6: a pattern that is parsed and printed is the same pattern. */
export const printsWhatItParses = (): void => {
  fc.assert(
    fc.property(patterns, (pattern) => {
      const expression = parse(pattern);
      assert.deepEqual(parse(`{${printed(expression)}}`), expression);
    }),
  );
};

/** A pattern, and which events it covers. */
export interface Vector {
  readonly id: string;
  readonly name: string;
  readonly scope: "strict" | "iam";
  readonly pattern: string;
  readonly covers: readonly string[];
  /** Whether it may match an everyday record; null where it cannot be read. */
  readonly broad: boolean | null;
}

/** The reference vectors. */
export const vectors: readonly Vector[] = JSON.parse(
  readFileSync(join(__dirname, "..", "policies", "vectors.json"), "utf8"),
);

/** Whether the proof gives the answer of a vector. */
export const answersVector = (policy: Policy, { scope, pattern, covers, broad }: Vector): void => {
  const { any_source, everyday: matched, problem } = policy.explainPattern(pattern);
  const covered = scope === "strict" ? any_source : events.filter((event) => isCovered(policy, pattern, event));
  assert.deepEqual(
    { covered: [...covered].sort(), broad: problem === "" ? matched.length > 0 : null },
    { covered: [...covers].sort(), broad },
  );
};

const all = clauses.join("||");
const padded = (length: number): string => `{${all}${" ".repeat(length - all.length - 2)}}`;
const nested = (depth: number): string => `{${"(".repeat(depth)}$.eventName=CreatePolicy${")".repeat(depth)}}`;

/** Pattern → why it cannot be read, "" where it can, and what is left to prove of CreatePolicy. */
export const readings: readonly (readonly [what: string, pattern: string, problem: string, left: readonly string[]])[] =
  [
    ["1,024 characters", padded(1024), "", []],
    ["1,025 characters", padded(1025), "pattern_too_long", []],
    ["blanks around it do not count", ` ${padded(1024)}\n`, "", []],
    ["eleven parentheses", nested(11), "", []],
    ["twelve parentheses", nested(12), "pattern_too_deep", []],
    ["no braces", all, "pattern_not_json", []],
    ["only an opening brace", `{${all}`, "pattern_not_json", []],
    ["two regular expressions", "{ $.eventName=CreatePolicy && $.a=%x% && $.b=%y% }", "", ["$.a=%x%", "$.b=%y%"]],
    [
      "three regular expressions",
      "{ $.eventName=CreatePolicy && $.a=%x% && $.b=%y% && $.c=%z% }",
      "pattern_too_many_regexes",
      [],
    ],
    [
      "three wildcards in selectors",
      "{ $.eventName=CreatePolicy && $.a[*]=1 && $.b[*]=1 && $.c[*]=1 }",
      "",
      ["$.a[*]=1", "$.b[*]=1", "$.c[*]=1"],
    ],
    [
      "four wildcards in selectors",
      "{ $.eventName=CreatePolicy && $.a[*]=1 && $.b[*]=1 && $.c[*]=1 && $.d[*]=1 }",
      "pattern_too_many_wildcards",
      [],
    ],
    [
      "two wildcards in one selector",
      "{ $.eventName=CreatePolicy && $.a[*].b[*]=1 }",
      "pattern_too_many_wildcards",
      [],
    ],
    ["something before the braces", `x{${all}}`, "pattern_not_json", []],
    ["a group in a regular expression", "{ $.eventName=CreatePolicy || $.a=%(x|y)% }", "pattern_regex_unsupported", []],
    [
      "a symbol that regular expressions may not have",
      "{ $.eventName=CreatePolicy || $.a=%x!% }",
      "pattern_regex_unsupported",
      [],
    ],
    [
      "a regular expression that is not well formed",
      "{ $.eventName=CreatePolicy || $.a=%[x% }",
      "pattern_regex_unsupported",
      [],
    ],
    ["a line's end in quotes", '{ $.eventName=CreatePolicy && $.a="x\ny" }', "", ['$.a="x\ny"']],
    ["smart quotes", "{ $.eventName = “CreatePolicy” }", "pattern_non_ascii", []],
    ["a blank that does not break", "{ $.eventName =\u00a0CreatePolicy }", "pattern_non_ascii", []],
    ["a Cyrillic letter in quotes", '{ $.eventName = "Cre\u0430tePolicy" }', "", ["pattern_misses_event"]],
    ["a Cyrillic letter without quotes", "{ $.eventName = Cre\u0430tePolicy }", "pattern_non_ascii", []],
    ["nothing between the braces", "{ }", "pattern_malformed", []],
    ["two operands side by side", "{ $.eventName=CreatePolicy $.a=1 }", "pattern_malformed", []],
    ["two groups side by side", "{ ($.eventName=CreatePolicy)($.a=1) }", "pattern_malformed", []],
    ["an operator at the end", "{ $.eventName=CreatePolicy || }", "pattern_malformed", []],
    ["an operator at the beginning", "{ && $.eventName=CreatePolicy }", "pattern_malformed", []],
    ["two operators", "{ $.eventName=CreatePolicy || || $.a=1 }", "pattern_malformed", []],
    ["an empty group", "{ $.eventName=CreatePolicy || () }", "pattern_malformed", []],
    ["one bar", "{ $.eventName=CreatePolicy | $.a=1 }", "pattern_malformed", []],
    ["something between the tokens", "{ $.eventName=CreatePolicy ; }", "pattern_malformed", []],
    ["a parenthesis too many", "{ ($.eventName=CreatePolicy)) }", "pattern_malformed", []],
    [
      "the tests",
      "{ $.eventName=CreatePolicy && $.a IS NULL && $.b IS TRUE && $.c IS FALSE && $.d NOT  EXISTS }",
      "",
      ["$.a IS NULL", "$.b IS TRUE", "$.c IS FALSE", "$.d NOT EXISTS"],
    ],
    ["a word that begins as the event does", "{ $.eventName = Create }", "", ["pattern_misses_event"]],
    ["a suffix that occurs once", '{ $.eventName = "*eatePolicy" }', "", []],
    ["a suffix that occurs twice", '{ $.eventName=CreatePolicy && $.eventSource = "*m" }', "", ['$.eventSource="*m"']],
    ["a middle", '{ $.eventName = "*e*" && $.eventName = CreatePolicy }', "", []],
    ["a middle and an end", '{ $.eventName = "*e*x" }', "", ["pattern_misses_event"]],
    ["a middle and two asterisks", '{ $.eventName = "*e**" }', "", ['$.eventName="*e**"']],
    ["an inner asterisk", '{ $.eventName = "Create*icy" }', "", ['$.eventName="Create*icy"']],
    ["an inner asterisk that fits under no reading", '{ $.eventName = "Delete*icy" }', "", ["pattern_misses_event"]],
    ["two asterisks in a word", '{ $.eventName = "C*e*y" }', "", ['$.eventName="C*e*y"']],
    ["nothing between two asterisks", '{ $.eventName = "**" }', "", ['$.eventName="**"']],
    ["a backslash", '{ $.eventName = "Create\\Policy" }', "", ['$.eventName="Create\\Policy"']],
    ["a regular expression", "{ $.eventName = %^CreatePolicy$% }", "", ["$.eventName=%^CreatePolicy$%"]],
    ["another than a text", "{ $.eventName = CreatePolicy && $.eventName != ConsoleLogin }", "", []],
    ["another than itself", "{ $.eventName != CreatePolicy }", "", ["pattern_misses_event"]],
    ["another than a number", "{ $.eventName = CreatePolicy && $.eventName != 7 }", "", ["$.eventName!=7"]],
    ["smaller than a number", "{ $.eventName < 7 }", "", ["pattern_misses_event"]],
    ["a number and its text", '{ $.eventName=CreatePolicy && $.a=1 && $.a="1" }', "", ['$.a="1"', "$.a=1"]],
    ["one condition spelt twice", '{ $.eventName=CreatePolicy && $.a=b && $.a="b" }', "", ['$.a="b"']],
    ["&& binds tighter than ||", "{ $.eventName=CreatePolicy || $.a=1 && $.b=1 }", "", []],
    [
      "a conjunction that is false, and one that may be true",
      "{ $.eventName=DeletePolicy && $.a=1 || $.eventName=CreatePolicy && $.b=1 }",
      "",
      ["$.b=1"],
    ],
    ["a condition on either side of ||", "{ ($.a=1 || $.b=1) && $.eventName=CreatePolicy }", "", ["$.a=1 || $.b=1"]],
    [
      "a disjunction within a conjunction within a disjunction",
      "{ $.eventName=CreatePolicy && ($.x=a || ($.y=b && ($.z=c || $.w=d))) }",
      "",
      ['$.x="a" || $.y="b" && ($.w="d" || $.z="c")'],
    ],
    ["the source", "{ $.eventName=CreatePolicy && $.eventSource=iam.amazonaws.com }", "", []],
    ["another source", "{ $.eventName=CreatePolicy && $.eventSource=sts.amazonaws.com }", "", ["pattern_misses_event"]],
    ["a field within a field", "{ $.detail.eventName=CreatePolicy }", "", ['$.detail.eventName="CreatePolicy"']],
    ["a field in brackets", "{ $.['eventName']=CreatePolicy }", "", ["$.['eventName']=\"CreatePolicy\""]],
    ["every field", "{ $.*=CreatePolicy }", "", ['$.*="CreatePolicy"']],
  ];

/** Whether the proof reads a pattern as it should, and leaves exactly that to prove. */
export const reads = (policy: Policy, [, pattern, problem, left]: (typeof readings)[number]): void => {
  const explanation = policy.explainPattern(pattern);
  const flaws = (explanation.events["CreatePolicy"] ?? []).filter(({ reason }) => reason !== "pattern_too_broad");
  const remaining = flaws.map(({ reason, detail }) => (reason === "pattern_unproven" ? detail : reason)).sort();
  assert.deepEqual([explanation.problem, remaining], [problem, problem === "" ? [...left].sort() : [problem]]);
};

/** Everyday events that patterns may match. */
export const breadths: readonly (readonly [pattern: string, breadth: number])[] = [
  ["{ $.eventName = CreatePolicy }", 0],
  ["{ $.eventName = CreatePolicy || $.eventName = GetUser }", 1],
  ["{ $.eventName = CreatePolicy && $.eventName != GetUser }", 0],
  ["{ $.a = 1 || $.eventName = CreatePolicy }", everyday.length],
  ["{ $.eventName = * }", everyday.length],
  ["{ $.a = 1 }", everyday.length],
];

/** Whether the proof counts the everyday records that a pattern may match. */
export const countsBreadth = (policy: Policy, [pattern, breadth]: (typeof breadths)[number]): void => {
  const { everyday: matched, events: flaws } = policy.explainPattern(pattern);
  const degrees = (flaws["CreatePolicy"] ?? []).flatMap(({ reason, degree }) =>
    reason === "pattern_too_broad" ? [degree] : [],
  );
  assert.deepEqual([matched.length, degrees], [breadth, breadth > 0 ? [breadth] : []]);
};
