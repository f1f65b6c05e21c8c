import type { PlanCase } from "../plan-case";
import { fresh, group, groupName } from "./deployed";
import { edited } from "./edited";
import {
  been,
  changed,
  created,
  deleted,
  forgotten,
  having,
  stepped,
  there,
  unfollowed,
  unsettled,
  type Values,
} from "./plan-edit";
import { maskingAll } from "./policy-texts";

const maskingGroup = (operation: object, name: unknown = groupName): Values => ({
  log_group_name: name,
  policy_document: JSON.stringify({ Name: "p", Statement: [{ DataIdentifier: ["Name"], Operation: operation }] }),
});
const masks = { Deidentify: { MaskConfig: {} } };
const audits = { Audit: { FindingsDestination: {} } };

/** Edits of the log group, and of what masks or streams it. */
export const logGroupEdits: readonly PlanCase[] = edited([
  ["aws_cloudwatch_log_group deleted", having(deleted(group)), ["group_missing"]],
  ["aws_cloudwatch_log_group forgotten", having(forgotten(group)), ["group_missing"]],
  ["class INFREQUENT_ACCESS", changed(group, { log_group_class: "INFREQUENT_ACCESS" }), ["group_class_unfit"]],
  ["class DELIVERY", changed(group, { log_group_class: "DELIVERY" }), ["group_class_unfit"]],
  ["class STANDARD", changed(group, { log_group_class: "STANDARD" }), []],
  ["retention 90", changed(group, { retention_in_days: 90 }), ["group_retention_short"]],
  ["retention 731", changed(group, { retention_in_days: 731 }), []],
  ["retention for ever", changed(group, { retention_in_days: 0 }), []],
  [
    "group of an external key",
    changed(group, { kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/other" }),
    ["group_key_external"],
  ],
  ["group without key", changed(group, { kms_key_id: null }), []],
  [
    "P3: the group replaced, its filter left",
    having(stepped(group, ["delete", "create"], fresh)),
    ["filter_missing"],
    ["monitoring_gap"],
  ],
  [
    "the group's class known after apply, not configured",
    having(stepped(group, ["update"], { log_group_class: undefined })),
    [],
  ],
  ["the group's class is known after apply", unsettled(group, "log_group_class"), ["group_class_unknown"]],
  ["the group's retention is known after apply", unsettled(group, "retention_in_days"), ["group_retention_unknown"]],
  [
    "a policy that masks, of a group that nobody can follow",
    unfollowed("aws_cloudwatch_log_data_protection_policy", "log_group_name", { policy_document: maskingAll }),
    ["group_masks_unknown"],
  ],
  [
    "a policy that only audits, of a group that nobody can follow",
    unfollowed("aws_cloudwatch_log_data_protection_policy", "log_group_name", { policy_document: "{}" }),
    [],
  ],
  [
    "the group created under another name, the old one forgotten",
    having(stepped(group, ["create", "forget"], { name: "/other", ...fresh })),
    ["trail_detached"],
  ],
  [
    "the same as OpenTofu says it",
    having(stepped(group, ["forget", "create"], { name: "/other", ...fresh })),
    ["trail_detached"],
  ],
  [
    "the group no longer outlives its resource",
    having(been(group, { skip_destroy: true }, { skip_destroy: false })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the group outlives its resource from now on",
    having(been(group, { skip_destroy: false }, { skip_destroy: true })),
    [],
  ],
  [
    "the group replaced by one of a generated name",
    having(stepped(group, ["delete", "create"], { name: undefined, name_prefix: "/aws/", ...fresh })),
    ["trail_detached"],
    ["monitoring_gap"],
  ],
  [
    "a stream of the group deleted",
    having(deleted(there("aws_cloudwatch_log_stream", { name: "s", log_group_name: group.change.after?.["name"] }))),
    [],
    ["safeguard_removed"],
  ],
  [
    "a stream of another group deleted",
    having(deleted(there("aws_cloudwatch_log_stream", { name: "s", log_group_name: "/app" }))),
    [],
  ],
  [
    "a data protection policy masks the group's records",
    having(created("aws_cloudwatch_log_data_protection_policy", maskingGroup(masks))),
    ["group_masks"],
  ],
  [
    "a data protection policy audits the group's records",
    having(created("aws_cloudwatch_log_data_protection_policy", maskingGroup(audits))),
    [],
  ],
  [
    "a data protection policy masks another group's records",
    having(created("aws_cloudwatch_log_data_protection_policy", maskingGroup(masks, "/app"))),
    [],
  ],
  [
    "a data protection policy known after apply",
    having(
      stepped(created("aws_cloudwatch_log_data_protection_policy", maskingGroup(masks)), ["create"], {
        policy_document: undefined,
      }),
    ),
    ["group_masks_unknown"],
  ],
  [
    "a data protection policy of the account masks",
    having(
      created("aws_cloudwatch_log_account_policy", {
        policy_name: "p",
        policy_type: "DATA_PROTECTION_POLICY",
        policy_document: maskingGroup(masks)["policy_document"],
      }),
    ),
    ["group_masks"],
  ],
  [
    "a data protection policy of the account that left the group out",
    having(
      stepped(
        there("aws_cloudwatch_log_account_policy", {
          policy_name: "p",
          policy_type: "DATA_PROTECTION_POLICY",
          policy_document: maskingGroup(masks)["policy_document"],
          selection_criteria: `LogGroupName NOT IN ["${groupName}"]`,
        }),
        ["update"],
        { selection_criteria: null },
      ),
    ),
    ["group_masks"],
  ],
  [
    "another policy of the account",
    having(
      created("aws_cloudwatch_log_account_policy", {
        policy_name: "p",
        policy_type: "SUBSCRIPTION_FILTER_POLICY",
        policy_document: "{}",
      }),
    ),
    [],
  ],
]);
