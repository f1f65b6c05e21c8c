import { logins } from "../../spec";
import { isList, isObject, type Json } from "./json";
import { every, fields, type Projection, whole } from "./projection";

const shown = { region: whole, allowed_account_ids: whole, assume_role: every(fields({ role_arn: whole })) };

/** Arguments that tell the account, or where a provider calls, and that may be credentials. */
const confidential = [...logins.account, ...logins.endpoint].filter((name) => !Object.hasOwn(shown, name));

/**
 * Takes of the providers of one document what tells region and account. Of confidential arguments it keeps only that they are
 * set, and which of them are equal: each distinct expression is replaced by its number, in order of appearance.
 */
export function providerProjection(): Projection {
  const numbers = new Map<string, number>();
  const numbered: Projection = (expression) => {
    const text = canonical(expression);
    if (unset.has(text)) return expression;
    const number = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, number);
    return { constant_value: `(value ${number})` };
  };
  return fields({
    name: whole,
    full_name: whole,
    alias: whole,
    module_address: whole,
    expressions: fields({
      ...shown,
      ...Object.fromEntries(confidential.map((name) => [name, numbered])),
    }),
  });
}

const unset: ReadonlySet<string> = new Set([
  "[]",
  "{}",
  '{"constant_value":null}',
  '{"constant_value":false}',
  '{"constant_value":""}',
]);

/** JSON text with the keys in order, so that equal values are equal texts. */
function canonical(value: Json | undefined): string {
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
}
