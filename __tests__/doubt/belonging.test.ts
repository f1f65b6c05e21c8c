// D9: what is put on something that nobody can follow is put, perhaps, on each thing that it can be of; and what of a policy or a block
// nobody can tell is seen, wherever it stands.
import { project } from "../../cli/read/project";
import {
  alarm,
  configuring,
  created,
  type Entry,
  filter,
  found,
  having,
  type Plan,
  stepped,
  there,
  type Values,
} from "../plans/edited/plan-edit";
import { answerTo } from "../policies/answer";

const role = String(found("aws_iam_role").change.after?.["name"]);
const bucket = String(found("aws_s3_bucket").change.after?.["bucket"]);
const denial = { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" };
const text = (...Statement: readonly unknown[]): string => JSON.stringify({ Version: "2012-10-17", Statement });
const gate = (plan: unknown) => answerTo(project(JSON.parse(JSON.stringify(plan))));

/** An object that the plan creates, one attribute of it known only after apply, from a local. */
const throughLocal = (type: string, attribute: string, values: Values, ...others: readonly Entry[]): Plan => {
  const plain = created(type, values);
  const entry = { ...plain, change: { ...plain.change, after_unknown: { id: true, [attribute]: true } } };
  return configuring(having(entry, ...others), entry, { [attribute]: { references: ["local.anything"] } });
};

const customer = "arn:aws:iam::123456789012:policy/anything";
const attached = there("aws_iam_role_policy_attachment", { id: "a", role, policy_arn: customer });

test.each<readonly [string, Plan, string]>([
  [
    "a policy that denies all is attached",
    throughLocal("aws_iam_role_policy_attachment", "role", { policy_arn: "arn:aws:iam::aws:policy/AWSDenyAll" }),
    "role_permission_external",
  ],
  [
    "a policy of elsewhere is attached to roles",
    throughLocal("aws_iam_policy_attachment", "roles", { name: "a", policy_arn: customer }),
    "role_permission_external",
  ],
  [
    "an attachment to all roles takes it from others",
    throughLocal("aws_iam_policy_attachment", "roles", { name: "a", policy_arn: customer }, attached),
    "role_permission_unknown",
  ],
  [
    "a list of inline policies leaves none",
    throughLocal("aws_iam_role_policies_exclusive", "role_name", { policy_names: [] }),
    "role_permission_unknown",
  ],
  [
    "a list of attachments leaves none",
    throughLocal("aws_iam_role_policy_attachments_exclusive", "role_name", { policy_arns: [] }, attached),
    "role_permission_unknown",
  ],
  [
    "a policy of a role denies",
    throughLocal("aws_iam_role_policy", "role", { name: "a", policy: text(denial) }),
    "role_permission_denies",
  ],
  [
    "a policy of a bucket denies",
    throughLocal("aws_s3_bucket_policy", "bucket", { policy: text(denial) }),
    "bucket_policy_denies",
  ],
  [
    "a policy of a topic denies",
    throughLocal("aws_sns_topic_policy", "arn", { policy: text(denial) }),
    "topic_policy_denies",
  ],
  [
    "a policy of a key denies",
    throughLocal("aws_kms_key_policy", "key_id", { policy: text(denial) }),
    "trail_key_denies",
  ],
])("through a local, %s", async (_, plan, reason) => {
  const answer = await gate(plan);
  expect(answer.verdict).toBe("fail");
  expect(answer.reasons).toContain(reason);
});

test("lists that leave what there is take nothing away", async () => {
  const plan = throughLocal("aws_iam_role_policies_exclusive", "role_name", {
    policy_names: [found("aws_iam_role_policy").change.after?.["name"]],
  });
  expect((await gate(plan)).verdict).toBe("pass");
});

describe("R6: another filter on the control's metric", () => {
  const other = (values: Values): Plan =>
    having(created(filter, { ...found(filter).change.after, id: undefined, name: "other", ...values }));

  test.each([
    ["of an application's group", { log_group_name: "/app", pattern: "ERROR" }, ["metric_shared"]],
    [
      "of an application's group, that counts nothing of this control",
      { log_group_name: "/app", pattern: "{ $.eventName = CreateUser }" },
      ["metric_shared"],
    ],
    ["of the control's group, that adds an event", { pattern: "{ $.eventName = CreateUser }" }, []],
    ["of the control's group, of every failed call", { pattern: "{ $.errorCode = * }" }, ["metric_shared"]],
    [
      "of the control's group, of every call of the root user",
      { pattern: '{ $.userIdentity.type = "Root" }' },
      ["metric_shared"],
    ],
    ["of the control's group, of a word", { pattern: "AccessDenied" }, ["metric_shared"]],
    [
      "of the control's group, of failed calls of one other event",
      { pattern: "{ $.eventName = CreateUser && $.errorCode = * }" },
      [],
    ],
    ["that aims at the control, in another group", { log_group_name: "/other/trail" }, []],
    [
      "on a metric of its own",
      {
        log_group_name: "/app",
        pattern: "ERROR",
        metric_transformation: [{ name: "errors", namespace: "App", value: "1" }],
      },
      [],
    ],
  ])("%s", async (_, values, reasons) => {
    expect((await gate(other(values))).reasons).toEqual(reasons);
  });
});

test.each([
  ["name", { name: undefined, namespace: "CISBenchmark" }],
  ["namespace", { name: "iam-policy-changes", namespace: undefined }],
])(
  "a filter of another group whose metric's %s is known only after apply perhaps shares the metric",
  async (part, metric) => {
    const plain = created(filter, {
      ...found(filter).change.after,
      id: undefined,
      name: "other",
      log_group_name: "/app",
      pattern: "ERROR",
      metric_transformation: [{ value: "1", ...metric }],
    });
    const entry = {
      ...plain,
      change: { ...plain.change, after_unknown: { metric_transformation: [{ [part]: true }] } },
    };
    const expressions = { metric_transformation: [{ [part]: { references: ["random_pet.x.id", "random_pet.x"] } }] };
    expect((await gate(configuring(having(entry), entry, expressions))).reasons).toEqual(["metric_polluted_unknown"]);
  },
);

describe("D14: the world is closed inside blocks, too", () => {
  const trail = found("aws_cloudtrail");
  const selectors = (...field_selector: readonly Values[]): Plan =>
    having(stepped(trail, ["update"], { event_selector: [], advanced_event_selector: [{ name: "", field_selector }] }));
  const management = { field: "eventCategory", equals: ["Management"] };
  const data = (values: Values): Plan =>
    having(
      stepped(trail, ["update"], {
        event_selector: [
          {
            read_write_type: "All",
            include_management_events: true,
            data_resource: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"], ...values }],
          },
        ],
      }),
    );
  const metric = (values: Values): Plan =>
    having(
      stepped(found(alarm), ["update"], {
        ...Object.fromEntries(["metric_name", "namespace", "statistic", "period"].map((name) => [name, null])),
        metric_query: [
          {
            id: "m",
            return_data: true,
            metric: [
              { metric_name: "iam-policy-changes", namespace: "CISBenchmark", period: 300, stat: "Sum", ...values },
            ],
          },
        ],
      }),
    );

  test.each<readonly [string, Plan, Plan]>([
    ["field_selector", selectors(management), selectors({ ...management, matches: ["x"] })],
    ["data_resource", data({}), data({ excluded: ["x"] })],
    ["metric", metric({}), metric({ window: 3600 })],
  ])("%s", async (_, known, unknown) => {
    expect((await gate(known)).reasons).toEqual([]);
    expect((await gate(unknown)).reasons).toEqual(["attribute_unknown"]);
  });
});

describe("a key that stands twice in a policy", () => {
  // JSON.parse would keep the last: the first is put there by hand.
  const twice = (policy: string): string => policy.replace("{", `{"Statement":${JSON.stringify([denial])},`);
  const indented = (policy: string): string => JSON.stringify(JSON.parse(policy), undefined, 2);
  const holders = [
    ["aws_iam_role_policy", "policy", "role_permission_unknown"],
    ["aws_iam_role", "assume_role_policy", "role_trust_unknown"],
    ["aws_s3_bucket_policy", "policy", "bucket_policy_unknown"],
    ["aws_sns_topic_policy", "policy", "topic_policy_unknown"],
    ["aws_kms_key", "policy", "trail_key_unknown"],
  ] as const;

  test.each(holders)("of %s", async (type, attribute, reason) => {
    const entry = found(type, type === "aws_kms_key" ? "trail" : "");
    const written = String(entry.change.after?.[attribute]);
    const having_ = (policy: string) => having(stepped(entry, ["update"], { [attribute]: policy }));
    expect((await gate(having_(twice(written)))).reasons).toEqual([reason]);
    expect((await gate(having_(indented(written)))).reasons).toEqual([]);
  });

  test("an element that the grammar of policies does not have makes it unknown, too", async () => {
    const entry = found("aws_sns_topic_policy");
    const policy = JSON.parse(String(entry.change.after?.["policy"]));
    const with_ = (more: Values) =>
      having(stepped(entry, ["update"], { policy: JSON.stringify({ ...policy, ...more }) }));
    expect((await gate(with_({ statement: [denial] }))).reasons).toEqual(["topic_policy_unknown"]);
    const denied = policy.Statement.map((one: Values) => ({
      ...one,
      condition: { StringEquals: { "aws:SourceAccount": "9" } },
    }));
    expect((await gate(with_({ Statement: denied }))).reasons).toEqual(["topic_policy_unknown"]);
    expect((await gate(with_({ Id: "any" }))).reasons).toEqual([]);
  });

  test("of a subscription's filter", async () => {
    const entry = found("aws_sns_topic_subscription");
    const filtered = (policy: string) =>
      having(stepped(entry, ["update"], { filter_policy_scope: "MessageBody", filter_policy: policy }));
    expect((await gate(filtered('{"NewStateValue":["ALARM"]}'))).reasons).toEqual([]);
    expect((await gate(filtered('{"NewStateValue":["OK"],"NewStateValue":["ALARM"]}'))).reasons).toEqual([
      "subscription_filtered",
    ]);
  });
});

describe("a Deny of the provider awscc", () => {
  test.each([
    ["awscc_s3_bucket_policy", { bucket, policy_document: text(denial) }, "bucket_policy_denies"],
    [
      "awscc_iam_role_policy",
      { role_name: role, policy_name: "a", policy_document: text(denial) },
      "role_permission_denies",
    ],
    [
      "awscc_iam_managed_policy",
      { managed_policy_name: "a", roles: [role], policy_document: text(denial) },
      "role_permission_denies",
    ],
  ])("%s", async (type, values, reason) => {
    expect((await gate(having(created(type, values)))).reasons).toContain(reason);
  });

  test("on other things harms nothing", async () => {
    const elsewhere = having(
      created("awscc_s3_bucket_policy", { bucket: "another", policy_document: text(denial) }),
      created("awscc_iam_role_policy", { role_name: "another", policy_name: "a", policy_document: text(denial) }),
      created("awscc_iam_managed_policy", {
        managed_policy_name: "a",
        roles: ["another"],
        policy_document: text(denial),
      }),
    );
    expect((await gate(elsewhere)).reasons).toEqual([]);
  });
});
