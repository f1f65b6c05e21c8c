import type { Level } from "../plan-case";
import * as behind from "./behind";
import type { Change } from "./changes";

const refreshOnly = ["-refresh-only"] as const;

/** Drift that a refresh-only plan would accept: the gate says of that plan what `drift` says. */
const accepted = (
  id: string,
  what: string,
  change: behind.Behind,
  lost: Level,
  ...reasons: readonly string[]
): Omit<Change, "verdict"> => ({
  id: `drift-${id}-accepted`,
  what: `${what}, and a refresh-only plan accepts it`,
  behind: change,
  options: refreshOnly,
  reasons,
  lost,
  drift: { reasons, lost, repairs: ["drift_accepted"] },
});

/** Drift that an ordinary plan puts back, so that the gate lets that plan pass. */
const repaired = (
  id: string,
  what: string,
  change: behind.Behind,
  lost: Level,
  ...reasons: readonly string[]
): Omit<Change, "verdict" | "reasons" | "lost"> => ({
  id: `drift-${id}-repaired`,
  what: `${what}, and the plan puts it back`,
  behind: change,
  drift: { reasons, lost, repairs: ["drift_repaired"] },
});

/** Drift that leaves every chain as good. */
const harmless = (id: string, what: string, change: behind.Behind): Omit<Change, "verdict" | "reasons" | "lost"> => ({
  id: `drift-${id}`,
  what,
  behind: change,
  options: refreshOnly,
});

/** Changes of the deployed chain behind Terraform's back, in plans that the gate rejects. */
export const weakeningDrifts: readonly Omit<Change, "verdict">[] = [
  accepted("trail-deleted", "somebody deleted the trail", behind.trailDeleted, "recorded", "trail_missing"),
  accepted(
    "trail-single-region",
    "somebody let the trail record one region only",
    behind.trailSingleRegion,
    "recorded",
    "trail_single_region",
  ),
  accepted(
    "trail-detached",
    "somebody took the log group from the trail",
    behind.trailDetached,
    "recorded",
    "trail_detached",
  ),
  accepted(
    "bucket-policy-deleted",
    "somebody deleted the policy of the trail's bucket",
    behind.bucketPolicyDeleted,
    "recorded",
    "bucket_policy_refuses",
  ),
  accepted(
    "role-policy-deleted",
    "somebody deleted the policy of the delivery role",
    behind.rolePolicyDeleted,
    "recorded",
    "role_permission_refuses",
  ),
  accepted(
    "role-trust-changed",
    "somebody let the delivery role trust another service",
    behind.roleTrustsAnother,
    "recorded",
    "role_trust_refuses",
  ),
  accepted(
    "role-denied",
    "somebody put a policy that denies on the delivery role",
    behind.roleDenied,
    "recorded",
    "role_permission_denies",
  ),
  accepted(
    "role-policy-external",
    "somebody attached a policy to the delivery role of which no plan tells what it says",
    behind.rolePolicyAttached,
    "recorded",
    "role_permission_external",
  ),
  {
    ...accepted("group-deleted", "somebody deleted the log group", behind.groupDeleted, "recorded", "group_missing"),
    reasons: ["group_external"],
  },
  accepted(
    "retention-lowered",
    "somebody let the log group keep a month only",
    behind.retentionOf(30),
    "recorded",
    "group_retention_short",
  ),
  accepted("filter-deleted", "somebody deleted the filter", behind.filterDeleted, "filtered", "filter_missing"),
  accepted(
    "filter-excludes-root",
    "somebody let the filter leave out the root user",
    behind.rootExcluded,
    "filtered",
    "pattern_unproven",
  ),
  accepted(
    "metric-renamed",
    "somebody gave the filter's metric another name",
    behind.metricRenamed,
    "alarmed",
    "alarm_detached",
  ),
  accepted("alarm-deleted", "somebody deleted the alarm", behind.alarmDeleted, "alarmed", "alarm_missing"),
  accepted(
    "alarm-actions-disabled",
    "somebody disabled the alarm's actions",
    behind.alarmActionsDisabled,
    "alarmed",
    "alarm_actions_disabled",
  ),
  accepted(
    "alarm-actions-emptied",
    "somebody took the topic from the alarm",
    behind.alarmActionsEmptied,
    "notified",
    "alarm_without_topic",
  ),
  accepted(
    "alarm-other-topic",
    "somebody let the alarm tell a topic that no state holds",
    behind.alarmOnOtherTopic,
    "notified",
    "topic_external",
  ),
  {
    ...accepted("topic-deleted", "somebody deleted the topic", behind.topicDeleted, "notified", "topic_missing"),
    reasons: ["alarm_without_topic", "topic_missing"],
  },
  accepted(
    "topic-policy-without-cloudwatch",
    "somebody took CloudWatch out of the topic's policy",
    behind.topicPolicyWithoutAlarms,
    "notified",
    "topic_policy_refuses",
  ),
  accepted(
    "topic-key-of-aws",
    "somebody encrypted the topic with the key that AWS manages",
    behind.topicWithKeyOfAws,
    "notified",
    "topic_key_of_aws",
  ),
  accepted(
    "topic-key-other",
    "somebody encrypted the topic with a key that no state holds",
    behind.topicWithOtherKey,
    "notified",
    "topic_key_external",
  ),
  accepted(
    "topic-key-disabled",
    "somebody disabled the topic's key",
    behind.topicKeyDisabled,
    "notified",
    "topic_key_disabled",
  ),
  accepted(
    "topic-key-without-cloudwatch",
    "somebody took CloudWatch out of the policy of the topic's key",
    behind.topicKeyWithoutAlarms,
    "notified",
    "topic_key_refuses",
  ),
  accepted(
    "subscription-deleted",
    "somebody deleted the only subscription",
    behind.subscriptionDeleted,
    "received",
    "subscription_missing",
  ),
  accepted(
    "subscription-filtered",
    "somebody let the subscription take marked messages only",
    behind.subscriptionFiltered,
    "received",
    "subscription_filtered",
  ),
  {
    id: "drift-subscription-deleted-remade",
    what: "somebody deleted the only subscription, and the plan makes another, which nobody has confirmed",
    behind: behind.subscriptionDeleted,
    reasons: ["subscription_pending"],
    lost: "received",
    drift: { reasons: ["subscription_missing"], lost: "received", repairs: ["drift_remains"] },
  },
];

