// A message about each call says who made it, and dashboard and query show the rest: each word and pattern, as synthesised.
import { AwsProvider, Testing } from "../../../modules/parts/cdktf";
import { MonitoringStack } from "../../../modules/shipped/monitoring-stack";
import { type ExistingTopic, eventBridge } from "../../../modules/tell/topic";
import { watches } from "../../../spec";
import { requiredEvents } from "../../required-events";
import { all, chain, chainStack, config, only, statementsOf, synthesised, type Values } from "../synthesised";

const home = { region: "us-east-1" };
const abroad = { region: "eu-central-1" };
const homeTopic: ExistingTopic = { kind: "existing", arn: "arn:aws:sns:us-east-1:123456789012:iam" };
const keyArn = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

describe("a message about each call", () => {
  const stack = chainStack({ ...home, changeAlert: {} });
  const [rule, values] = only(stack, "aws_cloudwatch_event_rule");
  const [, target] = only(stack, "aws_cloudwatch_event_target");

  test("is asked of IAM's calls alone", () => {
    expect(values).toMatchObject({ name: "iam-policy-changes", description: "Calls that change an IAM policy" });
    const { detail, ...pattern } = JSON.parse(String(values["event_pattern"]));
    expect(pattern).toEqual({ source: ["aws.iam"], "detail-type": ["AWS API Call via CloudTrail"] });
    expect([...detail.eventName].sort()).toEqual([...requiredEvents].sort());
  });

  test("covers the ways to more rights, where these are watched", () => {
    const watched = chainStack({ ...home, changeAlert: {}, escalationAlarm: true });
    const { detail } = JSON.parse(String(only(watched, "aws_cloudwatch_event_rule")[1]["event_pattern"]));
    expect(detail.eventName).toEqual(expect.arrayContaining(watches.escalation.events.flatMap(({ names }) => names)));
  });

  test("goes to the topic, each of its words taken from the event", () => {
    const { input_paths: paths, input_template: template } = target["input_transformer"] as {
      readonly input_paths: Readonly<Record<string, string>>;
      readonly input_template: string;
    };
    expect(target).toMatchObject({
      arn: `\${aws_sns_topic.${only(stack, "aws_sns_topic")[0]}.arn}`,
      rule: `\${aws_cloudwatch_event_rule.${rule}.name}`,
    });
    const words = [...template.matchAll(/<(\w+)>/g)].map(([, word]) => word);
    expect(words.sort()).toEqual(Object.keys(paths).sort());
    expect(Object.values(paths).every((path) => /^\$(\.\w+)+$/.test(path))).toBe(true);
    expect(template.split("\n").every((line) => /^"[^"]+"$/.test(line))).toBe(true);
  });

  test("may be published to the created topic, without a condition that nothing could meet", () => {
    const statement = {
      sid: "EventBridge",
      effect: "Allow",
      principals: [{ type: "Service", identifiers: ["events.amazonaws.com"] }],
      condition: [],
    };
    const [topic, policy] = [only(stack, "aws_sns_topic")[0], only(stack, "aws_sns_topic_policy")[1]];
    expect(statementsOf(stack, policy["policy"])[2]).toEqual({
      ...statement,
      actions: ["sns:Publish"],
      resources: [`\${aws_sns_topic.${topic}.arn}`],
    });
    const [key] = all(stack, "aws_kms_key").filter(([name]) => name.includes("topic"));
    expect(statementsOf(stack, key?.[1]["policy"])[2]).toEqual({
      ...statement,
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      resources: ["*"],
    });
  });

  test("asks of an existing topic of the chain what it needs", () => {
    synthesised((scope) => {
      const { requiredStatements } = chain(scope, {
        ...home,
        subscriptions: [],
        topic: { ...homeTopic, keyArn },
        changeAlert: {},
      });
      const wanted = requiredStatements.filter(({ statement }) => JSON.stringify(statement).includes("events."));
      expect(wanted.map(({ of, statement }) => [of, statement["Action"], statement["Condition"]])).toEqual([
        [homeTopic.arn, ["sns:Publish"], undefined],
        [keyArn, ["kms:Decrypt", "kms:GenerateDataKey*"], undefined],
      ]);
    });
  });

  test("of a chain elsewhere goes to a topic at home, by the provider of that region", () => {
    const elsewhere = synthesised((scope) => {
      const provider = new AwsProvider(scope, "home", { alias: "home", region: "us-east-1" });
      chain(scope, { ...abroad, changeAlert: { topic: homeTopic, provider } });
    });
    expect(only(elsewhere, "aws_cloudwatch_event_rule")[1]["provider"]).toBe("aws.home");
    expect(only(elsewhere, "aws_cloudwatch_event_target")[1]).toMatchObject({
      provider: "aws.home",
      arn: homeTopic.arn,
    });
    const [, policy] = only(elsewhere, "aws_sns_topic_policy");
    expect(statementsOf(elsewhere, policy["policy"]).map(({ sid }) => sid)).toEqual(["Alarms", "Administration"]);
  });

  test.each([
    [
      "without a topic there",
      { ...abroad, changeAlert: {} },
      `IAM's events arrive in us-east-1 only, and the chain is in eu-central-1: give "changeAlert" a topic in us-east-1`,
    ],
    [
      "with a topic of another region",
      { ...abroad, changeAlert: { topic: { ...homeTopic, arn: homeTopic.arn.replace("us-east-1", "eu-central-1") } } },
      'topic "arn:aws:sns:eu-central-1:123456789012:iam" is not in us-east-1: alarms and rules can tell only a topic of their own region',
    ],
    [
      "without a provider",
      { ...abroad, changeAlert: { topic: homeTopic } },
      `IAM's events arrive in us-east-1: give "changeAlert" a provider of that region`,
    ],
    [
      "in GovCloud, from elsewhere in it",
      { region: "us-gov-east-1", changeAlert: {} },
      `IAM's events arrive in us-gov-west-1 only, and the chain is in us-gov-east-1: give "changeAlert" a topic in us-gov-west-1`,
    ],
    [
      "in China, from a topic of another partition's home",
      { region: "cn-northwest-1", changeAlert: {} },
      `IAM's events arrive in cn-north-1 only, and the chain is in cn-northwest-1: give "changeAlert" a topic in cn-north-1`,
    ],
  ])("of a chain elsewhere is refused %s", (_, change, sentence) => {
    expect(() => chainStack(change)).toThrow(new Error(sentence));
  });

  test("of the shipped stack brings its own provider", () => {
    const shipped = (settings: object) =>
      JSON.parse(Testing.synth(new MonitoringStack(Testing.app(), "keepwatch", { ...config, ...settings }), true));
    expect(shipped({ ...abroad, changeAlert: { topic: homeTopic } }).provider.aws).toEqual([
      { region: "eu-central-1", allowed_account_ids: ["123456789012"] },
      { alias: "home", region: "us-east-1", allowed_account_ids: ["123456789012"] },
    ]);
    expect(shipped({ ...home, changeAlert: {} }).provider.aws).toHaveLength(1);
  });
});

test("EventBridge is let in once, also where it is given", () => {
  const stack = chainStack({ ...home, topic: { kind: "created", publishers: [{ ...eventBridge }] }, changeAlert: {} });
  const statements = statementsOf(stack, only(stack, "aws_sns_topic_policy")[1]["policy"]);
  expect(statements.map(({ sid }) => sid)).toEqual(["Alarms", "Administration", "EventBridge"]);
});

test("EventBridge under a condition is refused", () => {
  const condition = { test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] };
  const publishers = [{ ...eventBridge, conditions: [condition] }];
  expect(() => chainStack({ topic: { kind: "created", publishers } })).toThrow(
    new Error(
      'publisher "EventBridge" has a condition, but events.amazonaws.com sends nothing that a condition could test: give none',
    ),
  );
});

