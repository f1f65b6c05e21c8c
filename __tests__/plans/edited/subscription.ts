import type { PlanCase } from "../plan-case";
import { accountId, fresh, subscription } from "./deployed";
import { edited } from "./edited";
import {
  been,
  changed,
  copied,
  created,
  deleted,
  type Entry,
  forgotten,
  having,
  type Plan,
  stepped,
  there,
  topicArn,
  unsettled,
  type Values,
} from "./plan-edit";
import { foreignTopic, tellingElsewhere } from "./telling-elsewhere";

const subscribedElsewhere: Entry = {
  ...been(subscription, { topic_arn: foreignTopic, arn: `${foreignTopic}:1`, id: `${foreignTopic}:1` }),
  address: "aws_sns_topic_subscription.elsewhere",
  name: "elsewhere",
};
const subscribedTo = (policy: Values): Plan =>
  changed(subscription, { filter_policy_scope: "MessageBody", filter_policy: JSON.stringify(policy) });
const queueArn = "arn:aws:sqs:us-east-1:123456789012:alerts";
const queue = there("aws_sqs_queue", { name: "alerts", arn: queueArn }, "alerts");
const toQueue = been(subscription, { protocol: "sqs", endpoint: queueArn });

/** Edits of the subscription and of its endpoint. */
export const subscriptionEdits: readonly PlanCase[] = edited([
  ["aws_sns_topic_subscription deleted", having(deleted(subscription)), ["subscription_missing"]],
  ["aws_sns_topic_subscription forgotten", having(forgotten(subscription)), ["subscription_missing"]],
  [
    "subscription to another topic",
    changed(subscription, { topic_arn: "arn:aws:sns:us-east-1:123456789012:other" }),
    ["subscription_detached"],
  ],
  ["subscription filtered", changed(subscription, { filter_policy: '{"a":["b"]}' }), ["subscription_filtered"]],
  ["filter policy without keys", changed(subscription, { filter_policy: "{}" }), []],
  ["pending", changed(subscription, { pending_confirmation: true }), ["subscription_pending"]],
  ["pending absent", changed(subscription, { pending_confirmation: null }), []],
  [
    "the last managed subscription of an external topic deleted",
    tellingElsewhere([deleted(subscribedElsewhere)]),
    ["subscription_missing"],
  ],
  ["the managed subscription of an external topic stays", tellingElsewhere([subscribedElsewhere]), []],
  [
    "the subscription deleted, the same one created at another address",
    having(deleted(subscription), copied(subscription, { pending_confirmation: false })),
    ["contested"],
  ],
  [
    "a new queue of the topic's account confirms itself",
    having(
      stepped(subscription, ["create", "delete"], {
        protocol: "sqs",
        endpoint: "arn:aws:sqs:us-east-1:123456789012:q",
        arn: undefined,
        id: undefined,
        pending_confirmation: undefined,
      }),
    ),
    [],
  ],
  [
    "the filter of the subscription is known after apply",
    unsettled(subscription, "filter_policy"),
    ["subscription_filter_unknown"],
  ],
  ["the subscription takes the alarm by its name", subscribedTo({ AlarmName: ["iam-policy-changes", "other"] }), []],
  ["the subscription takes another alarm", subscribedTo({ AlarmName: ["other"] }), ["subscription_filtered"]],
  ["the subscription takes alarms of the account", subscribedTo({ AWSAccountId: [accountId] }), []],
  [
    "the subscription takes alarms of another",
    subscribedTo({ AWSAccountId: ["210987654321"] }),
    ["subscription_filtered"],
  ],
  [
    "a subscription that confirms itself is made",
    having(
      created("aws_sns_topic_subscription", {
        topic_arn: topicArn,
        protocol: "https",
        endpoint: "https://example.com/",
        endpoint_auto_confirms: true,
      }),
    ),
    [],
  ],
  [
    "the subscription goes to what confirms itself",
    changed(subscription, {
      protocol: "https",
      endpoint: "https://example.com/",
      endpoint_auto_confirms: true,
      pending_confirmation: undefined,
    }),
    [],
  ],
  [
    "the subscription goes to what does not confirm itself",
    changed(subscription, {
      protocol: "https",
      endpoint: "https://example.com/",
      endpoint_auto_confirms: false,
      pending_confirmation: undefined,
    }),
    ["subscription_pending"],
  ],
  [
    "the subscription goes to a queue of another account",
    having(
      stepped(subscription, ["delete", "create"], {
        protocol: "sqs",
        endpoint: "arn:aws:sqs:us-east-1:210987654321:q",
        ...fresh,
        pending_confirmation: undefined,
      }),
    ),
    ["subscription_pending"],
    ["monitoring_gap"],
  ],
  [
    "the subscription loses its dead letters",
    having(been(subscription, { redrive_policy: "{}" }, { redrive_policy: null })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the subscription gets raw messages",
    changed(subscription, { raw_message_delivery: true }),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the subscription is retried less",
    having(been(subscription, { delivery_policy: '{"a":1}' }, { delivery_policy: '{"a":2}' })),
    [],
    ["safeguard_given_up"],
  ],
  ["the subscriber's queue deleted", having(toQueue, deleted(queue)), ["subscription_endpoint_missing"]],
  ["the subscriber's queue tuned", having(toQueue, stepped(queue, ["update"], { visibility_timeout_seconds: 60 })), []],
  [
    "another queue deleted",
    having(
      toQueue,
      deleted(there("aws_sqs_queue", { name: "orders", arn: queueArn.replace("alerts", "orders") }, "orders")),
      queue,
    ),
    [],
  ],
  [
    "an unrelated queue tuned",
    having(
      stepped(there("aws_sqs_queue", { name: "q", visibility_timeout_seconds: 30 }, "q"), ["update"], {
        visibility_timeout_seconds: 60,
      }),
    ),
    [],
  ],
]);
