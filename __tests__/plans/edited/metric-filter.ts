import type { PlanCase } from "../plan-case";
import { accountId, group } from "./deployed";
import { edited } from "./edited";
import {
  alarm,
  been,
  changed,
  configuring,
  copied,
  created,
  deleted,
  type Entry,
  filter,
  forgotten,
  found,
  having,
  type Plan,
  stepped,
  there,
  unsettled,
  type Values,
  within,
  withReason,
} from "./plan-edit";

const unrelatedFilter = {
  name: "slow",
  log_group_name: group.change.after?.["name"],
  pattern: '{ $.eventName = "ConsoleLogin" }',
  metric_transformation: [{ name: "slow", namespace: "Orders", value: "1" }],
};
/** Another filter on the control's metric, of another group; what is undefined becomes known after apply. */
const beside = (values: Values, unknown: Values): Plan => {
  const plain = created(filter, {
    ...found(filter).change.after,
    id: undefined,
    name: "other",
    log_group_name: "/app",
    ...values,
  });
  const entry = { ...plain, change: { ...plain.change, after_unknown: unknown } };
  return configuring(having(entry), entry, { pattern: { references: ["terraform_data.later"] } });
};
const transformed = (log_group_arn: string): Plan =>
  having(
    stepped(found(filter), ["update"], { apply_on_transformed_logs: true }),
    created("aws_cloudwatch_log_transformer", { log_group_arn, transformer_config: [{ parse_json: [{}] }] }),
  );
const pattern = (text: string): Plan => changed(found(filter), { pattern: text });
const writtenPattern = String(found(filter).change.after?.["pattern"]);
const transforming = (filterValues: Values, ...entries: readonly Entry[]): Plan =>
  having(been(found(filter), filterValues), ...entries);
const transformer = created("aws_cloudwatch_log_transformer", {
  log_group_arn: group.change.after?.["arn"],
  transformer_config: [{ delete_keys: [{ with_keys: ["eventName"] }] }],
});

