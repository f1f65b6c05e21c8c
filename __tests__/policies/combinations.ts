import {
  alarm,
  configuring,
  copied,
  created,
  deleted,
  type Entry,
  filter,
  found,
  having,
  type Plan,
  type PlanCase,
  stepped,
  topicArn,
  type Values,
} from "./plan-edit";

const group = found("aws_cloudwatch_log_group");
const topic = found("aws_sns_topic");
const topicKey = found("aws_kms_key", "topic");
const role = found("aws_iam_role");
const fresh = { arn: undefined, id: undefined };
const oldAlarm: Entry = { ...deleted(found(alarm)), deposed: "0a1b2c3d" };
const account = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::123456789012:root" },
  Action: "kms:*",
  Resource: "*",
};
const closed = JSON.stringify({ Statement: [account] });
/** What the plan reads anew: a data source's entry. */
const read = (type: string, values: Readonly<Record<string, unknown>>) => {
  const entry = created(type, values);
  return { ...entry, change: { ...entry.change, actions: ["read"] } };
};

const composite = (change: Values): Plan =>
  having(
    stepped(found(alarm), ["update"], { alarm_actions: [] }),
    created("aws_cloudwatch_composite_alarm", {
      alarm_name: "speaker",
      arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:speaker",
      alarm_rule: 'ALARM("iam-policy-changes")',
      alarm_actions: [topicArn],
      actions_enabled: true,
      actions_suppressor: [],
      ...change,
    }),
  );

