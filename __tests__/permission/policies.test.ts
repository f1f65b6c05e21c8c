// Where a policy is said to let a call through, AWS would: on policies made at random, an evaluator of another method is asked.
import * as fc from "fast-check";
import { alarm, filter, found, kept, stepped, topicArn } from "../plans/edited/plan-edit";
import { type Answer, answerTo } from "../policies/answer";
import { isAllowed, type Request, type Statement } from "./evaluator";

const account = "123456789012";
const alarmArn = `arn:aws:cloudwatch:us-east-1:${account}:alarm:iam-policy-changes`;
const service = "cloudwatch.amazonaws.com";
const good: Statement = { Effect: "Allow", Principal: { Service: service }, Action: "sns:Publish", Resource: topicArn };

const withPolicy = (before: readonly Statement[], after: string) => {
  const topicPolicy = found("aws_sns_topic_policy");
  const topic = stepped(found("aws_sns_topic"), ["no-op"], { kms_master_key_id: null });
  const oneEvent = stepped(found(filter), ["no-op"], { pattern: "{ $.eventName = CreatePolicy }" });
  const asBefore = (entry: typeof topic) => ({ ...entry, change: { ...entry.change, before: entry.change.after } });
  const written = { ...topicPolicy.change.after, policy: JSON.stringify({ Statement: before }) };
  return {
    format_version: kept["format_version"],
    configuration: {},
    // Few objects, so that thousands of policies can be judged
    resource_changes: [
      asBefore(topic),
      asBefore(oneEvent),
      found(alarm),
      found("aws_sns_topic_subscription"),
      {
        ...topicPolicy,
        change: { ...topicPolicy.change, before: written, actions: ["update"], after: { ...written, policy: after } },
      },
    ],
  };
};

/** What the gate says of a plan that puts the policy in place of another. */
const changing = (before: readonly Statement[], after: readonly Statement[]): Promise<Answer> =>
  answerTo(withPolicy(before, JSON.stringify({ Version: "2012-10-17", Statement: after })));

const known: readonly (readonly [string, string])[] = [
  ["aws:sourcearn", alarmArn],
  ["aws:sourceaccount", account],
  ["aws:securetransport", "true"],
  ["aws:principalisawsservice", "true"],
  ["aws:principalservicename", service],
];
// What a request may tell beside, and the policy cannot know.
const others: fc.Arbitrary<readonly (readonly [string, string])[]> = fc.subarray([
  ["aws:sourcevpc", "vpc-1"],
  ["aws:sourceorgid", "o-1"],
  ["sns:endpoint", "a@example.com"],
]);
const requestWith = (more: readonly (readonly [string, string])[]): Request => ({
  service,
  action: "sns:Publish",
  resource: topicArn,
  context: new Map([...known, ...more]),
});

const severalOf = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | Value[]> =>
  fc.oneof(values, fc.array(values, { minLength: 1, maxLength: 3 }));

const actions = severalOf(
  fc.constantFrom(
    "sns:Publish",
    "SNS:publish",
    "sns:Pub*",
    "sns:*",
    "*",
    "sns:Subscribe",
    "sns:Get?opicAttributes",
    "sns:P?blish",
  ),
);
const resources = severalOf(
  fc.constantFrom(
    topicArn,
    "*",
    `arn:aws:sns:*:${account}:*`,
    "arn:aws:sns:us-east-1:123456789012:other",
    topicArn.slice(0, -1),
    `${topicArn.slice(0, -1)}?`,
    topicArn.toUpperCase(),
  ),
);
const principals: fc.Arbitrary<NonNullable<Statement["Principal"]>> = fc.oneof(
  fc.constant("*" as const),
  severalOf(fc.constantFrom(service, service, "events.amazonaws.com", "cloudtrail.amazonaws.com")).map((Service) => ({
    Service,
  })),
  severalOf(fc.constantFrom("*", account, `arn:aws:iam::${account}:root`)).map((AWS) => ({ AWS })),
  fc.constant({ Federated: "cognito-identity.amazonaws.com" }),
  fc.constant({ CanonicalUser: "0123" }),
  fc.constant({ AWS: account, Service: [service] }),
);

