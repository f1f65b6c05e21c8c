// What `cdktf deploy` makes of the shipped stack, read back by the account's own API: the provider has the last word.
import { given } from "../plans/shipped/stack";
import { requiredEvents } from "../required-events";
import { type Deployment, deploy } from "./deployment";
import { describeEndToEnd } from "./prerequisites";

type Fields = Readonly<Record<string, unknown>>;

/** The deployed chain as the account's own API describes it. */
interface Chain {
  readonly trail: Fields;
  readonly trailStatus: Fields;
  readonly selectors: Fields;
  readonly groups: readonly Fields[];
  readonly filters: readonly Fields[];
  readonly alarms: readonly Fields[];
  readonly topic: Fields;
  readonly subscriptions: readonly Fields[];
  readonly topicKeyPolicy: string;
  readonly logKeyPolicy: string;
}

const group = "/aws/cloudtrail/iam-policy-changes";
const account = "123456789012";
const region = "us-east-1";

const readBack = async ({ account: { call }, outputs }: Deployment): Promise<Chain> => {
  const outputOf = (name: string): string => (outputs[name] as { value: string }).value;
  const list = (answer: Fields, key: string) => answer[key] as readonly Fields[];
  const trailArn = { TrailName: outputOf("trail_arn") };
  const [trail = {}] = list(await call({ service: "cloudtrail", operation: "describe_trails" }), "trailList");
  const groups = list(
    await call({ service: "logs", operation: "describe_log_groups", parameters: { logGroupNamePrefix: group } }),
    "logGroups",
  );
  const { Attributes: topic } = await call({
    service: "sns",
    operation: "get_topic_attributes",
    parameters: { TopicArn: outputOf("topic_arn") },
  });
  const keyPolicy = async (key: unknown): Promise<string> => {
    const { Policy } = await call({
      service: "kms",
      operation: "get_key_policy",
      parameters: { KeyId: key, PolicyName: "default" },
    });
    return String(Policy);
  };
  return {
    trail,
    trailStatus: await call({
      service: "cloudtrail",
      operation: "get_trail_status",
      parameters: { Name: trailArn.TrailName },
    }),
    selectors: await call({ service: "cloudtrail", operation: "get_event_selectors", parameters: trailArn }),
    groups,
    filters: list(
      await call({ service: "logs", operation: "describe_metric_filters", parameters: { logGroupName: group } }),
      "metricFilters",
    ),
    alarms: list(await call({ service: "cloudwatch", operation: "describe_alarms" }), "MetricAlarms"),
    topic: topic as Fields,
    subscriptions: list(
      await call({
        service: "sns",
        operation: "list_subscriptions_by_topic",
        parameters: { TopicArn: outputOf("topic_arn") },
      }),
      "Subscriptions",
    ),
    topicKeyPolicy: await keyPolicy((topic as Fields)["KmsMasterKeyId"]),
    logKeyPolicy: await keyPolicy(groups[0]?.["kmsKeyId"]),
  };
};

