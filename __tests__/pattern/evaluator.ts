/**
 * Evaluates JSON filter patterns on concrete records, by the documents of CloudWatch Logs and by what the service was seen to do.
 * Written apart from the policy, by another method (recursive descent), to test the policy's proof and nothing else.
 */

/** How the service reads an asterisk within a word: both were observed. */
export type InnerAsterisk = "wildcard" | "literal";

/** A record, or a part of one. */
export type Field = null | boolean | number | string | readonly Field[] | { readonly [name: string]: Field };

/** A parsed pattern. */
export type Expression =
  | { readonly kind: "or" | "and"; readonly operands: readonly Expression[] }
  | { readonly kind: "compare"; readonly path: readonly string[]; readonly operator: string; readonly value: string }
  | { readonly kind: "test"; readonly path: readonly string[]; readonly test: string };

const token =
  /\s*(\(|\)|&&|\|\||\$(?:\.[\w-]+)+|!=|<=|>=|=|<|>|IS NULL|IS TRUE|IS FALSE|NOT EXISTS|"(?:[^"\\]|\\.)*"|[\w.*+-]+)/y;

const tokensOf = (text: string): readonly string[] => {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (text.slice(token.lastIndex).trim() !== "") {
    const match = token.exec(text);
    if (match?.[1] === undefined) throw new Error(`no token in ${text}`);
    tokens.push(match[1]);
  }
  return tokens;
};

/** Parses `{ expression }`; throws where it is not well formed. */
export function parse(pattern: string): Expression {
  const tokens = [...tokensOf(pattern.trim().slice(1, -1))];
  const take = (): string => tokens.shift() ?? "";
  const list = (kind: "or" | "and", operator: string, operand: () => Expression): Expression => {
    const operands = [operand()];
    while (tokens[0] === operator) {
      take();
      operands.push(operand());
    }
    const [only] = operands;
    return operands.length === 1 && only !== undefined ? only : { kind, operands };
  };
  const primary = (): Expression => {
    if (tokens[0] === "(") {
      take();
      const inner = disjunction();
      if (take() !== ")") throw new Error("a parenthesis is not closed");
      return inner;
    }
    const path = take().split(".").slice(1);
    const next = take();
    if (/^(IS|NOT)/.test(next)) return { kind: "test", path, test: next };
    return { kind: "compare", path, operator: next, value: take() };
  };
  const conjunction = (): Expression => list("and", "&&", primary);
  const disjunction = (): Expression => list("or", "||", conjunction);
  const expression = disjunction();
  if (tokens.length > 0) throw new Error(`"${tokens[0]}" is left`);
  return expression;
}

/** Whether a record matches. */
export function matches(expression: Expression, record: Field, inner: InnerAsterisk): boolean {
  switch (expression.kind) {
    case "or":
      return expression.operands.some((operand) => matches(operand, record, inner));
    case "and":
      return expression.operands.every((operand) => matches(operand, record, inner));
    case "test":
      return tested(expression.test, fieldAt(record, expression.path));
    case "compare":
      return compared(expression.operator, expression.value, fieldAt(record, expression.path), inner);
  }
}

const fieldAt = (record: Field, path: readonly string[]): Field | undefined =>
  path.reduce<Field | undefined>(
    (field, name) =>
      typeof field === "object" && field !== null && !Array.isArray(field)
        ? (field as Readonly<Record<string, Field>>)[name]
        : undefined,
    record,
  );

const tested = (test: string, field: Field | undefined): boolean => {
  switch (test) {
    case "IS NULL":
      return field === null;
    case "IS TRUE":
      return field === true;
    case "IS FALSE":
      return field === false;
    default:
      return field === undefined;
  }
};

const isNumeric = (value: string): boolean => /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value);

// A comparison with what is absent, null, an object or a list never holds, neither = nor !=.
function compared(operator: string, value: string, field: Field | undefined, inner: InnerAsterisk): boolean {
  if (typeof field !== "string" && typeof field !== "number") return false;
  if (isNumeric(value)) {
    if (typeof field === "string") return false;
    const number = Number(value);
    const answers: Readonly<Record<string, boolean>> = {
      "=": field === number,
      "!=": field !== number,
      "<": field < number,
      ">": field > number,
      "<=": field <= number,
      ">=": field >= number,
    };
    return answers[operator] ?? false;
  }
  const same = wild(value.replace(/^"|"$/g, ""), String(field), inner);
  return operator === "=" ? same : operator === "!=" && !same;
}

function wild(value: string, text: string, inner: InnerAsterisk): boolean {
  const begins = value.startsWith("*");
  const ends = value.length > 1 && value.endsWith("*");
  const core = value.slice(begins ? 1 : 0, ends ? -1 : undefined);
  if (inner === "wildcard") {
    const source = value.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^]*");
    return new RegExp(`^${source}$`).test(text);
  }
  if (begins && ends) return text.includes(core);
  // The service was seen to take the left-most occurrence of a suffix, and then to want the end.
  if (begins) return core === "" || text.indexOf(core) === text.length - core.length;
  return ends ? text.startsWith(core) : text === value;
}
