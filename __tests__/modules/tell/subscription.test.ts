// Each protocol gets the permission that it needs, and no other, or is refused with what is wrong.
import { SnsTopic } from "../../../modules/parts/cdktf";
import type { Subscription } from "../../../modules/tell/subscription";
import { all, chain, chainStack, only, statementsOf, synthesised } from "../synthesised";

const arn = (service: string, resource: string, account = "123456789012") =>
  `arn:aws:${service}:us-east-1:${account}:${resource}`;
const stackWith = (...subscriptions: Subscription[]) => chainStack({ subscriptions });
const topicOf = (stack: ReturnType<typeof stackWith>) => `\${aws_sns_topic.${only(stack, "aws_sns_topic")[0]}.arn}`;
const fromTopic = (stack: ReturnType<typeof stackWith>) => ({
  test: "ArnEquals",
  variable: "aws:SourceArn",
  values: [topicOf(stack)],
});
const service = [{ type: "Service", identifiers: ["sns.amazonaws.com"] }];
const requiredOf = (subscription: Subscription) => {
  let statements: readonly { readonly of: string; readonly policy: string; readonly statement: object }[] = [];
  synthesised((scope) => {
    ({ requiredStatements: statements } = chain(scope, { subscriptions: [subscription] }));
  });
  return statements.map(({ of, policy, statement }) => [of, policy, Reflect.get(statement, "Action")]);
};

test.each([
  { protocol: "email", endpoint: "security@example.com" },
  { protocol: "email-json", endpoint: "archive@example.com" },
  { protocol: "sms", endpoint: "+14155550100" },
  { protocol: "https", endpoint: "https://example.com/sns" },
  { protocol: "http", endpoint: "http://example.com/sns", allowPlainHttp: true },
  { protocol: "application", endpoint: arn("sns", "endpoint/APNS/app/1") },
] as const)("$protocol needs no permission", (subscription) => {
  const stack = stackWith(subscription);
  expect(only(stack, "aws_sns_topic_subscription")[1]).toEqual({
    topic_arn: topicOf(stack),
    protocol: subscription.protocol,
    endpoint: subscription.endpoint,
  });
  expect(Object.keys(stack.resource).sort()).toEqual(Object.keys(chainStack().resource).sort());
});

test("a service that confirms by itself is waited for", () => {
  const stack = stackWith({ protocol: "https", endpoint: "https://example.com/sns", autoConfirms: true });
  expect(only(stack, "aws_sns_topic_subscription")[1]["endpoint_auto_confirms"]).toBe(true);
});

describe("a queue", () => {
  const queue = { protocol: "sqs", endpoint: arn("sqs", "incidents") } as const;

  test("lets the topic send, before it is subscribed", () => {
    const stack = stackWith(queue);
    const [name, policy] = only(stack, "aws_sqs_queue_policy");
    expect(policy["queue_url"]).toBe("https://sqs.us-east-1.amazonaws.com/123456789012/incidents");
    expect(statementsOf(stack, policy["policy"])).toEqual([
      {
        sid: "Topic",
        effect: "Allow",
        actions: ["sqs:SendMessage"],
        resources: [queue.endpoint],
        principals: service,
        condition: [fromTopic(stack)],
      },
    ]);
    expect(only(stack, "aws_sns_topic_subscription")[1]["depends_on"]).toEqual([`aws_sqs_queue_policy.${name}`]);
  });

  test("of the same stack is found by what is known of it after apply", () => {
    const stack = synthesised((scope) => {
      const { arn } = new SnsTopic(scope, "queue", {});
      chain(scope, { subscriptions: [{ protocol: "sqs", endpoint: arn }] });
    });
    const split = (index: number) => `\${element(split(":", aws_sns_topic.queue.arn), ${index})}`;
    expect(only(stack, "aws_sqs_queue_policy")[1]["queue_url"]).toBe(
      `https://sqs.${split(3)}.amazonaws.com/${split(4)}/${split(5)}`,
    );
  });

  test("of China has the address of China", () => {
    const stack = chainStack({
      region: "cn-north-1",
      subscriptions: [{ protocol: "sqs", endpoint: "arn:aws-cn:sqs:cn-north-1:123456789012:incidents" }],
    });
    expect(only(stack, "aws_sqs_queue_policy")[1]["queue_url"]).toBe(
      "https://sqs.cn-north-1.amazonaws.com.cn/123456789012/incidents",
    );
  });

  test("with a policy of its own gets back what that must contain", () => {
    const own = {
      ...queue,
      endpoint: arn("sqs", "incidents", "210987654321"),
      queuePolicy: { kind: "existing" },
    } as const;
    expect(all(stackWith(own), "aws_sqs_queue_policy")).toEqual([]);
    expect(requiredOf(own)).toEqual([[own.endpoint, "resource", ["sqs:SendMessage"]]]);
  });
});

