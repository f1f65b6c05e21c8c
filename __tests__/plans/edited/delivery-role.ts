import type { PlanCase } from "../plan-case";
import { accountId, fresh, role, roleName, rolePolicy, trail } from "./deployed";
import { edited } from "./edited";
import {
  been,
  changed,
  configuring,
  created,
  creating,
  deleted,
  having,
  type Plan,
  stepped,
  there,
  unfollowed,
  unsettled,
  type Values,
} from "./plan-edit";
import { denyingActions, denyingAll } from "./policy-texts";

const customerPolicyArn = `arn:aws:iam::${accountId}:policy/anything`;
const denyingArn = `arn:aws:iam::${accountId}:policy/denying`;
/** The trail delivers by a role that is not managed here. */
const delivering = been(trail, { cloud_watch_logs_role_arn: `arn:aws:iam::${accountId}:role/elsewhere` });
const roleStatement = { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: "*" };
const managedPolicy = (statement: Values): Values => ({
  name: "delivery",
  path: "/",
  arn: "arn:aws:iam::123456789012:policy/delivery",
  policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
});
const attachedInstead = (statement: Values): Plan =>
  having(
    deleted(rolePolicy),
    stepped(role, ["no-op"], { inline_policy: [] }),
    created("aws_iam_policy", managedPolicy(statement)),
    created("aws_iam_role_policy_attachment", {
      role: role.change.after?.["name"],
      policy_arn: "arn:aws:iam::123456789012:policy/delivery",
    }),
  );
const boundaryArn = "arn:aws:iam::123456789012:policy/delivery";
const bounded = (statement: Values, values: Values = {}): Plan =>
  having(
    stepped(role, ["update"], { permissions_boundary: boundaryArn, ...values }),
    created("aws_iam_policy", managedPolicy(statement)),
  );