describeEndToEnd("the chain that cdktf deploys, read back from the account", () => {
  let deployment: Deployment;
  let chain: Chain;

  beforeAll(async () => {
    deployment = await deploy();
    chain = await readBack(deployment);
  });

  afterAll(() => deployment?.end());

  test("has one filter in its log group, with the pattern that the most auditors recognise", () => {
    expect(chain.filters.map(({ filterPattern }) => filterPattern)).toEqual([
      `{ ${requiredEvents.map((event) => `($.eventName=${event})`).join(" || ")} }`,
    ]);
  });

  test("has a filter of its metric's name", () => {
    const [filter] = chain.filters;
    expect(filter).toMatchObject({ metricTransformations: [{ metricName: filter?.["filterName"] }] });
  });

  test("is written so that the alarm reads the metric's name from the filter resource", () => {
    const [filterName] = Object.keys(deployment.stack.resource["aws_cloudwatch_log_metric_filter"] ?? {});
    expect(given(deployment.stack, "monitoring/alarm/alarm")["metric_name"]).toContain(
      `aws_cloudwatch_log_metric_filter.${filterName}.`,
    );
  });

  test("counts each match as one, without dimensions, and nothing as zero", () => {
    expect(chain.filters[0]?.["metricTransformations"]).toEqual([
      {
        metricName: "iam-policy-changes",
        metricNamespace: "CISBenchmark",
        metricValue: "1",
        defaultValue: 0,
        unit: "None",
      },
    ]);
  });

  test("has one alarm, on the filter's metric", () => {
    expect(chain.alarms).toMatchObject([
      { MetricName: "iam-policy-changes", Namespace: "CISBenchmark", Dimensions: [] },
    ]);
  });

  test("has an alarm that fires on one event in one period of five minutes", () => {
    const alarm = chain.alarms[0] ?? {};
    expect(alarm).toMatchObject({
      Statistic: "Sum",
      Period: 300,
      Threshold: 1,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      EvaluationPeriods: 1,
      TreatMissingData: "notBreaching",
      ActionsEnabled: true,
    });
    expect([undefined, 1]).toContain(alarm["DatapointsToAlarm"]);
  });

  test("has an alarm that tells topics only, in its own account and region", () => {
    expect(chain.alarms[0]?.["AlarmActions"]).toEqual([chain.topic["TopicArn"]]);
    expect(chain.topic["TopicArn"]).toBe(`arn:aws:sns:${region}:${account}:iam-policy-changes`);
    expect(chain.alarms[0]?.["AlarmArn"]).toBe(`arn:aws:cloudwatch:${region}:${account}:alarm:iam-policy-changes`);
  });

  test("has a trail of all regions and global services, that is logging", () => {
    expect(chain.trail).toMatchObject({
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      LogFileValidationEnabled: true,
    });
    expect(chain.trailStatus["IsLogging"]).toBe(true);
  });

  test("has a basic event selector of all management events", () => {
    expect(chain.selectors["EventSelectors"]).toMatchObject([{ IncludeManagementEvents: true, ReadWriteType: "All" }]);
    expect(chain.selectors["AdvancedEventSelectors"] ?? []).toEqual([]);
  });

  test("has its log group in the trail's account and home region", () => {
    expect(chain.trail["HomeRegion"]).toBe(region);
    expect(chain.trail["CloudWatchLogsLogGroupArn"]).toBe(`arn:aws:logs:${region}:${account}:log-group:${group}:*`);
    expect(chain.groups.map(({ logGroupName }) => logGroupName)).toEqual([group]);
  });

  test("has a confirmed subscription, and an output that would show a pending one", () => {
    expect(chain.subscriptions.map(({ Protocol, Endpoint }) => [Protocol, Endpoint])).toEqual([
      ["email", "security@example.com"],
    ]);
    const arns = chain.subscriptions.map(({ SubscriptionArn }) => SubscriptionArn);
    expect(arns).toEqual([expect.stringMatching(/^arn:aws:sns:/)]);
    expect(deployment.outputs["subscription_arns"]).toMatchObject({ value: arns });
  });

  test("is encrypted with keys of its own, which CloudWatch and the log group may use", () => {
    expect(JSON.parse(chain.topicKeyPolicy).Statement).toContainEqual(
      expect.objectContaining({
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: expect.arrayContaining(["kms:Decrypt", "kms:GenerateDataKey*"]),
      }),
    );
    expect(JSON.parse(chain.logKeyPolicy).Statement).toContainEqual(
      expect.objectContaining({ Effect: "Allow", Principal: { Service: `logs.${region}.amazonaws.com` } }),
    );
    expect(chain.trail["KmsKeyId"]).toMatch(new RegExp(`^arn:aws:kms:${region}:${account}:key/`));
  });

  test("keeps its records for a year", () => {
    expect(chain.groups[0]?.["retentionInDays"]).toBeGreaterThanOrEqual(365);
  });

  test("has a topic that is not public", () => {
    const statements: readonly Fields[] = JSON.parse(String(chain.topic["Policy"])).Statement;
    expect(statements.map(({ Principal }) => Principal)).toEqual([
      { Service: "cloudwatch.amazonaws.com" },
      { AWS: `arn:aws:iam::${account}:root` },
    ]);
  });
});
