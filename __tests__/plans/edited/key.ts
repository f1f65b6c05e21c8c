import type { PlanCase } from "../plan-case";
import { accountId, group, logKey, topic, topicAlias, topicKey, topicKeyId, trail, trailKey } from "./deployed";
import { edited } from "./edited";
import { been, changed, created, deleted, having, type Plan, there, unfollowed, type Values } from "./plan-edit";
import { denyingAll } from "./policy-texts";

const ownerStatement = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::123456789012:root" },
  Action: "kms:*",
  Resource: "*",
};
const closedKeyPolicy = JSON.stringify({ Statement: [ownerStatement] });
const foreignKey = `arn:aws:kms:us-east-1:${accountId}:key/11111111-2222-3333-4444-555555555555`;
const byAlias = (values: Values): Plan =>
  having(been(topic, { kms_master_key_id: "alias/iam-policy-changes-topic" }), been(topicAlias, {}, values));

/** Edits of the keys of trail, log group and topic. */
export const keyEdits: readonly PlanCase[] = edited([
  ["key deleted: trail", having(deleted(trailKey)), ["trail_key_missing"]],
  ["key deleted: topic", having(deleted(topicKey)), ["topic_key_missing"]],
  ["key deleted: log group", having(deleted(logKey)), ["group_key_missing"]],
  ["key disabled: trail", changed(trailKey, { is_enabled: false }), ["trail_key_disabled"]],
  ["key enabled absent: trail", changed(trailKey, { is_enabled: null }), []],
  [
    "key policy of the account alone: trail",
    changed(trailKey, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "kms:*", "Resource": "*"}]}',
    }),
    ["trail_key_refuses"],
  ],
  ["key rotation: trail", changed(trailKey, { enable_key_rotation: false }), [], ["safeguard_given_up"]],
  ["key disabled: topic", changed(topicKey, { is_enabled: false }), ["topic_key_disabled"]],
  ["key enabled absent: topic", changed(topicKey, { is_enabled: null }), []],
  [
    "key policy of the account alone: topic",
    changed(topicKey, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "kms:*", "Resource": "*"}]}',
    }),
    ["topic_key_refuses"],
  ],
  ["key rotation: topic", changed(topicKey, { enable_key_rotation: false }), [], ["safeguard_given_up"]],
  ["key disabled: log-group", changed(logKey, { is_enabled: false }), ["group_key_disabled"]],
  ["key enabled absent: log-group", changed(logKey, { is_enabled: null }), []],
  [
    "key policy of the account alone: log-group",
    changed(logKey, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "kms:*", "Resource": "*"}]}',
    }),
    ["group_key_refuses"],
  ],
  ["key rotation: log-group", changed(logKey, { enable_key_rotation: false }), [], ["safeguard_given_up"]],
  [
    "R12: a key policy of its own shuts the alarm out",
    having(created("aws_kms_key_policy", { key_id: topicKey.change.after?.["key_id"], policy: closedKeyPolicy })),
    ["topic_key_refuses"],
  ],
  [
    "a key policy that refuses, of a key that nobody can follow",
    unfollowed("aws_kms_key_policy", "key_id", { policy: JSON.stringify({ Statement: [] }) }),
    ["group_key_refuses", "trail_key_refuses"],
  ],
  [
    "a policy on a key of elsewhere, by the key's number",
    having(
      been(topic, { kms_master_key_id: foreignKey }),
      created("aws_kms_key_policy", {
        key_id: "11111111-2222-3333-4444-555555555555",
        policy: JSON.stringify({ Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }] }),
      }),
    ),
    ["topic_key_denies", "topic_key_refuses"],
  ],
  [
    "a policy on a key of elsewhere, by the key's ARN where the topic has its number",
    having(
      been(topic, { kms_master_key_id: "11111111-2222-3333-4444-555555555555" }),
      created("aws_kms_key_policy", {
        key_id: foreignKey,
        policy: JSON.stringify({ Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }] }),
      }),
    ),
    ["topic_key_denies", "topic_key_refuses"],
  ],
  ["the key has no policy", changed(topicKey, { policy: null }), ["topic_key_refuses"]],
  [
    "a Deny is put on a key that nobody can follow, where those of trail and group are of elsewhere",
    unfollowed(
      "aws_kms_key_policy",
      "key_id",
      { policy: denyingAll },
      been(trail, { kms_key_id: foreignKey }),
      been(group, { kms_key_id: foreignKey }),
    ),
    ["group_key_denies", "group_key_refuses", "trail_key_denies", "trail_key_refuses"],
  ],
  [
    "a key is kept for a shorter time",
    having(been(topicKey, { deletion_window_in_days: 30 }, { deletion_window_in_days: 7 })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the topic's alias leads to the key of the logs",
    byAlias({ target_key_id: logKey.change.after?.["key_id"], target_key_arn: logKey.change.after?.["arn"] }),
    ["topic_key_refuses"],
  ],
  ["the topic's key by its alias", byAlias({ tags: {} }), []],
  [
    "the topic's alias deleted",
    having(been(topic, { kms_master_key_id: "alias/iam-policy-changes-topic" }), deleted(topicAlias)),
    ["topic_key_missing"],
  ],
  [
    "a policy of the topic's key deleted",
    having(
      been(topicKey, {}),
      deleted(there("aws_kms_key_policy", { key_id: topicKeyId, policy: topicKey.change.after?.["policy"] })),
    ),
    ["topic_key_refuses"],
  ],
  [
    "a grant on the topic's key deleted",
    having(deleted(there("aws_kms_grant", { key_id: topicKeyId, name: "g" }))),
    [],
    ["safeguard_removed"],
  ],
]);
