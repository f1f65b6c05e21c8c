// Policies of keys, buckets and roles of the chain, written in the ways that AWS takes: each lets the chain's calls through, or does not.
import { been, configuring, created, type Entry, found, having, stepped, type Values } from "../plans/edited/plan-edit";
import { answerTo } from "../policies/answer";

const role = found("aws_iam_role");
const bucket = found("aws_s3_bucket");
const bucketPolicy = found("aws_s3_bucket_policy");
const key = (name: string): Entry => found("aws_kms_key", name);
const managed = (name: string): string => `arn:aws:iam::aws:policy/${name}`;
const text = (...Statement: readonly unknown[]): string => JSON.stringify({ Version: "2012-10-17", Statement });
const denyAll = { Effect: "Deny", Action: "*", Resource: "*" };
const bucketArn = `arn:aws:s3:::${bucket.change.after?.["bucket"]}`;
const statements = JSON.parse(String(bucketPolicy.change.after?.["policy"])).Statement as readonly Values[];

/** The bucket's policy with statements beside its own. */
const alsoInBucket = (...more: readonly Values[]): Entry =>
  stepped(bucketPolicy, ["update"], { policy: text(...statements, ...more) });
const denied = (statement: Values): Entry =>
  alsoInBucket({ Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: `${bucketArn}/*`, ...statement });
/** The bucket's policy, which lets CloudTrail write under one name alone. */
const written = (Resource: unknown): Entry => {
  const isWrite = ({ Effect, Action }: Values): boolean => Effect === "Allow" && String(Action).includes("PutObject");
  return stepped(bucketPolicy, ["update"], {
    policy: text(...statements.map((one) => (isWrite(one) ? { ...one, Resource } : one))),
  });
};

const shown = (role.change.after?.["inline_policy"] ?? []) as readonly Values[];
const folder = `${bucketArn}/AWSLogs/123456789012/CloudTrail`;

