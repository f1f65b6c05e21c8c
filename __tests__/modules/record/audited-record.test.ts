// What audits ask of a record, as settings: each is there as synthesised where it is asked for, and only there.
import type { IamPolicyChangeMonitoringConfig } from "../../../modules/chain/monitoring-config";
import { monitoringErrors } from "../../../modules/chain/monitoring-errors";
import type { CreatedBucket } from "../../../modules/parts/private-bucket";
import { all, chain, chainStack, config, only, statementsOf, synthesised } from "../synthesised";

const created = { kind: "created" } as const;
const copy = {
  bucket: "copies",
  keyArn: "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
};

const withBucket = (bucket: Omit<CreatedBucket, "kind">) => ({
  trail: { ...created, bucket: { ...created, ...bucket } },
});
const bucketStack = (bucket: Omit<CreatedBucket, "kind">) => chainStack(withBucket(bucket));

/** What the policies of others must contain. */
const required = (change: Partial<IamPolicyChangeMonitoringConfig>) => {
  let statements: unknown;
  synthesised((stack) => {
    statements = chain(stack, change).requiredStatements;
  });
  return statements;
};

const record = "iam-policy-changes-123456789012-us-east-1";
const source = [
  { test: "ArnEquals", variable: "aws:SourceArn", values: [`arn:aws:s3:::${record}`] },
  { test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] },
];

