// The control's records reach a SIEM, by roles that may do nothing else: each destination, as synthesised.
import type { SiemStreamConfig } from "../../../modules/beside/siem-config";
import type { SiemDestination } from "../../../modules/beside/siem-destination";
import { SiemStream } from "../../../modules/beside/siem-stream";
import { AwsProvider } from "../../../modules/parts/cdktf";
import { requiredEvents } from "../../required-events";
import { all, only, type Synthesised, statementsOf, synthesised } from "../synthesised";

const secret = { arn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:hec-AbCdEf" };
const splunk: SiemDestination = { kind: "splunk", endpoint: "https://hec.example.com:443", secret };
const config: SiemStreamConfig = {
  account: "123456789012",
  region: "us-east-1",
  logGroupName: "trail",
  destination: splunk,
};

const stackOf = (change: Partial<SiemStreamConfig> = {}): Synthesised =>
  synthesised((stack) => {
    new SiemStream(stack, "siem", { ...config, ...change });
  });

const streamOf = (stack: Synthesised) => only(stack, "aws_kinesis_firehose_delivery_stream")[1];
const roleOf = (stack: Synthesised, end: string) => {
  const [found] = all(stack, "aws_iam_role").filter(([, { name }]) => String(name).endsWith(end));
  if (!found) throw new Error(`no role ends with ${end}`);
  return found;
};
const permissionsOf = (stack: Synthesised, end: string) => {
  const [role] = roleOf(stack, end);
  const [policy] = all(stack, "aws_iam_role_policy").filter(([, values]) =>
    String(values["role"]).includes(`${role}.`),
  );
  return statementsOf(stack, policy?.[1]["policy"]);
};

const extraction = {
  enabled: true,
  processors: [
    { type: "Decompression", parameters: [{ parameter_name: "CompressionFormat", parameter_value: "GZIP" }] },
    {
      type: "CloudWatchLogProcessing",
      parameters: [{ parameter_name: "DataMessageExtraction", parameter_value: "true" }],
    },
  ],
};

/** What every destination says of the bucket and of errors. */
const common = (stack: Synthesised) => {
  const role_arn = `\${aws_iam_role.${roleOf(stack, "-delivery")[0]}.arn}`;
  const cloudwatch_logging_options = {
    enabled: true,
    log_group_name: `\${aws_cloudwatch_log_group.${only(stack, "aws_cloudwatch_log_group")[0]}.name}`,
    log_stream_name: `\${aws_cloudwatch_log_stream.${only(stack, "aws_cloudwatch_log_stream")[0]}.name}`,
  };
  const [key] = all(stack, "aws_kms_key").filter(([name]) => !name.includes("errors"));
  const bucket = {
    role_arn,
    bucket_arn: `\${aws_s3_bucket.${only(stack, "aws_s3_bucket")[0]}.arn}`,
    compression_format: "GZIP",
    buffering_interval: 60,
    buffering_size: 5,
    kms_key_arn: `\${aws_kms_key.${key?.[0]}.arn}`,
    cloudwatch_logging_options,
  };
  return { role_arn, cloudwatch_logging_options, bucket, key: bucket.kms_key_arn };
};

test("a stream to Splunk reads the token from Secrets Manager, and keeps what failed", () => {
  const stack = stackOf({ tags: { team: "security" } });
  const { role_arn, cloudwatch_logging_options, bucket, key } = common(stack);
  expect(streamOf(stack)).toEqual({
    name: "iam-policy-changes-siem",
    tags: { team: "security" },
    destination: "splunk",
    server_side_encryption: { enabled: true, key_type: "CUSTOMER_MANAGED_CMK", key_arn: key },
    splunk_configuration: {
      hec_endpoint: "https://hec.example.com:443",
      hec_endpoint_type: "Raw",
      hec_acknowledgment_timeout: 180,
      secrets_manager_configuration: { enabled: true, secret_arn: secret.arn, role_arn },
      buffering_interval: 60,
      buffering_size: 5,
      retry_duration: 7200,
      s3_backup_mode: "FailedEventsOnly",
      s3_configuration: bucket,
      cloudwatch_logging_options,
      processing_configuration: extraction,
    },
    depends_on: [
      expect.stringMatching(/^aws_iam_role_policy\..*delivery/),
      expect.stringMatching(/^aws_s3_bucket_policy\./),
    ],
  });
});

test("a stream to an HTTPS endpoint hands on what CloudWatch Logs sends, and no access key that there is not", () => {
  const stack = stackOf({ destination: { kind: "https", endpoint: "https://siem.example.com/v1" } });
  const { role_arn, cloudwatch_logging_options, bucket } = common(stack);
  expect(streamOf(stack)["http_endpoint_configuration"]).toEqual({
    url: "https://siem.example.com/v1",
    role_arn,
    request_configuration: { content_encoding: "GZIP" },
    buffering_interval: 60,
    buffering_size: 4,
    retry_duration: 7200,
    s3_backup_mode: "FailedDataOnly",
    s3_configuration: bucket,
    cloudwatch_logging_options,
  });
  expect(permissionsOf(stack, "-delivery").map(({ sid }) => sid)).toEqual(["Bucket", "Objects", "Key", "Errors"]);
  const extracted = stackOf({
    destination: { kind: "https", endpoint: "https://siem.example.com/v1", secret, extractRecords: true },
  });
  expect(streamOf(extracted)["http_endpoint_configuration"]).toMatchObject({
    secrets_manager_configuration: { enabled: true, secret_arn: secret.arn, role_arn },
    processing_configuration: extraction,
  });
});

test("a stream to a bucket writes CloudTrail's records", () => {
  const stack = stackOf({ destination: { kind: "bucket" } });
  expect(streamOf(stack)["extended_s3_configuration"]).toEqual({
    ...common(stack).bucket,
    processing_configuration: extraction,
  });
});

test("the filter streams the control's records, or all", () => {
  const stack = stackOf();
  const filter = only(stack, "aws_cloudwatch_log_subscription_filter")[1];
  expect(filter).toEqual({
    name: "iam-policy-changes-siem",
    log_group_name: "trail",
    filter_pattern: `{ ${requiredEvents.map((event) => `($.eventName=${event})`).join(" || ")} }`,
    destination_arn: `\${aws_kinesis_firehose_delivery_stream.${only(stack, "aws_kinesis_firehose_delivery_stream")[0]}.arn}`,
    role_arn: `\${aws_iam_role.${roleOf(stack, "-subscription")[0]}.arn}`,
    depends_on: [expect.stringMatching(/^aws_iam_role_policy\..*subscription/)],
  });
  expect(only(stackOf({ records: "all" }), "aws_cloudwatch_log_subscription_filter")[1]["filter_pattern"]).toBe("");
});

test("each role may do one thing, for one stream", () => {
  const stack = stackOf({
    destination: { ...splunk, secret: { ...secret, keyArn: "arn:aws:kms:us-east-1:123456789012:key/1234" } },
  });
  const source = (variable: string, test: string, value: string) => ({ test, variable, values: [value] });
  const trust = (end: string) => statementsOf(stack, roleOf(stack, end)[1]["assume_role_policy"]);
  const account = source("aws:SourceAccount", "StringEquals", "123456789012");
  const streamArn = "arn:aws:firehose:us-east-1:123456789012:deliverystream/iam-policy-changes-siem";
  expect(trust("-delivery")).toEqual([
    {
      sid: "Stream",
      effect: "Allow",
      actions: ["sts:AssumeRole"],
      principals: [{ type: "Service", identifiers: ["firehose.amazonaws.com"] }],
      condition: [source("aws:SourceArn", "ArnEquals", streamArn), account],
    },
  ]);
  expect(trust("-subscription")).toEqual([
    {
      sid: "Logs",
      effect: "Allow",
      actions: ["sts:AssumeRole"],
      principals: [{ type: "Service", identifiers: ["logs.amazonaws.com"] }],
      condition: [source("aws:SourceArn", "ArnLike", "arn:aws:logs:us-east-1:123456789012:*"), account],
    },
  ]);
  expect(permissionsOf(stack, "-subscription")).toEqual([
    {
      sid: "Stream",
      effect: "Allow",
      actions: ["firehose:PutRecord", "firehose:PutRecordBatch"],
      resources: [streamArn],
    },
  ]);
  const bucket = "arn:aws:s3:::iam-policy-changes-siem-123456789012-us-east-1";
  expect(permissionsOf(stack, "-delivery").map(({ sid, resources }) => [sid, resources])).toEqual([
    ["Bucket", [bucket]],
    ["Objects", [`${bucket}/*`]],
    ["Key", [common(stack).key]],
    [
      "Errors",
      [
        "arn:aws:logs:us-east-1:123456789012:log-group:/aws/kinesisfirehose/iam-policy-changes-siem:log-stream:delivery",
      ],
    ],
    ["Secret", [secret.arn]],
    ["SecretKey", ["arn:aws:kms:us-east-1:123456789012:key/1234"]],
  ]);
});

test("an existing bucket gets no policy, but what it must contain", () => {
  let statements: unknown;
  const stack = synthesised((scope) => {
    const keyArn = "arn:aws:kms:us-east-1:210987654321:key/1234";
    const bucket = { kind: "existing", name: "central-siem", prefix: "iam", keyArn } as const;
    statements = new SiemStream(scope, "siem", { ...config, bucket }).requiredStatements.map(({ of, statement }) => [
      of,
      statement["Principal"],
      statement["Resource"],
    ]);
  });
  const role = { AWS: ["arn:aws:iam::123456789012:role/iam-policy-changes-siem-delivery"] };
  expect(statements).toEqual([
    ["arn:aws:s3:::central-siem", role, ["arn:aws:s3:::central-siem"]],
    ["arn:aws:s3:::central-siem", role, ["arn:aws:s3:::central-siem/iam/*"]],
    ["arn:aws:kms:us-east-1:210987654321:key/1234", role, ["*"]],
  ]);
  expect(all(stack, "aws_s3_bucket_policy")).toEqual([]);
  expect(streamOf(stack)["splunk_configuration"]).toMatchObject({ s3_configuration: { prefix: "iam/" } });
});

test("stays in its partition, with its provider and boundary", () => {
  const permissionsBoundary = "arn:aws-cn:iam::123456789012:policy/boundary";
  const stack = synthesised((scope) => {
    const provider = new AwsProvider(scope, "aws", { region: "cn-north-1", alias: "china" });
    new SiemStream(scope, "siem", {
      ...config,
      region: "cn-north-1",
      destination: { kind: "bucket" },
      provider,
      permissionsBoundary,
    });
  });
  expect(JSON.stringify([stack.resource, stack.data])).not.toContain("arn:aws:");
  for (const blocks of [...Object.values(stack.resource), ...Object.values(stack.data)])
    for (const { provider } of Object.values(blocks)) expect(provider).toBe("aws.china");
  for (const [, role] of all(stack, "aws_iam_role")) expect(role["permissions_boundary"]).toBe(permissionsBoundary);
});

test("buckets and keys refuse to be destroyed, but in a sandbox", () => {
  const guarded = (stack: Synthesised) =>
    ["aws_kms_key", "aws_s3_bucket", "aws_cloudwatch_log_group"].flatMap((type) =>
      all(stack, type).map(([, { lifecycle }]) => lifecycle),
    );
  expect(new Set(guarded(stackOf()).map((one) => JSON.stringify(one)))).toEqual(new Set(['{"prevent_destroy":true}']));
  expect(new Set(guarded(stackOf({ sandbox: true })))).toEqual(new Set([undefined]));
});

test("two streams share no name", () => {
  const stack = synthesised((scope) => {
    new SiemStream(scope, "one", config);
    new SiemStream(scope, "two", { ...config, name: "other-siem" });
  });
  for (const [type, key] of [
    ["aws_iam_role", "name"],
    ["aws_s3_bucket", "bucket"],
    ["aws_kms_alias", "name"],
    ["aws_cloudwatch_log_group", "name"],
    ["aws_kinesis_firehose_delivery_stream", "name"],
    ["aws_cloudwatch_log_subscription_filter", "name"],
  ] as const) {
    const names = all(stack, type).map(([, values]) => values[key]);
    expect(new Set(names).size).toBe(names.length);
  }
});

test.each<[string, object, string]>([
  [
    "an ARN of a group",
    { logGroupName: "arn:aws:logs:x" },
    'log group "arn:aws:logs:x" is not the name of a log group: give its name, not its ARN',
  ],
  ["unknown records", { records: "some" }, 'records "some" are not known: use one of control, all'],
  [
    "an unknown destination",
    { destination: { kind: "kafka" } },
    'setting "destination.kind" is "kafka": use one of splunk, https, bucket',
  ],
  [
    "plain HTTP",
    { destination: { ...splunk, endpoint: "http://hec.example.com" } },
    'endpoint of destination "splunk" is not an https URL',
  ],
  [
    "a password in the URL",
    { destination: { ...splunk, endpoint: "https://me:secret@hec.example.com" } },
    'endpoint of destination "splunk" is not an https URL',
  ],
  [
    "a token for a secret",
    { destination: { ...splunk, secret: { arn: "1234-5678" } } },
    "secret is not the ARN of a secret of Secrets Manager: keep the token there, and give the ARN",
  ],
  [
    "a secret of another region",
    { destination: { ...splunk, secret: { arn: secret.arn.replace("us-east-1", "eu-west-1") } } },
    `secret "${secret.arn.replace("us-east-1", "eu-west-1")}" is not in us-east-1: Firehose reads only secrets of its own region`,
  ],
  ["no bucket's name", { bucket: { kind: "existing", name: "Bucket" } }, 'bucket "Bucket" is not the name of a bucket'],
])("%s is refused", (_, change, sentence) => {
  expect(() => stackOf(change)).toThrow(new Error(sentence));
});