const cases: readonly (readonly [id: string, plan: unknown, reasons: readonly string[]])[] = [
  // Keys
  ...(["trail", "topic", "log-group"] as const).flatMap((name): (readonly [string, unknown, readonly string[]])[] => {
    const unfit = `${name.replace("log-", "")}_key_unfit`;
    const changed = (values: Values) => having(stepped(key(name), ["update"], values));
    return [
      [`key of ${name}: asymmetric`, changed({ customer_master_key_spec: "RSA_2048" }), [unfit]],
      [`key of ${name}: that signs`, changed({ key_usage: "SIGN_VERIFY" }), [unfit]],
      [
        `key of ${name}: of an HMAC`,
        changed({ customer_master_key_spec: "HMAC_256", key_usage: "GENERATE_VERIFY_MAC" }),
        [unfit],
      ],
      [`key of ${name}: not said`, changed({ customer_master_key_spec: null, key_usage: null }), []],
      [
        `key of ${name}: known after apply`,
        configuring(changed({ key_usage: undefined }), key(name), { key_usage: { references: ["local.usage"] } }),
        [unfit.replace("unfit", "unknown")],
      ],
    ];
  }),
  // Names of the trail's files
  ["a Deny of the files' ending", having(denied({ Resource: `${bucketArn}/*.json.gz` })), ["bucket_policy_denies"]],
  ["a Deny of the files' names", having(denied({ Resource: `${bucketArn}/*_CloudTrail_*` })), ["bucket_policy_denies"]],
  ["a Deny of one year", having(denied({ Resource: `${folder}/us-east-1/2027/*` })), ["bucket_policy_unproven"]],
  ["a Deny of another region", having(denied({ Resource: `${folder}/eu-west-1/*` })), ["bucket_policy_unproven"]],
  ["a Deny of another account", having(denied({ Resource: `${bucketArn}/AWSLogs/210987654321/*` })), []],
  ["a Deny of another folder", having(denied({ Resource: `${bucketArn}/exports/*` })), []],
  ["a Deny of digests", having(denied({ Resource: `${bucketArn}/AWSLogs/123456789012/CloudTrail-Digest/*` })), []],
  ["an Allow of one region alone", having(written(`${folder}/us-east-1/*`)), ["bucket_policy_unproven"]],
  ["an Allow of the account's folder", having(written(`${bucketArn}/AWSLogs/123456789012/*`)), []],
  ["an Allow of all", having(written(`${bucketArn}/*`)), []],
  ["an Allow of CloudTrail's folder", having(written([`${folder}/*`])), []],
  [
    "an Allow of one region for a trail of one region, which is worse already",
    having(been(found("aws_cloudtrail"), { is_multi_region_trail: false }), written(`${folder}/us-east-1/*`)),
    [],
  ],
  // What CloudTrail's requests say of themselves
  ["old TLS denied", having(denied({ Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } })), []],
  [
    "TLS denied that CloudTrail may speak",
    having(denied({ Condition: { NumericLessThan: { "s3:TlsVersion": 1.3 } } })),
    ["bucket_policy_denies"],
  ],
  [
    "a version of TLS that is no number",
    having(denied({ Condition: { NumericLessThan: { "s3:TlsVersion": "new" } } })),
    ["bucket_policy_unproven"],
  ],
  [
    "what is not encrypted by KMS denied",
    having(denied({ Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } } })),
    [],
  ],
  [
    "what is encrypted by KMS denied",
    having(denied({ Condition: { StringEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } } })),
    ["bucket_policy_denies"],
  ],
  [
    "what is not encrypted by KMS denied, and the trail's key taken away",
    having(
      stepped(found("aws_cloudtrail"), ["update"], { kms_key_id: null }),
      denied({ Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } } }),
    ),
    ["bucket_policy_unproven"],
  ],
  // Two writers of the bucket's policy: which text lasts, nothing tells
  [
    "the bucket configures a policy that lets nobody in",
    configuring(having(stepped(bucket, ["update"], { policy: text() })), bucket, {
      policy: { constant_value: text() },
    }),
    ["bucket_policy_refuses", "contested"],
  ],
  [
    "the bucket configures the same policy",
    configuring(having(stepped(bucket, ["update"], { policy: text(...statements) })), bucket, {
      policy: { constant_value: text(...statements) },
    }),
    [],
  ],
  ["the bucket shows another policy than it has", having(stepped(bucket, ["no-op"], { policy: text() })), []],
  // What the role shows of itself
  [
    "a policy by hand that denies",
    having(been(role, {}, { inline_policy: [...shown, { name: "by-hand", policy: text(denyAll) }] })),
    ["role_permission_denies"],
  ],
  [
    "a policy by hand that allows something else",
    having(
      been(role, {}, { inline_policy: [...shown, { name: "by-hand", policy: text({ ...denyAll, Effect: "Allow" }) }] }),
    ),
    [],
  ],
  [
    "a managed policy by hand",
    having(been(role, {}, { managed_policy_arns: [managed("AWSDenyAll")] })),
    ["role_permission_external"],
  ],
  [
    "a managed policy by hand that allows all",
    having(been(role, {}, { managed_policy_arns: [managed("AdministratorAccess")] })),
    [],
  ],
  [
    "managed policies, known after apply",
    configuring(having(stepped(role, ["update"], { managed_policy_arns: undefined })), role, {
      managed_policy_arns: { references: ["local.policies"] },
    }),
    ["role_permission_unknown"],
  ],
  [
    "inline policies, known after apply",
    configuring(having(stepped(role, ["update"], { inline_policy: undefined })), role, {
      inline_policy: [{ name: { constant_value: "a" }, policy: { references: ["local.policy"] } }],
    }),
    ["role_permission_unknown"],
  ],
  [
    "a boundary of AWS's own that allows all",
    having(stepped(role, ["update"], { permissions_boundary: managed("AdministratorAccess") })),
    [],
  ],
  [
    "a boundary of AWS's own that allows all but rights",
    having(stepped(role, ["update"], { permissions_boundary: managed("PowerUserAccess") })),
    [],
  ],
  [
    "a boundary of AWS's own of which nothing is known",
    having(stepped(role, ["update"], { permissions_boundary: managed("ReadOnlyAccess") })),
    ["role_boundary"],
  ],
  [
    "a boundary of that name of the account's own",
    having(stepped(role, ["update"], { permissions_boundary: "arn:aws:iam::123456789012:policy/AdministratorAccess" })),
    ["role_boundary"],
  ],
  [
    "another region denied to the role",
    having(
      created("aws_iam_role_policy", {
        name: "regions",
        role: role.change.after?.["name"],
        policy: text({
          ...denyAll,
          Condition: { StringNotEquals: { "aws:RequestedRegion": ["us-east-1", "eu-west-1"] } },
        }),
      }),
    ),
    [],
  ],
  [
    "its own region denied to the role",
    having(
      created("aws_iam_role_policy", {
        name: "regions",
        role: role.change.after?.["name"],
        policy: text({ ...denyAll, Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1"] } } }),
      }),
    ),
    ["role_permission_denies"],
  ],
];

// No emulator enforces a policy, and none brings each of these about alone: edits of a plan that real Terraform made of the deployed chain.
test.each(cases)("%s", async (_, plan, reasons) => {
  const { verdict, reasons: told } = await answerTo(plan);
  expect({ verdict, reasons: told }).toEqual({ verdict: reasons.length > 0 ? "fail" : "pass", reasons });
});
