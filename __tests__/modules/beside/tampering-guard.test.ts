// The guard denies each call that could silence a chain, and denies it to everybody but the roles: each call, as synthesised.
import type { TamperingGuardConfig } from "../../../modules/beside/guard-config";
import { TamperingGuard } from "../../../modules/beside/tampering-guard";
import { AwsProvider, TerraformStack, Testing, Token } from "../../../modules/parts/cdktf";
import { watches } from "../../../spec";
import { all, only, type Synthesised, synthesised, type Values } from "../synthesised";

const role = "arn:aws:iam::123456789012:role/break-glass";
const config: TamperingGuardConfig = {
  account: "123456789012",
  region: "us-east-1",
  exceptRoles: [role],
  targets: ["123456789012", "ou-abcd-12345678"],
};

const guard = (change: Partial<TamperingGuardConfig> = {}): Synthesised =>
  synthesised((stack) => {
    new TamperingGuard(stack, "guard", { ...config, ...change });
  });
const statementsOf = (stack: Synthesised): readonly Values[] =>
  Object.values(stack.data["aws_iam_policy_document"] ?? {}).flatMap(({ statement }) => statement as readonly Values[]);

test("the policy is attached to each target", () => {
  const stack = guard({ tags: { team: "security" } });
  const [policy, values] = only(stack, "aws_organizations_policy");
  expect(values).toEqual({
    name: "iam-policy-changes-guard",
    description: "Nobody silences the monitoring of IAM policy changes but the roles that are excepted",
    type: "SERVICE_CONTROL_POLICY",
    content: expect.stringMatching(/^\$\{data\.aws_iam_policy_document\..+\.minified_json\}$/),
    tags: { team: "security" },
  });
  expect(all(stack, "aws_organizations_policy_attachment").map(([, one]) => one)).toEqual(
    config.targets.map((target_id) => ({ policy_id: `\${aws_organizations_policy.${policy}.id}`, target_id })),
  );
});

test("it denies to everybody but the roles, on the chain's own resources", () => {
  const statements = statementsOf(guard());
  const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;
  const group = arn("logs", "log-group:/aws/cloudtrail/iam-policy-changes");
  const bucket = "arn:aws:s3:::iam-policy-changes-123456789012-us-east-1";
  expect(statements.map(({ sid, resources }) => [sid, resources])).toEqual([
    ["cloudtrail", [arn("cloudtrail", "trail/iam-policy-changes")]],
    ["cloudwatch", [arn("cloudwatch", "alarm:iam-policy-changes*")]],
    ["kms", [arn("kms", "key/*")]],
    ["logs", [group, `${group}:*`]],
    ["s3", [bucket, `${bucket}/*`]],
    ["sns", [arn("sns", "iam-policy-changes"), `${arn("sns", "iam-policy-changes")}:*`]],
  ]);
  const except = { test: "ArnNotLike", variable: "aws:PrincipalArn", values: [role] };
  for (const { sid, effect, condition, principals } of statements) {
    expect([effect, principals]).toEqual(["Deny", undefined]);
    expect(condition).toEqual([
      except,
      ...(sid === "kms"
        ? [{ test: "ForAnyValue:StringLike", variable: "kms:ResourceAliases", values: ["alias/iam-policy-changes-*"] }]
        : []),
    ]);
  }
});

test("it denies every call that the alarm on tampering hears, and those by which a chain is silenced unheard", () => {
  const actions = statementsOf(guard()).flatMap(({ actions }) => actions as readonly string[]);
  const watched = watches.tampering.events.flatMap(({ names, service }) => names.map((name) => `${service}:${name}`));
  expect(watched.filter((action) => !actions.includes(action))).toEqual([]);
  expect(actions.filter((action) => !watched.includes(action))).toEqual([
    "cloudwatch:SetAlarmState",
    "kms:DeleteAlias",
    "kms:DisableKeyRotation",
    "kms:UpdateAlias",
    "logs:AssociateKmsKey",
    "logs:DeleteRetentionPolicy",
    "logs:DisassociateKmsKey",
    "logs:PutTransformer",
    "s3:BypassGovernanceRetention",
    "s3:DeleteBucket",
    "s3:DeleteBucketPolicy",
    "s3:DeleteObject",
    "s3:DeleteObjectVersion",
    "s3:PutBucketObjectLockConfiguration",
    "s3:PutBucketPolicy",
    "s3:PutBucketPublicAccessBlock",
    "s3:PutBucketVersioning",
    "s3:PutEncryptionConfiguration",
    "s3:PutLifecycleConfiguration",
    "sns:AddPermission",
    "sns:RemovePermission",
  ]);
});