/** Edits of the role by which the trail delivers, and of its policies. */
export const deliveryRoleEdits: readonly PlanCase[] = edited([
  ["aws_iam_role deleted", having(deleted(role)), ["role_missing"]],
  ["role policy deleted", having(deleted(rolePolicy)), ["role_permission_refuses"]],
  [
    "trust: plain",
    changed(role, {
      assume_role_policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "sts:AssumeRole"}]}',
    }),
    [],
  ],
  [
    "trust: another service",
    changed(role, {
      assume_role_policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}',
    }),
    ["role_trust_refuses"],
  ],
  [
    "trust: another trail",
    changed(role, {
      assume_role_policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"aws:SourceArn": "arn:aws:cloudtrail:us-east-1:123456789012:trail/other"}}}]}',
    }),
    ["role_trust_refuses"],
  ],
  ["boundary", changed(role, { permissions_boundary: "arn:aws:iam::123456789012:policy/b" }), ["role_boundary"]],
  [
    "role may: plain",
    changed(rolePolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/iam-policy-changes:log-stream:*"}]}',
    }),
    [],
  ],
  [
    "role may: its streams",
    changed(rolePolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/iam-policy-changes:log-stream:123456789012_CloudTrail_us-east-1*"}]}',
    }),
    [],
  ],
  [
    "role may: one stream only",
    changed(rolePolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/iam-policy-changes:log-stream:123456789012_CloudTrail_us-east-1"}]}',
    }),
    ["role_permission_refuses"],
  ],
  [
    "role may: create only",
    changed(rolePolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:CreateLogStream", "Resource": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/iam-policy-changes:log-stream:*"}]}',
    }),
    ["role_permission_refuses"],
  ],
  [
    "role may: another group",
    changed(rolePolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/other-changes:log-stream:*"}]}',
    }),
    ["role_permission_refuses"],
  ],
  [
    "role may: denied",
    changed(rolePolicy, {
      policy:
        '{"Statement": [{"Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/iam-policy-changes:log-stream:*"}, {"Effect": "Deny", "Action": "logs:*", "Resource": "*"}]}',
    }),
    ["role_permission_denies"],
  ],
  ["role policy on another role", changed(rolePolicy, { role: "other" }), ["role_permission_refuses"]],
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
        policy_names: [rolePolicy.change.after?.["name"]],
      }),
    ),
    [],
  ],
  ["an attribute that echoes a policy resource that goes", having(deleted(rolePolicy)), ["role_permission_refuses"]],
  ["the role's boundary is known after apply", unsettled(role, "permissions_boundary"), ["role_boundary_unknown"]],
  [
    "the policy of a role of AWSCC, of roles that nobody can follow, denies",
    unfollowed("awscc_iam_managed_policy", "roles", {
      managed_policy_name: "a",
      policy_document: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
      }),
    }),
    ["role_permission_denies"],
  ],
  [
    "another policy of the role, whose name is known after apply",
    creating("aws_iam_role_policy", { role: roleName, name: undefined, policy: "{}" }, "name"),
    ["contested"],
  ],
  [
    "a policy that the role lists, whose name is known after apply",
    configuring(
      having({
        ...role,
        change: {
          ...role.change,
          actions: ["update"],
          after: { ...role.change.after, inline_policy: [{ policy: "{}" }] },
          after_unknown: { inline_policy: [{ name: true }] },
        },
      }),
      role,
      { inline_policy: [{ name: { references: ["terraform_data.later"] }, policy: { constant_value: "{}" } }] },
    ),
    ["contested"],
  ],
  [
    "what lets the role write goes, and a policy of elsewhere stays attached",
    having(
      deleted(rolePolicy),
      there("aws_iam_role_policy_attachment", { id: "a", role: roleName, policy_arn: customerPolicyArn }),
    ),
    ["role_permission_external_alone"],
  ],
  [
    "an attachment, to roles that nobody can follow, leaves other policies attached",
    unfollowed(
      "aws_iam_policy_attachment",
      "roles",
      { name: "a", policy_arn: customerPolicyArn },
      there("aws_iam_policy", { name: "anything", arn: customerPolicyArn, policy: JSON.stringify({ Statement: [] }) }),
      there("aws_iam_policy", { name: "denying", arn: denyingArn, policy: JSON.stringify({ Statement: [] }) }, "other"),
      there("aws_iam_role_policy_attachment", { id: "a", role: roleName, policy_arn: denyingArn }),
    ),
    [],
  ],
  ...[
    created("aws_iam_policy_attachment", { name: "a", roles: ["elsewhere"], policy_arn: denyingArn }),
    created("aws_iam_role_policy_attachment", { role: "elsewhere", policy_arn: denyingArn }),
    created("awscc_iam_managed_policy", {
      managed_policy_name: "b",
      roles: ["elsewhere"],
      policy_document: denyingAll,
    }),
  ].map(
    (entry) =>
      [
        `by ${entry.type}, a Deny is put on the role of elsewhere`,
        having(delivering, entry, there("aws_iam_policy", { name: "denying", arn: denyingArn, policy: denyingAll })),
        ["role_permission_denies"],
      ] as const,
  ),
  [
    "a Deny is put on a role that nobody can follow, where the trail's is of elsewhere",
    unfollowed("aws_iam_role_policy", "role", { name: "b", policy: denyingAll }, delivering),
    ["role_permission_denies"],
  ],
  [
    "the role gets another name, the trail keeps the ARN",
    having(
      stepped(role, ["delete", "create"], { name: "new", ...fresh }),
      stepped(rolePolicy, ["delete", "create"], { role: "new", id: undefined }),
    ),
    ["role_missing"],
    ["monitoring_gap"],
  ],
  ["the role described", changed(role, { description: "Delivery", max_session_duration: 7200 }), []],
  [
    "a Deny is put on the role under a name that an exclusive list lacks",
    having(
      there("aws_iam_role_policies_exclusive", {
        role_name: role.change.after?.["name"],
        policy_names: [rolePolicy.change.after?.["name"]],
      }),
      created("aws_iam_role_policy", {
        name: "other",
        role: role.change.after?.["name"],
        policy: denyingActions("logs:PutLogEvents"),
      }),
    ),
    ["role_permission_denies"],
  ],
  ["a boundary of the role that allows delivery", bounded(roleStatement), []],
  ["a boundary of the role that allows everything", bounded({ ...roleStatement, Action: "*" }), []],
  [
    "a boundary of the role without PutLogEvents",
    bounded({ ...roleStatement, Action: "logs:CreateLogStream" }),
    ["role_boundary_refuses"],
  ],
  [
    "a boundary of the role that denies",
    bounded({ ...roleStatement, Effect: "Deny" }),
    ["role_boundary_denies", "role_boundary_refuses"],
  ],
  [
    "a boundary of the role under a condition",
    bounded({ ...roleStatement, Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } }),
    ["role_boundary_unproven"],
  ],
  [
    "a boundary of the role known after apply",
    having(
      stepped(role, ["update"], { permissions_boundary: boundaryArn }),
      stepped(created("aws_iam_policy", managedPolicy(roleStatement)), ["create"], { policy: undefined }),
    ),
    ["role_boundary_unknown"],
  ],
  ["the delivery policy attached in place of inline", attachedInstead(roleStatement), []],
  [
    "a narrower policy attached in place of inline",
    attachedInstead({ ...roleStatement, Action: "logs:CreateLogStream" }),
    ["role_permission_refuses"],
  ],
]);
