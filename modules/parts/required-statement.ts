import { Fn, Token } from "./cdktf";
import { type Identity, isKnown } from "./placement";
import type { Condition, Statement } from "./policy-document";

/**
 * A statement that a policy outside this stack must contain, or the chain is broken there.
 *
 * Its owner adds it: a policy that is put on something existing would replace the one it has.
 */
export interface RequiredStatement {
  /** ARN of what the policy belongs to. */
  readonly of: string;
  /** Which of its policies: `trust` and `permissions` of a role, `resource` of anything else. */
  readonly policy: "resource" | "trust" | "permissions";
  /** The statement in IAM's JSON. */
  readonly statement: Readonly<Record<string, unknown>>;
}

/** The statements that a chain requires of one policy. */
export const requiredStatements = (
  identity: Identity,
  of: string,
  policy: RequiredStatement["policy"],
  statements: readonly Statement[],
): RequiredStatement[] =>
  statements.map((statement) => ({
    of,
    policy,
    statement: { Sid: `${statement.sid}${sidEnd(identity)}`, ...statementJson(statement) },
  }));

/** Several chains may share a policy, in which no two statements have one Sid. A Sid has letters and digits only. */
const sidEnd = ({ name, account }: Identity): string =>
  `${isKnown(name) ? pascalCase(name) : Token.asString(Fn.replace(Fn.title(Fn.replace(name, "-", " ")), " ", ""))}${account}`;

const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-+)(\w?)/g, (_, first: string) => first.toUpperCase());

/** A statement in IAM's JSON, without its Sid. */
export const statementJson = (statement: Statement): Record<string, unknown> => {
  const principals = (statement.principals ?? []) as readonly { type: string; identifiers: string[] }[];
  const conditions = (statement.condition ?? []) as readonly Condition[];
  return {
    Effect: statement.effect ?? "Allow",
    ...(principals.length > 0
      ? { Principal: Object.fromEntries(principals.map(({ type, identifiers }) => [type, identifiers])) }
      : {}),
    Action: statement.actions,
    ...(statement.resources ? { Resource: statement.resources } : {}),
    ...(conditions.length > 0 ? { Condition: conditionJson(conditions) } : {}),
  };
};

const conditionJson = (conditions: readonly Condition[]): Record<string, Record<string, readonly string[]>> => {
  const json: Record<string, Record<string, readonly string[]>> = {};
  for (const { test, variable, values } of conditions) {
    json[test] = { ...json[test], [variable]: values };
  }
  return json;
};