describe("a function", () => {
  const triage = { protocol: "lambda", endpoint: arn("lambda", "function:triage") } as const;

  test.each([
    ["itself", triage.endpoint, {}],
    ["an alias of it", `${triage.endpoint}:live`, { qualifier: "live" }],
  ])("lets the topic invoke %s", (_, endpoint, qualifier) => {
    const stack = stackWith({ protocol: "lambda", endpoint });
    const [name, permission] = only(stack, "aws_lambda_permission");
    expect(permission).toEqual({
      statement_id: "iam-policy-changes-subscription-0",
      action: "lambda:InvokeFunction",
      function_name: triage.endpoint,
      ...qualifier,
      principal: "sns.amazonaws.com",
      source_arn: topicOf(stack),
    });
    expect(only(stack, "aws_sns_topic_subscription")[1]).toMatchObject({
      endpoint,
      depends_on: [`aws_lambda_permission.${name}`],
    });
  });

  test("with a permission of its own gets back what that must be", () => {
    const own = { ...triage, permission: { kind: "existing" } } as const;
    expect(all(stackWith(own), "aws_lambda_permission")).toEqual([]);
    expect(requiredOf(own)).toEqual([[own.endpoint, "resource", ["lambda:InvokeFunction"]]]);
  });
});

describe("a delivery stream", () => {
  const stream = { protocol: "firehose", endpoint: arn("firehose", "deliverystream/alarms") } as const;
  const actions = [
    "firehose:DescribeDeliveryStream",
    "firehose:ListDeliveryStreams",
    "firehose:ListTagsForDeliveryStream",
    "firehose:PutRecord",
    "firehose:PutRecordBatch",
  ];

  test("is written to by a role that may do only that", () => {
    const stack = stackWith(stream);
    const [name, role] =
      all(stack, "aws_iam_role").find(([, values]) => values["name"] === "iam-policy-changes-subscription-0") ?? [];
    expect(statementsOf(stack, role?.["assume_role_policy"])).toMatchObject([
      { actions: ["sts:AssumeRole"], principals: service },
    ]);
    const [policyName, policy] =
      all(stack, "aws_iam_role_policy").find(([, values]) => String(values["role"]).includes(String(name))) ?? [];
    expect(statementsOf(stack, policy?.["policy"])).toEqual([
      { sid: "Stream", effect: "Allow", actions, resources: [stream.endpoint] },
    ]);
    expect(only(stack, "aws_sns_topic_subscription")[1]).toMatchObject({
      subscription_role_arn: `\${aws_iam_role.${name}.arn}`,
      depends_on: [`aws_iam_role_policy.${policyName}`],
    });
  });

  test("with a role of its own gets back what that must contain", () => {
    const role = { kind: "existing", arn: "arn:aws:iam::123456789012:role/sns" } as const;
    const own = { ...stream, role };
    expect(only(stackWith(own), "aws_sns_topic_subscription")[1]["subscription_role_arn"]).toBe(role.arn);
    expect(requiredOf(own)).toEqual([
      [role.arn, "trust", ["sts:AssumeRole"]],
      [role.arn, "permissions", actions],
    ]);
  });
});

describe("a chat channel", () => {
  const stack = chainStack({
    subscriptions: [],
    chat: [
      { kind: "slack", teamId: "T07EA123LEP", channelId: "C07EZ1ABC23" },
      {
        kind: "teams",
        tenantId: "00000000-0000-4000-8000-000000000001",
        teamId: "00000000-0000-4000-8000-000000000002",
        channelId: "19%3Ax%40thread.tacv2",
      },
    ],
  });
  const guarded = {
    guardrail_policy_arns: ["arn:aws:iam::aws:policy/AWSDenyAll"],
    sns_topic_arns: [topicOf(stack)],
  };

  test("of Slack hears the topic, and nobody commands from it", () => {
    expect(only(stack, "aws_chatbot_slack_channel_configuration")[1]).toMatchObject({
      ...guarded,
      configuration_name: "iam-policy-changes-chat-0",
      slack_team_id: "T07EA123LEP",
      slack_channel_id: "C07EZ1ABC23",
    });
  });

  test("of Teams does, too", () => {
    expect(only(stack, "aws_chatbot_teams_channel_configuration")[1]).toMatchObject({
      ...guarded,
      configuration_name: "iam-policy-changes-chat-1",
      channel_id: "19%3Ax%40thread.tacv2",
    });
  });

  test("has a role without a permission", () => {
    const names = all(stack, "aws_iam_role").map(([, { name }]) => name);
    expect(names.sort()).toEqual([
      "iam-policy-changes-chat-0",
      "iam-policy-changes-chat-1",
      "iam-policy-changes-delivery",
    ]);
    expect(all(stack, "aws_iam_role_policy")).toHaveLength(1);
  });
});
