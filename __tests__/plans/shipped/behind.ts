import type { Account } from "./account";

/** A change of the deployed account behind Terraform's back, through the account's own API. */
export type Behind = (account: Account) => Promise<unknown>;

type Fields = Readonly<Record<string, unknown>>;

const name = "iam-policy-changes";
const group = { logGroupName: `/aws/cloudtrail/${name}` };
const trail = { Name: name };
const role = `${name}-delivery`;
const bucket = `${name}-123456789012-us-east-1`;
const topic = { TopicArn: `arn:aws:sns:us-east-1:123456789012:${name}` };

const called =
  (service: string, operation: string, parameters: Fields): Behind =>
  ({ call }) =>
    call({ service, operation, parameters });

/** Several changes, one after the other. */
export const inSuccession =
  (...changes: readonly Behind[]): Behind =>
  async (account) => {
    for (const change of changes) await change(account);
  };

const first = (answer: Fields, key: string): Fields => (answer[key] as readonly Fields[])[0] ?? {};

const keysOfAlarm = [
  "AlarmName",
  "AlarmDescription",
  "ActionsEnabled",
  "AlarmActions",
  "MetricName",
  "Namespace",
  "Statistic",
  "Period",
  "EvaluationPeriods",
  "Threshold",
  "ComparisonOperator",
  "TreatMissingData",
] as const;

/** Writes the alarm anew with other values. */
export const alarmWith =
  (change: Fields): Behind =>
  async ({ call }) => {
    const parameters = { AlarmNames: [name] };
    const alarm = first(
      await call({ service: "cloudwatch", operation: "describe_alarms", parameters }),
      "MetricAlarms",
    );
    const kept = Object.fromEntries(keysOfAlarm.map((key) => [key, alarm[key]]));
    await call({ service: "cloudwatch", operation: "put_metric_alarm", parameters: { ...kept, ...change } });
  };

export const thresholdRaised = alarmWith({ Threshold: 1000 });
export const alarmActionsEmptied = alarmWith({ AlarmActions: [] });
export const alarmActionsDisabled = called("cloudwatch", "disable_alarm_actions", { AlarmNames: [name] });
export const alarmDeleted = called("cloudwatch", "delete_alarms", { AlarmNames: [name] });

/** Lets the alarm tell a new topic that is in no state. */
export const alarmOnOtherTopic: Behind = async (account) => {
  const { TopicArn } = await account.call({ service: "sns", operation: "create_topic", parameters: { Name: "other" } });
  await alarmWith({ AlarmActions: [TopicArn] })(account);
};

// moto keeps what is overwritten beside the new one: it is deleted first.
const filterWith =
  (change: (filter: Fields) => Fields): Behind =>
  async ({ call }) => {
    const answer = await call({ service: "logs", operation: "describe_metric_filters", parameters: group });
    const { filterName, filterPattern, metricTransformations } = first(answer, "metricFilters");
    const kept = { filterName, filterPattern, metricTransformations };
    await call({ service: "logs", operation: "delete_metric_filter", parameters: { ...group, filterName } });
    await call({
      service: "logs",
      operation: "put_metric_filter",
      parameters: { ...group, ...kept, ...change(kept) },
    });
  };

/** Lets the filter leave out what the root user does. */
export const rootExcluded = filterWith(({ filterPattern }) => ({
  filterPattern: String(filterPattern).replace("{ ", "{ (").replace(" }", ') && ($.userIdentity.type != "Root") }'),
}));
export const metricRenamed = filterWith(({ metricTransformations }) => ({
  metricTransformations: [{ ...first({ metricTransformations }, "metricTransformations"), metricName: "other" }],
}));
export const filterDeleted = called("logs", "delete_metric_filter", { ...group, filterName: name });
export const groupDeleted = called("logs", "delete_log_group", group);
export const retentionOf = (days: number): Behind =>
  called("logs", "put_retention_policy", { ...group, retentionInDays: days });

export const trailStopped = called("cloudtrail", "stop_logging", trail);
export const trailDeleted = called("cloudtrail", "delete_trail", trail);
export const trailSingleRegion = called("cloudtrail", "update_trail", { ...trail, IsMultiRegionTrail: false });
export const trailDetached = called("cloudtrail", "update_trail", {
  ...trail,
  CloudWatchLogsLogGroupArn: "",
  CloudWatchLogsRoleArn: "",
});