describe("access logs", () => {
  test("go to a created bucket that S3 encrypts and lets this one in, and is there before", () => {
    const stack = bucketStack({ accessLogs: { kind: "created" } });
    const names = all(stack, "aws_s3_bucket").map(([, { bucket }]) => bucket);
    expect(names.sort()).toEqual([record, `${record}-logs`]);
    const [logs = "", { lifecycle }] = all(stack, "aws_s3_bucket").find(([name]) => name.includes("access-logs")) ?? [
      "",
      {},
    ];
    expect(lifecycle).toEqual({ prevent_destroy: true });
    const bucket = `\${aws_s3_bucket.${logs}.id}`;
    const of = (type: string) => all(stack, type).find(([, values]) => values["bucket"] === bucket);
    expect(of("aws_s3_bucket_server_side_encryption_configuration")?.[1]["rule"]).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
    expect(of("aws_s3_bucket_public_access_block")).toBeDefined();
    const [policy, { policy: document }] = of("aws_s3_bucket_policy") ?? ["", {}];
    expect(statementsOf(stack, document)[0]).toEqual({
      sid: "AccessLogs",
      effect: "Allow",
      actions: ["s3:PutObject"],
      resources: [`arn:aws:s3:::${record}-logs/${record}/*`],
      principals: [{ type: "Service", identifiers: ["logging.s3.amazonaws.com"] }],
      condition: source,
    });
    expect(only(stack, "aws_s3_bucket_logging")[1]).toEqual({
      bucket: expect.stringMatching(/^\$\{aws_s3_bucket\.(?!.*access-logs)/),
      target_bucket: bucket,
      target_prefix: `${record}/`,
      depends_on: [expect.stringMatching(/encryption/), `aws_s3_bucket_policy.${policy}`],
    });
  });

  test("go to a bucket that is there, whose owner gets the statement", () => {
    const change = withBucket({ accessLogs: { kind: "existing", name: "central-logs", prefix: "trails" } });
    const stack = chainStack(change);
    expect(all(stack, "aws_s3_bucket")).toHaveLength(1);
    expect(only(stack, "aws_s3_bucket_logging")[1]).toMatchObject({
      target_bucket: "central-logs",
      target_prefix: "trails/",
    });
    expect(required(change)).toEqual([
      {
        of: "arn:aws:s3:::central-logs",
        policy: "resource",
        statement: {
          Sid: "AccessLogsIamPolicyChanges123456789012",
          Effect: "Allow",
          Principal: { Service: ["logging.s3.amazonaws.com"] },
          Action: ["s3:PutObject"],
          Resource: ["arn:aws:s3:::central-logs/trails/*"],
          Condition: {
            ArnEquals: { "aws:SourceArn": [`arn:aws:s3:::${record}`] },
            StringEquals: { "aws:SourceAccount": ["123456789012"] },
          },
        },
      },
    ]);
  });
});

test("old files are archived, expire, and leave no part of an upload behind", () => {
  const stack = bucketStack({
    lifecycle: { archive: { afterDays: 90, storageClass: "DEEP_ARCHIVE" }, expireAfterDays: 2557 },
  });
  expect(only(stack, "aws_s3_bucket_lifecycle_configuration")[1]["rule"]).toEqual([
    {
      id: "old-files",
      status: "Enabled",
      filter: [{}],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      transition: [{ days: 90, storage_class: "DEEP_ARCHIVE" }],
      noncurrent_version_transition: [{ noncurrent_days: 90, storage_class: "DEEP_ARCHIVE" }],
      expiration: [{ days: 2557 }],
      noncurrent_version_expiration: [{ noncurrent_days: 2557 }],
    },
  ]);
});

describe("a copy", () => {
  const stack = bucketStack({ replication: copy });
  const roleNamed = (name: string) =>
    all(stack, "aws_iam_role").find(([, values]) => values["name"] === name)?.[1] ?? {};
  const key = `\${aws_kms_key.${all(stack, "aws_kms_key").find(([name]) => name.includes("trail"))?.[0]}.arn}`;

  test("is made of every file, encrypted by the key over there; what is deleted here stays there", () => {
    const [, values] = only(stack, "aws_s3_bucket_replication_configuration");
    expect(values["rule"]).toEqual([
      {
        id: "record",
        priority: 0,
        status: "Enabled",
        filter: { prefix: "" },
        delete_marker_replication: { status: "Disabled" },
        source_selection_criteria: { sse_kms_encrypted_objects: { status: "Enabled" } },
        destination: {
          bucket: "arn:aws:s3:::copies",
          encryption_configuration: { replica_kms_key_id: copy.keyArn },
        },
      },
    ]);
    expect(required(withBucket({ replication: copy }))).toEqual([]);
  });

  test("is written by a role that only S3 takes, for this bucket, and that may do no more", () => {
    const role = roleNamed("iam-policy-changes-replication");
    expect(statementsOf(stack, role["assume_role_policy"])[0]).toMatchObject({
      principals: [{ type: "Service", identifiers: ["s3.amazonaws.com"] }],
      condition: source,
    });
    const policy = all(stack, "aws_iam_role_policy").find(([, { name }]) => name === "replication")?.[1]["policy"];
    const allowed = statementsOf(stack, policy).flatMap(({ actions, resources }) =>
      (actions as string[]).map((action) => [action, ...(resources as string[])]),
    );
    expect(allowed).toEqual([
      ["s3:GetReplicationConfiguration", `arn:aws:s3:::${record}`],
      ["s3:ListBucket", `arn:aws:s3:::${record}`],
      ...["LegalHold", "Retention", "VersionAcl", "VersionForReplication", "VersionTagging"].map((what) => [
        `s3:GetObject${what}`,
        `arn:aws:s3:::${record}/*`,
      ]),
      ["kms:Decrypt", key],
      ["s3:ObjectOwnerOverrideToBucketOwner", "arn:aws:s3:::copies/*"],
      ["s3:ReplicateObject", "arn:aws:s3:::copies/*"],
      ["s3:ReplicateTags", "arn:aws:s3:::copies/*"],
      ["kms:Encrypt", copy.keyArn],
      ["kms:GenerateDataKey", copy.keyArn],
    ]);
  });

  test("in another account belongs to it, whose bucket and key get the statements", () => {
    const change = withBucket({ replication: { ...copy, account: "210987654321" } });
    const [, { rule }] = only(chainStack(change), "aws_s3_bucket_replication_configuration");
    expect(rule).toMatchObject([
      { destination: { account: "210987654321", access_control_translation: { owner: "Destination" } } },
    ]);
    expect(required(change)).toMatchObject([
      {
        of: "arn:aws:s3:::copies",
        statement: { Principal: { AWS: ["arn:aws:iam::123456789012:role/iam-policy-changes-replication"] } },
      },
      { of: copy.keyArn, statement: { Action: ["kms:Encrypt", "kms:GenerateDataKey"], Resource: ["*"] } },
    ]);
  });
});

test("a trail with insights looks at rates of calls and of errors", () => {
  const [, trail] = only(chainStack({ trail: { ...created, insights: true } }), "aws_cloudtrail");
  expect(trail["insight_selector"]).toEqual([
    { insight_type: "ApiCallRateInsight" },
    { insight_type: "ApiErrorRateInsight" },
  ]);
});

test("alarms count by the minute and tell when they are over, all of them, where that is asked for", () => {
  const stack = chainStack({ escalationAlarm: true, alarm: { period: 60, okActions: true } });
  const topic = [`\${aws_sns_topic.${only(stack, "aws_sns_topic")[0]}.arn}`];
  const alarms = all(stack, "aws_cloudwatch_metric_alarm").map(([, { period, ok_actions }]) => ({
    period,
    ok_actions,
  }));
  expect(alarms).toEqual([
    { period: 60, ok_actions: topic },
    { period: 60, ok_actions: topic },
  ]);
});

test("a group keeps its records for longer", () => {
  const [, group] = only(chainStack({ logGroup: { ...created, retentionInDays: 0 } }), "aws_cloudwatch_log_group");
  expect(group["retention_in_days"]).toBe(0);
});

test.each([
  [
    "access logs in the bucket itself",
    { name: "records", accessLogs: { kind: "existing", name: "records" } },
    'bucket "records" would log its own logs without end: give accessLogs another bucket',
  ],
  [
    "a log bucket that is none",
    { accessLogs: { kind: "existing", name: "arn:aws:s3:::logs" } },
    'bucket "arn:aws:s3:::logs" is not the name of a bucket',
  ],
  [
    "a log bucket whose name becomes too long",
    { name: "r".repeat(60), accessLogs: created },
    `bucket name "${"r".repeat(60)}-logs" has 65 characters, S3 takes 63: give accessLogs a name`,
  ],
  [
    "a lifecycle that does nothing",
    { lifecycle: {} },
    "a lifecycle without archive and expireAfterDays does nothing: give one of them, or leave it out",
  ],
  [
    "files that expire within the year",
    { lifecycle: { expireAfterDays: 90 } },
    "expireAfterDays is 90: the record is kept for a year, give 365 or more",
  ],
  [
    "access logs that expire within the year",
    { accessLogs: { ...created, lifecycle: { expireAfterDays: 90 } } },
    "expireAfterDays is 90: the record is kept for a year, give 365 or more",
  ],
  [
    "files that expire before they are archived",
    { lifecycle: { archive: { afterDays: 400, storageClass: "GLACIER" }, expireAfterDays: 365 } },
    "files are archived after 400 days and expire after 365: archive them earlier",
  ],
  [
    "a storage class that is no archive",
    { lifecycle: { archive: { afterDays: 90, storageClass: "ONEZONE_IA" } } },
    'storage class "ONEZONE_IA" is not known as an archive: use one of GLACIER_IR, GLACIER, DEEP_ARCHIVE',
  ],
  [
    "an archive before the first day",
    { lifecycle: { archive: { afterDays: 0, storageClass: "GLACIER" } } },
    "archive.afterDays is 0: give a day or more",
  ],
  [
    "half a day",
    { lifecycle: { expireAfterDays: 365.5 } },
    'setting "trail.bucket.lifecycle.expireAfterDays" is 365.5: give a whole number',
  ],
  [
    "a copy to itself",
    { replication: { ...copy, bucket: record } },
    `bucket "${record}" would replicate to itself: give replication another bucket`,
  ],
  [
    "a copy under an alias",
    { replication: { ...copy, keyArn: "arn:aws:kms:eu-west-1:123456789012:alias/copies" } },
    'key "arn:aws:kms:eu-west-1:123456789012:alias/copies" of the replication is not the ARN of a key: give that of a customer managed key in the region of the copies, not an alias',
  ],
  [
    "a copy in half an account",
    { replication: { ...copy, account: "1234" } },
    'replication account "1234" is not an account id: give its twelve digits',
  ],
  [
    "a copy without a key",
    { replication: { bucket: "copies" } },
    'setting "trail.bucket.replication.keyArn" is missing',
  ],
])("a bucket with %s is refused", (_, bucket, sentence) => {
  expect(monitoringErrors({ ...config, trail: { ...created, bucket: { ...created, ...bucket } } } as never)).toEqual([
    sentence,
  ]);
});

test.each([
  [
    { alarm: { period: 900 } },
    "alarm period is 900 seconds, and the benchmark allows 300 at most: give one of 60, 120, 180, 240, 300",
  ],
  [{ alarm: { period: "300" } }, 'setting "alarm.period" is "300": give a whole number'],
  [
    { logGroup: { ...created, retentionInDays: 30 } },
    "retentionInDays is 30: CloudWatch Logs keeps a year or more as one of 0, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
  ],
])("%j is refused", (change, sentence) => {
  expect(monitoringErrors({ ...config, ...change } as never)).toEqual([sentence]);
});