const cases: readonly (readonly [id: string, plan: Plan, reasons: readonly string[], warnings?: readonly string[]])[] =
  [
    [
      "P1: an alarm destroyed after its own creation",
      having(stepped(found(alarm), ["create", "delete"])),
      ["contested"],
    ],
    [
      "P1: an alarm destroyed after the creation of another name",
      having(stepped(found(alarm), ["create", "delete"], { alarm_name: "other", ...fresh })),
      [],
    ],
    ["P1: an alarm forgotten after its own creation", having(stepped(found(alarm), ["create", "forget"])), []],
    ["S3: a deposed alarm of the same name deleted", having(oldAlarm), ["contested"]],
    ["P1: a second alarm of the same name that differs", having(copied(found(alarm), { threshold: 9 })), ["contested"]],
    ["P1: a second alarm of the same name that does not differ", having(copied(found(alarm), {})), []],
    [
      "C8: a worse alarm of another name beside it",
      having(copied(found(alarm), { alarm_name: "b", threshold: 9 })),
      [],
    ],
    [
      "P3: the group replaced, its filter left",
      having(stepped(group, ["delete", "create"], fresh)),
      ["filter_missing"],
      ["monitoring_gap"],
    ],
    [
      "P3: the group replaced, and its filter",
      having(
        stepped(group, ["delete", "create"], fresh),
        stepped(found(filter), ["delete", "create"], { id: undefined }),
      ),
      [],
      ["monitoring_gap"],
    ],
    [
      "P3: the topic replaced, its subscription left",
      having(stepped(topic, ["delete", "create"], { ...fresh, policy: undefined })),
      ["subscription_missing"],
      ["monitoring_gap"],
    ],
    [
      "R6: a filter that matches all on the same metric",
      having(copied(found(filter), { name: "b", pattern: "" })),
      ["metric_polluted"],
    ],
    [
      "R6: such a filter on another group",
      having(copied(found(filter), { name: "b", pattern: "", log_group_name: "/app" })),
      ["metric_polluted"],
    ],
    [
      "R6: a second filter of some of the events on the same metric",
      having(copied(found(filter), { name: "b", pattern: "{ $.eventName = CreatePolicy }" })),
      [],
    ],
    ["R9: a composite alarm speaks for it", composite({}), []],
    ["R9: in parentheses", composite({ alarm_rule: '(ALARM("iam-policy-changes"))' }), []],
    ["R9: by its ARN", composite({ alarm_rule: `ALARM(${found(alarm).change.after?.["arn"]})` }), []],
    [
      "R9: by the ARN of another region",
      composite({
        alarm_rule: `ALARM("${String(found(alarm).change.after?.["arn"]).replace("us-east-1", "eu-west-1")}")`,
      }),
      ["alarm_without_topic"],
    ],
    [
      "R9: the composite speaks while it does not fire",
      composite({ alarm_rule: 'NOT ALARM("iam-policy-changes")' }),
      ["composite_rule_unfit"],
    ],
    [
      "R9: the composite follows another alarm, too",
      composite({ alarm_rule: 'ALARM("iam-policy-changes") OR ALARM("b")' }),
      ["composite_rule_unfit"],
    ],
    ["R9: the composite follows another alarm", composite({ alarm_rule: 'ALARM("b")' }), ["alarm_without_topic"]],
    [
      "R9: the composite can be suppressed",
      composite({ actions_suppressor: [{ alarm: "b" }] }),
      ["composite_suppressed"],
    ],
    ["R9: the composite's actions are disabled", composite({ actions_enabled: false }), ["composite_actions_disabled"]],
    ["R9: the composite tells nobody", composite({ alarm_actions: [] }), ["alarm_without_topic"]],
    [
      "V7: an exclusive list without the role's policy",
      having(created("aws_iam_role_policies_exclusive", { role_name: role.change.after?.["name"], policy_names: [] })),
      ["role_permission_refuses"],
    ],
    [
      "V7: an exclusive list with the role's policy",
      having(
        created("aws_iam_role_policies_exclusive", {
          role_name: role.change.after?.["name"],
          policy_names: [found("aws_iam_role_policy").change.after?.["name"]],
        }),
      ),
      [],
    ],
    [
      "R12: a key policy of its own shuts the alarm out",
      having(created("aws_kms_key_policy", { key_id: topicKey.change.after?.["key_id"], policy: closed })),
      ["topic_key_refuses"],
    ],
    [
      "P1: two topic policies, one of them empty",
      having(created("aws_sns_topic_policy", { arn: topicArn, policy: '{"Statement":[]}' })),
      ["contested", "topic_policy_refuses"],
    ],
    [
      "C6: the topic forgotten for a data source",
      having(
        { ...topic, change: { ...topic.change, actions: ["forget"], after: null } },
        {
          ...read("aws_sns_topic", { name: "iam-policy-changes", arn: topicArn }),
          mode: "data",
          address: "data.aws_sns_topic.t",
        },
      ),
      ["topic_missing"],
    ],
    [
      "V8: the alarm moved by its region attribute",
      having(stepped(found(alarm), ["delete", "create"], { region: "eu-west-1", ...fresh })),
      ["alarm_detached"],
      ["monitoring_gap"],
    ],
    [
      "V8: the alarm moved to a region that is known after apply",
      configuring(having(stepped(found(alarm), ["delete", "create"], { region: undefined, ...fresh })), found(alarm), {
        region: { references: ["terraform_data.region"] },
      }),
      ["alarm_place_unknown"],
      ["monitoring_gap"],
    ],
    [
      "V8: the alarm replaced, its region unknown as nobody gives one",
      having(stepped(found(alarm), ["delete", "create"], { region: undefined, ...fresh })),
      [],
      ["monitoring_gap"],
    ],
    [
      "a trail renamed under a role, a bucket and a key that trust the old one",
      having(stepped(found("aws_cloudtrail"), ["delete", "create"], { name: "new", ...fresh, home_region: undefined })),
      ["bucket_policy_refuses", "role_trust_refuses", "trail_key_refuses"],
      ["monitoring_gap"],
    ],
    [
      "two filters of eight events each cover what one did",
      having(
        stepped(found(filter), ["update"], {
          pattern: `{ ($.eventName = "Delete*Policy") || ($.eventName = "Put*") || ($.eventName = "Delete*") }`,
        }),
        copied(found(filter), {
          name: "b",
          pattern: `{ ($.eventName = "CreatePolicy*") || ($.eventName = "AttachRole*") || ($.eventName = "AttachUser*") || ($.eventName = "AttachGroup*") || ($.eventName = "Detach*") }`,
        }),
      ),
      [],
    ],
    [
      "the alarm on another metric of another namespace",
      having(stepped(found(alarm), ["update"], { metric_name: "a", namespace: "b" })),
      ["alarm_detached"],
    ],
  ];

/** What no single change of a deployed stack brings about; edits of a plan that real Terraform made. */
export const combinations: readonly PlanCase[] = cases.map(([id, plan, reasons, warnings = []]) => ({
  id,
  plan,
  reasons,
  warnings,
}));
