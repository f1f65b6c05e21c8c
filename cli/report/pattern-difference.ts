/** Conditions that a pattern joins by `&&`, each with the alternatives that it joins by `||`. */
type Terms = readonly (readonly string[])[];

/** Longest pattern that is taken apart, in characters: CloudWatch Logs takes none that is longer. */
const longestPattern = 1024;

/**
 * What tells two filter patterns apart, term by term: `15 alternatives unchanged, − ($.eventName=CreatePolicy)`.
 *
 * @returns undefined where they have too little in common to be told so
 */
export function patternDifference(before: string, after: string): string | undefined {
  if (before.length > longestPattern || after.length > longestPattern) return undefined;
  const [one, other] = [termsOf(before), termsOf(after)];
  if (one === undefined || other === undefined) return undefined;
  const [was, is] = [longest(one), longest(other)];
  const same = was.filter((term) => is.includes(term)).length;
  if (same === 0) return undefined;
  const others = (terms: Terms, known: readonly string[]): readonly string[] =>
    terms.filter((alternatives) => alternatives !== known).map((alternatives) => alternatives.join(" || "));
  const [conditionsBefore, conditionsAfter] = [others(one, was), others(other, is)];
  const parts = [
    ...without(was, is).map((term) => `− (${term})`),
    ...without(is, was).map((term) => `+ (${term})`),
    ...without(conditionsBefore, conditionsAfter).map((term) => `− && (${term})`),
    ...without(conditionsAfter, conditionsBefore).map((term) => `+ && (${term})`),
  ];
  const unchanged = `${same} alternative${same === 1 ? "" : "s"} unchanged`;
  return parts.length === 0 ? undefined : [unchanged, ...parts].join(", ");
}

const without = (terms: readonly string[], known: readonly string[]): readonly string[] =>
  terms.filter((term) => !known.includes(term));

const longest = (terms: Terms): readonly string[] =>
  terms.reduce((most, alternatives) => (alternatives.length > most.length ? alternatives : most), []);

function termsOf(pattern: string): Terms | undefined {
  const inner = /^\s*\{([\s\S]*)\}\s*$/.exec(pattern)?.[1];
  if (inner === undefined) return undefined;
  const conditions = apart(bare(inner), "&&");
  return conditions.map((condition) => apart(bare(condition), "||").map((term) => spaced(bare(term))));
}

/** What stands between a sign, outside of parentheses and quotes. */
function apart(text: string, sign: "&&" | "||"): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const [position, depth] of depths(text)) {
    if (depth !== 0 || !text.startsWith(sign, position)) continue;
    parts.push(text.slice(start, position));
    start = position + sign.length;
  }
  return [...parts, text.slice(start)];
}

/** Each position outside of quotes, with how many parentheses are open there. */
function* depths(text: string): Generator<readonly [number, number]> {
  let depth = 0;
  let isQuoted = false;
  for (let position = 0; position < text.length; position += 1) {
    const character = text[position];
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === "(") depth += 1;
    yield [position, depth];
    if (character === ")") depth -= 1;
  }
}

/** Without the parentheses around the whole of it. */
function bare(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith("(")) return trimmed;
  const end = [...depths(trimmed)].find(([position, depth]) => depth === 1 && trimmed[position] === ")")?.[0];
  return end === trimmed.length - 1 ? bare(trimmed.slice(1, -1)) : trimmed;
}

/** With one blank at most around an operator, so that only what is written otherwise differs. */
const spaced = (term: string): string => term.replace(/\s*(!=|=|<=|>=|<|>)\s*/, " $1 ");