describe("the query of who made the calls", () => {
  test("is saved for the chain's group", () => {
    const stack = chainStack({ savedQuery: true });
    const [, query] = only(stack, "aws_cloudwatch_query_definition");
    expect(query).toMatchObject({
      name: "iam-policy-changes",
      log_group_names: [`\${aws_cloudwatch_log_group.${only(stack, "aws_cloudwatch_log_group")[0]}.name}`],
    });
    const asked = String(query["query_string"]);
    expect(JSON.parse(/eventName in (.*)/.exec(asked)?.[1] ?? "").sort()).toEqual([...requiredEvents].sort());
    expect(asked.split("\n")[0]?.split(", ")).toEqual(
      expect.arrayContaining(["userIdentity.arn", "userAgent", "recipientAccountId", "requestParameters.policyArn"]),
    );
  });
});

describe("the dashboard", () => {
  const stack = chainStack({ ...abroad, dashboard: true, tamperingAlarm: true });
  const [, { dashboard_name: name, dashboard_body: body }] = only(stack, "aws_cloudwatch_dashboard");
  const [alarms, calls, records] = JSON.parse(String(body)).widgets as readonly { readonly properties: Values }[];

  test("shows every alarm and its count", () => {
    expect(name).toBe("iam-policy-changes");
    expect(alarms?.properties["alarms"]).toEqual(
      all(stack, "aws_cloudwatch_metric_alarm").map(([alarm]) => `\${aws_cloudwatch_metric_alarm.${alarm}.arn}`),
    );
    const filters = all(stack, "aws_cloudwatch_log_metric_filter").map(([filter]) => filter);
    expect(calls?.properties).toMatchObject({ region: "eu-central-1", stat: "Sum", period: 300 });
    expect(calls?.properties["metrics"]).toEqual(
      filters.map((filter) =>
        ["namespace", "name"].map(
          (attribute) => `\${aws_cloudwatch_log_metric_filter.${filter}.metric_transformation[0].${attribute}}`,
        ),
      ),
    );
  });

  test("lists the last calls of the chain's group", () => {
    const [group] = only(stack, "aws_cloudwatch_log_group");
    expect(records?.properties["region"]).toBe("eu-central-1");
    expect(String(records?.properties["query"])).toMatch(
      new RegExp(`^SOURCE '\\$\\{aws_cloudwatch_log_group\\.${group}\\.name\\}' \\| fields @timestamp, eventName, `),
    );
  });
});

test("a chain that is asked for none of them has none", () => {
  const stack = chainStack();
  for (const type of ["event_rule", "event_target", "query_definition", "dashboard"]) {
    expect(all(stack, `aws_cloudwatch_${type}`)).toEqual([]);
  }
});