/** Changes of the deployed chain behind Terraform's back, in plans that the gate lets pass. */
export const harmlessDrifts: readonly Omit<Change, "verdict" | "reasons" | "lost">[] = [
  repaired("trail-stopped", "somebody stopped the trail", behind.trailStopped, "recorded", "trail_not_logging"),
  repaired("alarm-deleted", "somebody deleted the alarm", behind.alarmDeleted, "alarmed", "alarm_missing"),
  repaired(
    "role-policy-deleted",
    "somebody deleted the policy of the delivery role",
    behind.rolePolicyDeleted,
    "recorded",
    "role_permission_refuses",
  ),
  repaired(
    "topic-key-disabled",
    "somebody disabled the topic's key",
    behind.topicKeyDisabled,
    "notified",
    "topic_key_disabled",
  ),
  harmless("topic-tagged", "somebody put a tag on the topic", behind.topicTagged),
  harmless(
    "alarm-described",
    "somebody described the alarm anew",
    behind.alarmWith({ AlarmDescription: "An IAM policy was changed: ask who" }),
  ),
  harmless("subscriber-added", "somebody subscribed to the topic", behind.subscriberAdded),
  harmless("retention-raised", "somebody let the log group keep two years", behind.retentionOf(731)),
  harmless("topic-key-removed", "somebody took the key from the topic, which needs none", behind.topicWithoutKey),
  harmless(
    "metric-renamed-on-both-sides",
    "somebody gave the metric another name, on the filter and on the alarm",
    behind.inSuccession(behind.metricRenamed, behind.alarmWith({ MetricName: "other" })),
  ),
  harmless(
    "alarm-maximum",
    "somebody let the alarm watch the maximum instead of the sum",
    behind.alarmWith({ Statistic: "Maximum" }),
  ),
];