type Condition = readonly [operator: string, key: string, values: string | boolean | readonly string[]];
const decidable: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      "StringEquals",
      "StringNotEquals",
      "StringEqualsIgnoreCase",
      "StringEqualsIfExists",
      "ForAllValues:StringEquals",
      "ForAnyValue:StringEquals",
    ),
    fc.constantFrom("aws:SourceAccount", "AWS:sourceaccount", "aws:PrincipalOrgID", "aws:PrincipalArn"),
    severalOf(fc.constantFrom(account, "210987654321", "o-1")),
  ),
  fc.tuple(
    fc.constantFrom(
      "ArnLike",
      "ArnEquals",
      "ArnNotLike",
      "ArnNotEquals",
      "StringLike",
      "StringNotLike",
      "ArnLikeIfExists",
    ),
    fc.constant("aws:SourceArn"),
    severalOf(
      fc.constantFrom(
        alarmArn,
        `arn:aws:cloudwatch:*:${account}:alarm:*`,
        "arn:*:*:*:*:*",
        `arn:aws:cloudtrail:*:${account}:*`,
        "arn:aws:cloudwatch:us-east-1:210987654321:alarm:*",
      ),
    ),
  ),
  fc.tuple(
    fc.constantFrom("Bool", "BoolIfExists"),
    fc.constantFrom("aws:SecureTransport", "aws:PrincipalIsAWSService"),
    fc.constantFrom<boolean | string>(true, false, "true", "false"),
  ),
  fc.tuple(
    fc.constant("Null"),
    fc.constantFrom("aws:SourceArn", "aws:PrincipalOrgID"),
    fc.constantFrom("true", "false"),
  ),
);
const undecidable: fc.Arbitrary<Condition> = fc.tuple(
  fc.constantFrom(
    "StringEquals",
    "StringNotEquals",
    "StringLike",
    "StringEqualsIfExists",
    "ForAnyValue:StringNotEquals",
    "ForAllValues:StringLike",
    "Null",
    "NumericLessThan",
  ),
  fc.constantFrom("aws:SourceVpc", "aws:SourceOrgID", "sns:Endpoint", "aws:SourceAccount", "aws:PrincipalTag/team"),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
  fc.constantFrom<string | string[]>("vpc-1", ["o-1", "vpc-2"], "${aws:SourceAccount}", "*", "true", account),
);

const statementsOf = (conditions: fc.Arbitrary<Condition>): fc.Arbitrary<Statement> =>
  fc
    .record({
      effect: fc.constantFrom<Statement["Effect"]>("Allow", "Allow", "Deny"),
      action: fc.tuple(fc.constantFrom("Action", "Action", "Action", "NotAction"), actions),
      resource: fc.tuple(fc.constantFrom("Resource", "Resource", "Resource", "NotResource"), resources),
      principal: fc.tuple(fc.constantFrom("Principal", "Principal", "Principal", "NotPrincipal"), principals),
      conditions: fc.array(conditions, { maxLength: 2 }),
    })
    .map(({ effect, action, resource, principal, conditions: some }) => ({
      Effect: effect,
      ...Object.fromEntries([action, resource, principal]),
      ...(some.length === 0
        ? {}
        : {
            Condition: Object.fromEntries(
              some.map(([operator]) => [
                operator,
                Object.fromEntries(some.flatMap(([other, key, values]) => (other === operator ? [[key, values]] : []))),
              ]),
            ),
          }),
    })) as fc.Arbitrary<Statement>;

const decidablePolicies = fc.array(statementsOf(decidable), { minLength: 1, maxLength: 4 });
const anyStatements = statementsOf(fc.oneof(decidable, undecidable));
const anyPolicies = fc.array(anyStatements, { minLength: 1, maxLength: 4 });

const minutes = 60_000;

test(
  "what has no flaw is allowed, whatever else the request tells",
  async () => {
    const counts = { flawless: 0, flawed: 0 };
    await fc.assert(
      fc.asyncProperty(anyPolicies, fc.array(others, { minLength: 3, maxLength: 3 }), async (policy, worlds) => {
        const { verdict } = await changing([good], policy);
        counts[verdict === "pass" ? "flawless" : "flawed"] += 1;
        return verdict !== "pass" || worlds.every((more) => isAllowed(policy, requestWith(more)));
      }),
      { numRuns: 2500 },
    );
    // Neither side of the property is empty.
    expect(Math.min(counts.flawless, counts.flawed)).toBeGreaterThan(100);
  },
  5 * minutes,
);