test("existing parts are guarded by what they are called", () => {
  const chain = {
    trailArn: "arn:aws:cloudtrail:eu-west-1:210987654321:trail/central",
    bucketName: "central-trail",
    logGroupName: "aws-controltower/CloudTrailLogs",
    topicArn: "arn:aws:sns:us-east-1:210987654321:alarms",
    alarmName: "IAM Policy Changes",
    keyAliases: ["alias/records"],
  };
  const guarded = JSON.stringify(statementsOf(guard({ chain })).map((one) => [one["resources"], one["condition"]]));
  for (const text of Object.values(chain).flat()) expect(guarded).toContain(text);
});

test("it stays in its partition, with its provider, and two guards share no name", () => {
  const stack = synthesised((scope) => {
    const provider = new AwsProvider(scope, "aws", { region: "us-gov-west-1", alias: "management" });
    const gov = { ...config, region: "us-gov-west-1", exceptRoles: [role.replace("aws", "aws-us-gov")], provider };
    new TamperingGuard(scope, "one", gov);
    new TamperingGuard(scope, "two", { ...gov, name: "other-guard", chain: { name: "other" } });
  });
  expect(JSON.stringify([stack.resource, stack.data])).not.toContain("arn:aws:");
  for (const blocks of [...Object.values(stack.resource), ...Object.values(stack.data)])
    for (const { provider } of Object.values(blocks)) expect(provider).toBe("aws.management");
  expect(all(stack, "aws_organizations_policy").map(([, { name }]) => name)).toEqual([
    "iam-policy-changes-guard",
    "other-guard",
  ]);
});

test("references are refused, because the policy's length could not be checked", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const token = Token.asString({ Ref: "topic" });
  expect(() => new TamperingGuard(stack, "guard", { ...config, chain: { topicArn: token } })).toThrow(
    "the guard got a reference: give literal texts, so that Keepwatch can check the length of its policy",
  );
});

const many = Array.from({ length: 60 }, (_, index) => `${role}-${index}`);

test.each<[string, Partial<TamperingGuardConfig>, RegExp]>([
  [
    "too many roles",
    { exceptRoles: many },
    /^policy has \d{5} characters, Organizations takes 5120: give fewer or shorter roles in exceptRoles$/,
  ],
  [
    "no role",
    { exceptRoles: [] },
    /^exceptRoles is empty, so nobody could change the chain again, not even Terraform: give at least one role$/,
  ],
  [
    "every role",
    { exceptRoles: ["arn:aws:iam::123456789012:role/*"] },
    /^excepted role ".*role\/\*" is not the ARN of a role, or is that of every role$/,
  ],
  ["no target", { targets: [] }, /^targets is empty, so the policy would apply to nothing: give at least one target$/],
  [
    "a name for a target",
    { targets: ["production"] },
    /^target "production" is not the id of a root, an organizational unit or an account$/,
  ],
  ["a target twice", { targets: ["r-abcd", "r-abcd"] }, /^target "r-abcd" is given twice$/],
  ["no name of a chain", { chain: { name: "A" } }, /^chain "A" is not the name of a chain$/],
  ["no ARN of a trail", { chain: { trailArn: "trail" } }, /^trail "trail" is not the ARN of a trail$/],
  ["no ARN of a topic", { chain: { topicArn: "topic" } }, /^topic "topic" is not the ARN of a topic$/],
  ["no name of a bucket", { chain: { bucketName: "B" } }, /^bucket "B" is not the name of a bucket$/],
  ["no name of a group", { chain: { logGroupName: "a:b" } }, /^log group "a:b" is not the name of a log group/],
])("%s is refused", (_, change, sentence) => {
  expect(() => guard(change)).toThrow(sentence);
});