/** Edits of the metric filter, of its pattern, and of other filters on its metric. */
export const metricFilterEdits: readonly PlanCase[] = edited([
  ["aws_cloudwatch_log_metric_filter deleted", having(deleted(found(filter))), ["filter_missing"]],
  ["aws_cloudwatch_log_metric_filter forgotten", having(forgotten(found(filter))), ["filter_missing"]],
  [
    "pattern: drops DeleteGroupPolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops DeleteRolePolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops DeleteUserPolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops PutGroupPolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops PutRolePolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops PutUserPolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops CreatePolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops DeletePolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops CreatePolicyVersion",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops DeletePolicyVersion",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops AttachRolePolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops DetachRolePolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops AttachUserPolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops DetachUserPolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops AttachGroupPolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: drops DetachGroupPolicy",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  ["pattern: empty", changed(found(filter), { pattern: "" }), ["pattern_not_json"]],
  ["pattern: terms", changed(found(filter), { pattern: "?CreatePolicy ?DeletePolicy" }), ["pattern_not_json"]],
  [
    "pattern: and $.errorCode NOT EXISTS",
    changed(found(filter), {
      pattern:
        "{(($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy))&&($.errorCode NOT EXISTS)}",
    }),
    ["pattern_unproven"],
  ],
  [
    'pattern: and $.userIdentity.type != "Root"',
    changed(found(filter), {
      pattern:
        '{(($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy))&&($.userIdentity.type != "Root")}',
    }),
    ["pattern_unproven"],
  ],
  [
    "pattern: and $.sourceIPAddress != 10.*",
    changed(found(filter), {
      pattern:
        "{(($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy))&&($.sourceIPAddress != 10.*)}",
    }),
    ["pattern_unproven"],
  ],
  [
    "pattern: and $.awsRegion = us-east-1",
    changed(found(filter), {
      pattern:
        "{(($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy))&&($.awsRegion = us-east-1)}",
    }),
    ["pattern_unproven"],
  ],
  [
    "pattern: and $.readOnly IS FALSE",
    changed(found(filter), {
      pattern:
        "{(($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy))&&($.readOnly IS FALSE)}",
    }),
    ["pattern_unproven"],
  ],
  [
    "pattern: and $.userIdentity.invokedBy NOT EXISTS",
    changed(found(filter), {
      pattern:
        "{(($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy))&&($.userIdentity.invokedBy NOT EXISTS)}",
    }),
    ["pattern_unproven"],
  ],
  [
    "pattern: and joined",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)&&($.eventName=DeleteRolePolicy)&&($.eventName=DeleteUserPolicy)&&($.eventName=PutGroupPolicy)&&($.eventName=PutRolePolicy)&&($.eventName=PutUserPolicy)&&($.eventName=CreatePolicy)&&($.eventName=DeletePolicy)&&($.eventName=CreatePolicyVersion)&&($.eventName=DeletePolicyVersion)&&($.eventName=AttachRolePolicy)&&($.eventName=DetachRolePolicy)&&($.eventName=AttachUserPolicy)&&($.eventName=DetachUserPolicy)&&($.eventName=AttachGroupPolicy)&&($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: one and",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)&&($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: and binds tighter",
    changed(found(filter), {
      pattern:
        '{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)&&($.errorCode="x")}',
    }),
    ["pattern_unproven"],
  ],
  [
    "pattern: one event in the wrong case",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=putUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: another source",
    changed(found(filter), {
      pattern:
        "{($.eventSource=sts.amazonaws.com)&&(($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy))}",
    }),
    ["pattern_misses_event"],
  ],
  [
    "pattern: a source condition: a warning only",
    changed(found(filter), {
      pattern:
        "{($.eventSource=iam.amazonaws.com)&&(($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy))}",
    }),
    [],
    ["scope_narrowed"],
  ],
  [
    "pattern: wildcards that cover",
    changed(found(filter), {
      pattern:
        '{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=DeletePolicy)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)||($.eventName="CreatePolicy*")}',
    }),
    [],
  ],
  [
    "pattern: an inner wildcard",
    changed(found(filter), {
      pattern:
        '{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)||($.eventName="Put*Policy")}',
    }),
    ["pattern_unproven"],
  ],
  ["pattern: everything", changed(found(filter), { pattern: "{ $.eventName = * }" }), ["pattern_too_broad"]],
  [
    "pattern: two many names match everyday events",
    changed(found(filter), { pattern: '{ $.eventName = "*Policy*" }' }),
    ["pattern_too_broad"],
  ],
  [
    "pattern: not well formed",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)||}",
    }),
    ["pattern_malformed"],
  ],
  [
    "pattern: smart quotes",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=“PutUserPolicy”)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}",
    }),
    ["pattern_non_ascii"],
  ],
  [
    "pattern: too long",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)||($.eventName=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)}",
    }),
    ["pattern_too_long"],
  ],
  [
    "pattern: reversed",
    changed(found(filter), {
      pattern:
        "{($.eventName=DetachGroupPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachRolePolicy)||($.eventName=DeletePolicyVersion)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicy)||($.eventName=CreatePolicy)||($.eventName=PutUserPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutGroupPolicy)||($.eventName=DeleteUserPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteGroupPolicy)}",
    }),
    [],
  ],
  [
    "pattern: over lines",
    changed(found(filter), {
      pattern:
        "{\n($.eventName=DeleteGroupPolicy)\n|| ($.eventName=DeleteRolePolicy)\n|| ($.eventName=DeleteUserPolicy)\n|| ($.eventName=PutGroupPolicy)\n|| ($.eventName=PutRolePolicy)\n|| ($.eventName=PutUserPolicy)\n|| ($.eventName=CreatePolicy)\n|| ($.eventName=DeletePolicy)\n|| ($.eventName=CreatePolicyVersion)\n|| ($.eventName=DeletePolicyVersion)\n|| ($.eventName=AttachRolePolicy)\n|| ($.eventName=DetachRolePolicy)\n|| ($.eventName=AttachUserPolicy)\n|| ($.eventName=DetachUserPolicy)\n|| ($.eventName=AttachGroupPolicy)\n|| ($.eventName=DetachGroupPolicy)\n}",
    }),
    [],
  ],
  [
    "pattern: quoted",
    changed(found(filter), {
      pattern:
        '{$.eventName="DeleteGroupPolicy"||$.eventName="DeleteRolePolicy"||$.eventName="DeleteUserPolicy"||$.eventName="PutGroupPolicy"||$.eventName="PutRolePolicy"||$.eventName="PutUserPolicy"||$.eventName="CreatePolicy"||$.eventName="DeletePolicy"||$.eventName="CreatePolicyVersion"||$.eventName="DeletePolicyVersion"||$.eventName="AttachRolePolicy"||$.eventName="DetachRolePolicy"||$.eventName="AttachUserPolicy"||$.eventName="DetachUserPolicy"||$.eventName="AttachGroupPolicy"||$.eventName="DetachGroupPolicy"}',
    }),
    [],
  ],
  [
    "pattern: more events",
    changed(found(filter), {
      pattern:
        "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)||($.eventName=SetDefaultPolicyVersion)}",
    }),
    [],
  ],
  ["pattern known after apply", changed(found(filter), { pattern: undefined }), ["pattern_unknown"]],
  ["filter on another literal group", changed(found(filter), { log_group_name: "/other" }), ["filter_detached"]],
  [
    "filter group known after apply",
    changed(found(filter), { log_group_name: undefined }),
    ["filter_detached_unknown"],
  ],
  [
    "metric name changed",
    changed(found(filter), within(found(filter), "metric_transformation", { name: "other" })),
    ["alarm_detached"],
  ],
  [
    "metric namespace changed",
    changed(found(filter), within(found(filter), "metric_transformation", { namespace: "Other" })),
    ["alarm_detached"],
  ],
  [
    "metric value '0'",
    changed(found(filter), within(found(filter), "metric_transformation", { value: "0" })),
    ["filter_value_unfit"],
  ],
  [
    "metric value '-1'",
    changed(found(filter), within(found(filter), "metric_transformation", { value: "-1" })),
    ["filter_value_unfit"],
  ],
  [
    "metric value '$.x'",
    changed(found(filter), within(found(filter), "metric_transformation", { value: "$.x" })),
    ["filter_value_unfit"],
  ],
  [
    "metric value ''",
    changed(found(filter), within(found(filter), "metric_transformation", { value: "" })),
    ["filter_value_unfit"],
  ],
  [
    "metric value '1e400'",
    changed(found(filter), within(found(filter), "metric_transformation", { value: "1e400" })),
    ["filter_value_unfit"],
  ],
  ["metric value 1.0", changed(found(filter), within(found(filter), "metric_transformation", { value: "1.0" })), []],
  ["metric value 2", changed(found(filter), within(found(filter), "metric_transformation", { value: "2" })), []],
  [
    "metric value absent",
    changed(found(filter), within(found(filter), "metric_transformation", { value: null })),
    ["filter_value_unfit"],
  ],
  [
    "default value 5",
    changed(found(filter), within(found(filter), "metric_transformation", { default_value: "5" })),
    ["filter_default_value_unfit"],
  ],
  [
    "default value absent",
    changed(found(filter), within(found(filter), "metric_transformation", { default_value: null })),
    [],
  ],
  [
    "default value 0.0",
    changed(found(filter), within(found(filter), "metric_transformation", { default_value: "0.0" })),
    [],
  ],
  [
    "dimensions on the metric",
    changed(
      found(filter),
      within(found(filter), "metric_transformation", { dimensions: { User: "$.userIdentity.userName" } }),
    ),
    ["filter_dimensions"],
  ],
  [
    "unit of the metric, the alarm has none",
    changed(found(filter), within(found(filter), "metric_transformation", { unit: "Count" })),
    [],
  ],
  ["transformed logs", changed(found(filter), { apply_on_transformed_logs: true }), ["filter_on_transformed_logs"]],
  ["no transformation", changed(found(filter), { metric_transformation: [] }), ["filter_transformation_missing"]],
  [
    "namespace of AWS on both",
    having(
      stepped(found(filter), ["update"], within(found(filter), "metric_transformation", { namespace: "AWS/Logs" })),
      stepped(found(alarm), ["update"], { namespace: "AWS/Logs" }),
    ),
    ["filter_namespace_reserved"],
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
  ["a filter that aims at nothing deleted", having(deleted(there(filter, unrelatedFilter))), []],
  [
    "one of two conditions removed",
    having(
      been(
        found(filter),
        { pattern: '{ ($.eventName = "CreatePolicy") && ($.a = 1) && ($.b = 2) }' },
        { pattern: '{ ($.eventName = "CreatePolicy") && ($.b = 2) }' },
      ),
    ),
    [],
  ],
  [
    "a condition added to another",
    having(
      been(
        found(filter),
        { pattern: '{ ($.eventName = "CreatePolicy") && ($.a = 1) }' },
        { pattern: '{ ($.eventName = "CreatePolicy") && ($.a = 1) && ($.b = 2) }' },
      ),
    ),
    ["pattern_unproven"],
  ],
  [
    "a condition written in another order",
    having(
      been(
        found(filter),
        { pattern: '{ ($.eventName = "CreatePolicy") && ($.a = 1) && ($.b = 2) }' },
        { pattern: '{ $.b = 2 && ($.eventName = "CreatePolicy" && $.a = 1) }' },
      ),
    ),
    [],
  ],
  [
    "a pattern that is too broad becomes broader",
    having(been(found(filter), { pattern: '{ $.eventName = "*Policy*" }' }, { pattern: "{ $.eventName = * }" })),
    ["pattern_too_broad"],
  ],
  ["the filter's criteria are set", changed(found(filter), { field_selection_criteria: "x" }), ["filter_selective"]],
  ...["field_selection_criteria", "emit_system_field_dimensions", "apply_on_transformed_logs"].map(
    (attribute) =>
      [
        `the filter's ${attribute} is known after apply`,
        unsettled(found(filter), attribute),
        ["filter_unknown"],
      ] as const,
  ),
  [
    "the filter publishes a word where nothing matches",
    changed(found(filter), {
      metric_transformation: [
        { name: "iam-policy-changes", namespace: "CISBenchmark", value: "1", default_value: "many" },
      ],
    }),
    ["filter_default_value_unfit"],
  ],
  [
    "a transformer of the group by its ARN",
    transformed(`arn:aws:logs:us-east-1:${accountId}:log-group:${group.change.after?.["name"]}:*`),
    ["filter_on_transformed_logs"],
  ],
  [
    "another filter, whose pattern is known after apply, on the metric",
    beside({ pattern: undefined }, { pattern: true }),
    ["metric_polluted_unknown"],
  ],
  [
    "another filter, of which it is known after apply what it publishes where nothing matches, on the metric",
    beside(
      {
        pattern: "ERROR",
        metric_transformation: [{ name: "iam-policy-changes", namespace: "CISBenchmark", value: "1" }],
      },
      { metric_transformation: [{ default_value: true }] },
    ),
    ["metric_polluted_unknown", "metric_shared"],
  ],
  [
    "another filter that floods a metric whose name is known after apply",
    beside(
      { pattern: "", metric_transformation: [{ namespace: "CISBenchmark", value: "1" }] },
      { metric_transformation: [{ name: true }] },
    ),
    ["metric_polluted_unknown"],
  ],
  [
    "the filter deleted with its key of for_each",
    having(withReason(found(filter), "delete_because_each_key")),
    ["filter_missing"],
  ],
  [
    "pattern: an event with a blank in its quotes",
    pattern(writtenPattern.replace("=DetachGroupPolicy", '=" DetachGroupPolicy"')),
    ["pattern_misses_event"],
  ],
  [
    "pattern: an event misspelled",
    pattern(writtenPattern.replace("=PutUserPolicy", "=PutUserPolcy")),
    ["pattern_misses_event"],
  ],
  [
    "pattern: one event negated",
    pattern(writtenPattern.replace("$.eventName=CreatePolicy)", "$.eventName!=CreatePolicy)")),
    ["pattern_misses_event", "pattern_too_broad"],
  ],
  [
    "pattern: the field in lower case",
    pattern(writtenPattern.replaceAll("eventName", "eventname")),
    ["pattern_too_broad", "pattern_unproven"],
  ],
  [
    "pattern: the field of EventBridge",
    pattern(writtenPattern.replaceAll("eventName", "detail.eventName")),
    ["pattern_too_broad", "pattern_unproven"],
  ],
  [
    "pattern: a wildcard narrowed",
    pattern(
      writtenPattern.replace(
        "($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || ($.eventName=PutUserPolicy)",
        '($.eventName="PutGroup*")',
      ),
    ),
    ["pattern_misses_event"],
  ],
  [
    "pattern: a regular expression",
    pattern("{ $.eventName = %^[A-Z][a-z]+[A-Z]% }"),
    ["pattern_too_broad", "pattern_unproven"],
  ],
  ["pattern: of delimited logs", pattern("[a, b, c]"), ["pattern_not_json"]],
  [
    "pattern: one condition for all, by the region",
    pattern(`{ (${writtenPattern.slice(2, -2)}) && ($.awsRegion = "us-east-1") }`),
    ["pattern_unproven"],
  ],
  [
    "the filter replaced under another name",
    having(stepped(found(filter), ["delete", "create"], { name: "new", id: undefined })),
    [],
    ["monitoring_gap"],
  ],
  [
    "a transformer of the account under a filter of transformed logs",
    transforming(
      { apply_on_transformed_logs: true },
      created("aws_cloudwatch_log_account_policy", {
        policy_name: "p",
        policy_type: "TRANSFORMER_POLICY",
        policy_document: "[]",
      }),
    ),
    ["filter_on_transformed_logs"],
  ],
  [
    "a transformer under a filter of transformed logs",
    transforming({ apply_on_transformed_logs: true }, transformer),
    ["filter_on_transformed_logs"],
  ],
  [
    "a transformer beside a filter of the logs as they are",
    transforming({ apply_on_transformed_logs: false }, transformer),
    [],
  ],
]);
