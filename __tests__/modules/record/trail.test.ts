// Trails of accounts and organizations, and what lets them write: each statement, as synthesised.
import type { IamPolicyChangeMonitoringConfig } from "../../../modules/chain/monitoring-config";
import { all, chain, chainStack, only, statementsOf, synthesised } from "../synthesised";

const organization = { id: "o-exampleorgid" };
const management = "210987654321";
const arn = (account: string) => `arn:aws:cloudtrail:us-east-1:${account}:trail/iam-policy-changes`;
const bucket = "arn:aws:s3:::iam-policy-changes-123456789012-us-east-1";
const sourceArn = (account: string) => ({ test: "ArnEquals", variable: "aws:SourceArn", values: [arn(account)] });

describe("an organization's trail", () => {
  const stack = chainStack({ trail: { kind: "created", organization } });
  const trail = only(stack, "aws_cloudtrail")[1];

  test("records the organization", () => {
    expect(trail["is_organization_trail"]).toBe(true);
  });

  test("may write below the account and below the organization, for whichever account it acts", () => {
    const [acl, account, members] = statementsOf(stack, only(stack, "aws_s3_bucket_policy")[1]["policy"]);
    expect(acl).toMatchObject({ resources: [bucket], condition: [sourceArn("123456789012")] });
    const ownerInControl = { test: "StringEquals", variable: "s3:x-amz-acl", values: ["bucket-owner-full-control"] };
    const condition = [sourceArn("123456789012"), ownerInControl];
    expect(account).toMatchObject({ resources: [`${bucket}/AWSLogs/123456789012/*`], condition });
    expect(members).toMatchObject({ resources: [`${bucket}/AWSLogs/o-exampleorgid/*`], condition });
  });

  test("may write to its members' streams", () => {
    const [statement] = statementsOf(stack, only(stack, "aws_iam_role_policy")[1]["policy"]);
    const group = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/iam-policy-changes";
    expect(statement?.["resources"]).toEqual([
      `${group}:log-stream:123456789012_CloudTrail_us-east-1*`,
      `${group}:log-stream:o-exampleorgid_*`,
    ]);
  });
});

test("a delegated administrator's trail has the management account in its ARN, its paths and its streams", () => {
  const stack = chainStack({
    trail: { kind: "created", organization: { ...organization, managementAccount: management } },
  });
  const [trust] = statementsOf(stack, only(stack, "aws_iam_role")[1]["assume_role_policy"]);
  expect(trust?.["condition"]).toEqual([sourceArn(management)]);
  const [permission] = statementsOf(stack, only(stack, "aws_iam_role_policy")[1]["policy"]);
  expect(permission?.["resources"]).toEqual(
    ["123456789012_CloudTrail_us-east-1*", "210987654321_CloudTrail_us-east-1*", "o-exampleorgid_*"].map(
      (stream) =>
        `arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/iam-policy-changes:log-stream:${stream}`,
    ),
  );
  const paths = statementsOf(stack, only(stack, "aws_s3_bucket_policy")[1]["policy"]).flatMap(
    ({ resources }) => resources,
  );
  expect(paths).toContain(`${bucket}/AWSLogs/210987654321/*`);
  const key = all(stack, "aws_kms_key").find(([name]) => name.includes("trail_key"))?.[1];
  expect(statementsOf(stack, key?.["policy"])[1]?.["condition"]).toEqual([
    sourceArn(management),
    {
      test: "StringLike",
      variable: "kms:EncryptionContext:aws:cloudtrail:arn",
      values: ["arn:aws:cloudtrail:*:210987654321:trail/*"],
    },
  ]);
});

test("a trail of one account is bound to that account, too", () => {
  const stack = chainStack();
  const [trust] = statementsOf(stack, only(stack, "aws_iam_role")[1]["assume_role_policy"]);
  expect(trust?.["condition"]).toEqual([
    sourceArn("123456789012"),
    { test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] },
  ]);
});

