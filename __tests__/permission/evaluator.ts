/** A value or a list of them, as JSON policies write it. */
type Several<Value> = Value | readonly Value[];

/** One statement of a policy, in the words of IAM. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, Several<string>>>;
  readonly NotPrincipal?: "*" | Readonly<Record<string, Several<string>>>;
  readonly Action?: Several<string>;
  readonly NotAction?: Several<string>;
  readonly Resource?: Several<string>;
  readonly NotResource?: Several<string>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Several<string | boolean>>>>>;
}

/** One call of a service, with every key of its context. */
export interface Request {
  readonly service: string;
  readonly action: string;
  readonly resource: string;
  /** Key in lower case → its value. What is not here is not in the request. */
  readonly context: ReadonlyMap<string, string>;
}

const listOf = <Value>(several: Several<Value> | undefined): readonly Value[] =>
  several === undefined ? [] : ((Array.isArray(several) ? several : [several]) as readonly Value[]);

/** Whether a pattern with * and ? matches a text: by a table of beginnings, without regular expressions. */
export const isLike = (pattern: string, text: string): boolean => {
  let row = Array.from({ length: text.length + 1 }, (_, length) => length === 0);
  for (const character of pattern) {
    const next = row.map(() => false);
    for (let end = 0; end <= text.length; end += 1) {
      next[end] =
        character === "*"
          ? row.slice(0, end + 1).some(Boolean)
          : end > 0 && row[end - 1] === true && (character === "?" || character === text[end - 1]);
    }
    row = next;
  }
  return row[text.length] === true;
};

const isArnLike = (pattern: string, arn: string): boolean => {
  const parts = (text: string) => [...text.split(":").slice(0, 5), text.split(":").slice(5).join(":")];
  const wanted = parts(pattern);
  const given = parts(arn);
  return wanted.every((part, position) => isLike(part, given[position] ?? ""));
};

type Comparison = (wanted: string, given: string) => boolean;

const folded = (wanted: string, given: string): boolean => wanted.toLowerCase() === given.toLowerCase();

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: (wanted, given) => wanted === given,
  StringEqualsIgnoreCase: folded,
  StringLike: isLike,
  ArnEquals: isArnLike,
  ArnLike: isArnLike,
  Bool: folded,
  NumericLessThan: (wanted, given) => Number(given) < Number(wanted),
};

const filledIn = (text: string, { context }: Request): string =>
  text.replace(/\$\{([^}]+)\}/g, (variable, key: string) => context.get(key.toLowerCase()) ?? variable);

const holds = (operator: string, key: string, values: readonly string[], request: Request): boolean => {
  const given = request.context.get(key.toLowerCase());
  const [, set = "", name = "", ifExists = ""] = /^(ForAnyValue:|ForAllValues:)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  if (name === "Null") return values.some((value) => folded(value, String(given === undefined)));
  if (given === undefined && ifExists !== "") return true;
  const isNegated = name.includes("Not");
  if (given === undefined) return set === "ForAllValues:" || (isNegated && set !== "ForAnyValue:");
  const compare = comparisons[name.replace("Not", "")];
  if (compare === undefined) throw new Error(`the evaluator does not know the operator "${operator}"`);
  return values.some((value) => compare(filledIn(value, request), given)) !== isNegated;
};

const isNamed = (principals: "*" | Readonly<Record<string, Several<string>>>, service: string): boolean =>
  principals === "*" || listOf(principals["AWS"]).includes("*") || listOf(principals["Service"]).includes(service);

const applies = (statement: Statement, request: Request): boolean => {
  const acts = (several: Several<string> | undefined) =>
    listOf(several).some((pattern) => isLike(pattern.toLowerCase(), request.action.toLowerCase()));
  const reaches = (several: Several<string> | undefined) =>
    listOf(several).some((pattern) => isLike(filledIn(pattern, request), request.resource));
  return (
    (statement.Action === undefined ? !acts(statement.NotAction) : acts(statement.Action)) &&
    (statement.Resource === undefined ? !reaches(statement.NotResource) : reaches(statement.Resource)) &&
    (statement.Principal === undefined
      ? !isNamed(statement.NotPrincipal ?? {}, request.service)
      : isNamed(statement.Principal, request.service)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(operator, key, listOf(values).map(String), request)),
    )
  );
};

/** Whether a policy allows a request: some Allow applies, and no Deny. */
export const isAllowed = (statements: readonly Statement[], request: Request): boolean => {
  const effects = new Set(statements.filter((one) => applies(one, request)).map(({ Effect }) => Effect));
  return effects.has("Allow") && !effects.has("Deny");
};