export const rolePolicyDeleted = called("iam", "delete_role_policy", { RoleName: role, PolicyName: "delivery" });
export const roleTrustsAnother = called("iam", "update_assume_role_policy", {
  RoleName: role,
  PolicyDocument: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
});
/** Attaches a new policy, which is in no state, to the delivery role. */
export const rolePolicyAttached: Behind = async ({ call }) => {
  const Statement = [{ Effect: "Deny", Action: "logs:Put*", Resource: "*" }];
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  const parameters = { PolicyName: "other", PolicyDocument };
  const { Policy } = await call({ service: "iam", operation: "create_policy", parameters });
  const attached = { RoleName: role, PolicyArn: (Policy as Fields)["Arn"] };
  await call({ service: "iam", operation: "attach_role_policy", parameters: attached });
};
export const roleDenied = called("iam", "put_role_policy", {
  RoleName: role,
  PolicyName: "by-hand",
  PolicyDocument: JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: "logs:Put*", Resource: "*" }],
  }),
});
export const bucketPolicyDeleted = called("s3", "delete_bucket_policy", { Bucket: bucket });

const topicWith = (AttributeName: string, AttributeValue: string): Behind =>
  called("sns", "set_topic_attributes", { ...topic, AttributeName, AttributeValue });

const attributesOfTopic = async ({ call }: Account): Promise<Fields> =>
  (await call({ service: "sns", operation: "get_topic_attributes", parameters: topic }))["Attributes"] as Fields;

/** A policy without the statements of the alarms. */
const withoutAlarms = (policy: unknown): string => {
  const { Statement, ...others } = JSON.parse(String(policy)) as { readonly Statement: readonly Fields[] };
  const kept = Statement.filter((statement) => !JSON.stringify(statement).includes("cloudwatch.amazonaws.com"));
  return JSON.stringify({ ...others, Statement: kept });
};

export const topicPolicyWithoutAlarms: Behind = async (account) => {
  const { Policy } = await attributesOfTopic(account);
  await topicWith("Policy", withoutAlarms(Policy))(account);
};
export const topicDeleted = called("sns", "delete_topic", topic);
export const topicWithKeyOfAws = topicWith("KmsMasterKeyId", "alias/aws/sns");
export const topicWithoutKey = topicWith("KmsMasterKeyId", "");
export const topicTagged = called("sns", "tag_resource", {
  ResourceArn: topic.TopicArn,
  Tags: [{ Key: "owner", Value: "somebody" }],
});

/** Encrypts the topic with a new key that is in no state. */
export const topicWithOtherKey: Behind = async (account) => {
  const { KeyMetadata } = await account.call({ service: "kms", operation: "create_key", parameters: {} });
  await topicWith("KmsMasterKeyId", String((KeyMetadata as Fields)["Arn"]))(account);
};

const keyOfTopic = async (account: Account): Promise<string> =>
  String((await attributesOfTopic(account))["KmsMasterKeyId"]).replace(/^.*\//, "");

export const topicKeyDisabled: Behind = async (account) => {
  const KeyId = await keyOfTopic(account);
  await account.call({ service: "kms", operation: "disable_key", parameters: { KeyId } });
};
export const topicKeyWithoutAlarms: Behind = async (account) => {
  const key = { KeyId: await keyOfTopic(account), PolicyName: "default" };
  const { Policy } = await account.call({ service: "kms", operation: "get_key_policy", parameters: key });
  const parameters = { ...key, Policy: withoutAlarms(Policy) };
  await account.call({ service: "kms", operation: "put_key_policy", parameters });
};

const subscriptionOf = async ({ call }: Account): Promise<unknown> =>
  first(await call({ service: "sns", operation: "list_subscriptions_by_topic", parameters: topic }), "Subscriptions")[
    "SubscriptionArn"
  ];

export const subscriptionDeleted: Behind = async (account) => {
  const parameters = { SubscriptionArn: await subscriptionOf(account) };
  await account.call({ service: "sns", operation: "unsubscribe", parameters });
};
export const subscriptionFiltered: Behind = async (account) => {
  const parameters = {
    SubscriptionArn: await subscriptionOf(account),
    AttributeName: "FilterPolicy",
    AttributeValue: JSON.stringify({ severity: ["high"] }),
  };
  await account.call({ service: "sns", operation: "set_subscription_attributes", parameters });
};
export const subscriberAdded = called("sns", "subscribe", {
  ...topic,
  Protocol: "email",
  Endpoint: "audit@example.com",
});