test("a created bucket is private, versioned, encrypted, and open over TLS only", () => {
  const stack = chainStack();
  const name = `\${aws_s3_bucket.${only(stack, "aws_s3_bucket")[0]}.id}`;
  expect(only(stack, "aws_s3_bucket_public_access_block")[1]).toEqual({
    bucket: name,
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(only(stack, "aws_s3_bucket_versioning")[1]).toEqual({
    bucket: name,
    versioning_configuration: { status: "Enabled" },
    depends_on: [expect.stringMatching(/^aws_s3_bucket_ownership_controls\./)],
  });
  expect(only(stack, "aws_s3_bucket_server_side_encryption_configuration")[1]["rule"]).toEqual([
    {
      apply_server_side_encryption_by_default: {
        sse_algorithm: "aws:kms",
        kms_master_key_id: only(stack, "aws_cloudtrail")[1]["kms_key_id"],
      },
      bucket_key_enabled: true,
    },
  ]);
  const statements = statementsOf(stack, only(stack, "aws_s3_bucket_policy")[1]["policy"]);
  expect(statements.at(-1)).toEqual({
    sid: "TlsOnly",
    effect: "Deny",
    actions: ["s3:*"],
    resources: [bucket, `${bucket}/*`],
    principals: [{ type: "*", identifiers: ["*"] }],
    condition: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
  });
});

describe("existing parts", () => {
  const key = { kind: "existing", arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd" } as const;
  const role = "arn:aws:iam::123456789012:role/platform/delivery";
  const change: Partial<IamPolicyChangeMonitoringConfig> = {
    trail: {
      kind: "created",
      bucket: { kind: "existing", name: "records", prefix: "trails" },
      key,
      deliveryRole: { kind: "existing", arn: role },
    },
    logGroup: { kind: "created", key },
    topic: { kind: "created", key },
  };
  const stack = chainStack(change);

  test("are used and not created", () => {
    expect(only(stack, "aws_cloudtrail")[1]).toMatchObject({
      s3_bucket_name: "records",
      s3_key_prefix: "trails",
      cloud_watch_logs_role_arn: role,
      kms_key_id: key.arn,
    });
    expect(only(stack, "aws_cloudtrail")[1]["depends_on"]).toBeUndefined();
    expect(only(stack, "aws_cloudwatch_log_group")[1]["kms_key_id"]).toBe(key.arn);
    expect(only(stack, "aws_sns_topic")[1]["kms_master_key_id"]).toBe(key.arn);
    for (const type of ["aws_kms_key", "aws_s3_bucket", "aws_iam_role"]) expect(all(stack, type)).toEqual([]);
  });

  test("get back what their policies must contain, in IAM's JSON and under Sids that no other chain has", () => {
    let statements: unknown;
    synthesised((scope) => {
      statements = chain(scope, change).requiredStatements;
    });
    const end = "IamPolicyChanges123456789012";
    const bound = {
      ArnEquals: { "aws:SourceArn": [arn("123456789012")] },
      StringEquals: { "aws:SourceAccount": ["123456789012"] },
    };
    const cloudtrail = { Service: ["cloudtrail.amazonaws.com"] };
    const group = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/iam-policy-changes";
    expect(statements).toEqual([
      {
        of: key.arn,
        policy: "resource",
        statement: {
          Sid: `LogGroup${end}`,
          Effect: "Allow",
          Principal: { Service: ["logs.us-east-1.amazonaws.com"] },
          Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
          Resource: ["*"],
          Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": [group] } },
        },
      },
      {
        of: key.arn,
        policy: "resource",
        statement: {
          Sid: `TrailEncryption${end}`,
          Effect: "Allow",
          Principal: cloudtrail,
          Action: ["kms:GenerateDataKey*"],
          Resource: ["*"],
          Condition: {
            ...bound,
            StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": ["arn:aws:cloudtrail:*:123456789012:trail/*"] },
          },
        },
      },
      {
        of: key.arn,
        policy: "resource",
        statement: {
          Sid: `TrailDescription${end}`,
          Effect: "Allow",
          Principal: cloudtrail,
          Action: ["kms:DescribeKey"],
          Resource: ["*"],
          Condition: bound,
        },
      },
      {
        of: "arn:aws:s3:::records",
        policy: "resource",
        statement: {
          Sid: `AclCheck${end}`,
          Effect: "Allow",
          Principal: cloudtrail,
          Action: ["s3:GetBucketAcl"],
          Resource: ["arn:aws:s3:::records"],
          Condition: bound,
        },
      },
      {
        of: "arn:aws:s3:::records",
        policy: "resource",
        statement: {
          Sid: `Delivery${end}`,
          Effect: "Allow",
          Principal: cloudtrail,
          Action: ["s3:PutObject"],
          Resource: ["arn:aws:s3:::records/trails/AWSLogs/123456789012/*"],
          Condition: {
            ...bound,
            StringEquals: { ...bound.StringEquals, "s3:x-amz-acl": ["bucket-owner-full-control"] },
          },
        },
      },
      {
        of: role,
        policy: "trust",
        statement: {
          Sid: `Trail${end}`,
          Effect: "Allow",
          Principal: cloudtrail,
          Action: ["sts:AssumeRole"],
          Condition: bound,
        },
      },
      {
        of: role,
        policy: "permissions",
        statement: {
          Sid: `Streams${end}`,
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: [`${group}:log-stream:123456789012_CloudTrail_us-east-1*`],
        },
      },
      {
        of: key.arn,
        policy: "resource",
        statement: {
          Sid: `Alarms${end}`,
          Effect: "Allow",
          Principal: { Service: ["cloudwatch.amazonaws.com"] },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: ["*"],
          Condition: {
            ArnLike: { "aws:SourceArn": ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:*"] },
            StringEquals: { "aws:SourceAccount": ["123456789012"] },
          },
        },
      },
    ]);
  });
});

test("a central topic gets back who publishes, who lists its subscribers, and who encrypts", () => {
  const topic = "arn:aws:sns:us-east-1:210987654321:alarms";
  const keyArn = "arn:aws:kms:us-east-1:210987654321:key/1234abcd";
  let statements: readonly { readonly of: string; readonly statement: unknown }[] = [];
  synthesised((scope) => {
    ({ requiredStatements: statements } = chain(scope, {
      subscriptions: [],
      topic: { kind: "existing", arn: topic, keyArn },
    }));
  });
  expect(statements.map(({ of, statement }) => [of, (statement as { readonly Action: unknown }).Action])).toEqual([
    [topic, ["sns:ListSubscriptionsByTopic"]],
    [topic, ["sns:Publish"]],
    [keyArn, ["kms:Decrypt", "kms:GenerateDataKey*"]],
  ]);
});

test.each(["governance", "compliance"] as const)("the %s lock keeps the objects for a year", (objectLock) => {
  const stack = chainStack({ trail: { kind: "created", bucket: { kind: "created", objectLock } } });
  expect(only(stack, "aws_s3_bucket")[1]["object_lock_enabled"]).toBe(true);
  expect(only(stack, "aws_s3_bucket_object_lock_configuration")[1]["rule"]).toEqual({
    default_retention: { mode: objectLock.toUpperCase(), days: 365 },
  });
});
