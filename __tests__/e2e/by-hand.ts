import type { Moto } from "./moto";

/** Region of the chain. */
export const region = "eu-central-1";
const bucket = "example-trail-records";

/** Its log group. */
export const group = "CloudTrail/DefaultLogGroup";
const role = "CloudTrail_CloudWatchLogs_Role";

/** Its topic. */
export const topicName = "CloudTrailAlarms";

/** Makes a chain as the consoles of AWS do, and returns the id of its subscription. */
export const makeByHand = async ({ call }: Moto): Promise<string> => {
  const make = (service: string, operation: string, parameters: object) =>
    call({ service, operation, region, parameters: { ...parameters } });
  const trusted = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } };
  await make("s3", "create_bucket", { Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: region } });
  await make("s3", "put_bucket_policy", {
    Bucket: bucket,
    Policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { ...trusted, Action: "s3:GetBucketAcl", Resource: `arn:aws:s3:::${bucket}` },
        { ...trusted, Action: "s3:PutObject", Resource: `arn:aws:s3:::${bucket}/AWSLogs/123456789012/*` },
      ],
    }),
  });
  await make("iam", "create_role", {
    RoleName: role,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ ...trusted, Action: "sts:AssumeRole" }],
    }),
  });
  await make("logs", "create_log_group", { logGroupName: group });
  await make("cloudtrail", "create_trail", {
    Name: "management-events",
    S3BucketName: bucket,
    IsMultiRegionTrail: true,
    CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:123456789012:log-group:${group}:*`,
    CloudWatchLogsRoleArn: `arn:aws:iam::123456789012:role/${role}`,
  });
  await make("cloudtrail", "start_logging", { Name: "management-events" });
  await make("logs", "put_metric_filter", {
    logGroupName: group,
    filterName: "IAMPolicyChanges",
    filterPattern: "{ ($.eventName=CreatePolicy) || ($.eventName=DeletePolicy) }",
    metricTransformations: [
      { metricName: "IAMPolicyEventCount", metricNamespace: "CloudTrailMetrics", metricValue: "1" },
    ],
  });
  const { TopicArn } = await make("sns", "create_topic", { Name: topicName });
  const { SubscriptionArn } = await make("sns", "subscribe", {
    TopicArn,
    Protocol: "sms",
    Endpoint: "+14155550100",
    ReturnSubscriptionArn: true,
  });
  await make("cloudwatch", "put_metric_alarm", {
    AlarmName: "IAM Policy Changes",
    MetricName: "IAMPolicyEventCount",
    Namespace: "CloudTrailMetrics",
    Statistic: "Sum",
    ComparisonOperator: "GreaterThanOrEqualToThreshold",
    Threshold: 1,
    Period: 300,
    EvaluationPeriods: 1,
    AlarmActions: [TopicArn],
  });
  return String(SubscriptionArn).split(":").at(-1) ?? "";
};