test(
  "where nothing is in doubt, what is flawed is refused",
  async () => {
    await fc.assert(
      fc.asyncProperty(decidablePolicies, async (policy) => {
        const { reasons } = await changing([good], policy);
        expect(reasons.filter((reason) => reason.endsWith("_unproven"))).toEqual([]);
        expect(reasons.length === 0).toBe(isAllowed(policy, requestWith([])));
      }),
      { numRuns: 1000 },
    );
  },
  5 * minutes,
);

const listOf = <Value>(several: Value | readonly Value[]): readonly Value[] =>
  (Array.isArray(several) ? several : [several]) as readonly Value[];

/** One statement for each action and resource, where these are no exclusions. */
const split = (statement: Statement): readonly Statement[] => {
  const { Action, Resource, ...rest } = statement;
  if (Action === undefined || Resource === undefined) return [statement];
  return listOf(Action).flatMap((one) =>
    listOf(Resource).map((other): Statement => ({ ...rest, Sid: "part", Action: one, Resource: [other] })),
  );
};

test(
  "order, splits, merges and repetitions change nothing, in either direction",
  async () => {
    await fc.assert(
      fc.asyncProperty(anyPolicies, fc.boolean(), async (policy, splitsBefore) => {
        const rewritten = [...policy.flatMap(split), ...policy.slice(0, 1)].reverse();
        const [before, after] = splitsBefore ? [rewritten, policy] : [policy, rewritten];
        expect((await changing(before, after)).reasons).toEqual([]);
      }),
      { numRuns: 700 },
    );
  },
  5 * minutes,
);

test(
  "one more Allow takes nothing from what is allowed",
  async () => {
    await fc.assert(
      fc.asyncProperty(anyPolicies, anyStatements, async (policy, more) => {
        const added: Statement = { ...more, Effect: "Allow" };
        const { reasons } = await changing([good, ...policy], [good, ...policy, added]);
        expect(reasons).toEqual([]);
      }),
      { numRuns: 500 },
    );
  },
  5 * minutes,
);

test(
  "one Deny less is never worse",
  async () => {
    await fc.assert(
      fc.asyncProperty(anyPolicies, anyStatements, async (policy, more) => {
        const { reasons } = await changing([...policy, { ...more, Effect: "Deny" }], policy);
        expect(reasons).toEqual([]);
      }),
      { numRuns: 500 },
    );
  },
  5 * minutes,
);

test.each([
  ["no Version", JSON.stringify({ Statement: good }), []],
  ["the Version of 2008", JSON.stringify({ Version: "2008-10-17", Id: "x", Statement: [good] }), []],
  ["no JSON", "{", ["topic_policy_unknown"]],
  ["a list", "[]", ["topic_policy_unknown"]],
  ["more brackets than any parser has room for", "[".repeat(100_000), ["topic_policy_unknown"]],
  ["as many, well closed", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, ["topic_policy_unknown"]],
  ["a statement that is text", '{"Statement":["Allow"]}', ["topic_policy_unknown"]],
  ["an effect in another case", JSON.stringify({ Statement: { ...good, Effect: "allow" } }), ["topic_policy_unknown"]],
  ["no action", JSON.stringify({ Statement: { ...good, Action: undefined } }), ["topic_policy_unknown"]],
  [
    "a principal that is text",
    JSON.stringify({ Statement: { ...good, Principal: service } }),
    ["topic_policy_unknown"],
  ],
  ["a condition that is text", JSON.stringify({ Statement: { ...good, Condition: "no" } }), ["topic_policy_unknown"]],
  ["no statement", '{"Version":"2012-10-17"}', ["topic_policy_refuses"]],
])("a policy with %s", async (_, text, reasons) => {
  expect((await answerTo(withPolicy([good], text))).reasons).toEqual(reasons);
});
