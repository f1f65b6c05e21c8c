import { isList, isObject, type Json } from "../read/json";

/** Longer texts are documents: no object is called so. */
const longestName = 1024;

/** Every text of a value, at any depth, that can be what an object is called. */
export function* textsOf(value: Json | undefined): Generator<string> {
  if (typeof value === "string") {
    if (value !== "" && value.length <= longestName) yield value;
  } else if (isList(value)) {
    for (const element of value) yield* textsOf(element);
  } else if (isObject(value)) {
    for (const field of Object.values(value)) yield* textsOf(field);
  }
}

/**
 * What a text may call an object by: itself, and where it is an ARN each of its endings: `arn:aws:logs:…:log-group:/a/b:*` may mean the
 * group `/a/b`, and `arn:aws:iam::…:role/path/name` the role `name`.
 */
export function namesIn(text: string): readonly string[] {
  if (!text.startsWith("arn:")) return [text];
  const trimmed = text.replace(/:\*$/, "");
  const rest = trimmed.split(":").slice(5).join(":");
  const names = new Set([text, trimmed, rest]);
  for (const separator of rest.matchAll(/[:/]/g)) names.add(rest.slice(separator.index + 1));
  for (const segment of rest.split(/[:/]/)) names.add(segment);
  // A version or an alias of a function is the function's ARN with an ending
  const whole = /^(?:[^:]*:){6}[^:]+/.exec(trimmed)?.[0];
  if (whole !== undefined) names.add(whole);
  names.delete("");
  return [...names];
}

/** What an object may be called by that says a text of itself: the text, and an ARN also without the streams that end that of a group. */
export const callingsIn = (text: string): readonly string[] =>
  text.startsWith("arn:") && text.endsWith(":*") ? [text, text.slice(0, -2)] : [text];
