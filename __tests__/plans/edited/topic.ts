// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of IAM
import type { PlanCase } from "../plan-case";
import { fresh, subscription, topic, topicPolicy } from "./deployed";
import { edited } from "./edited";
import {
  alarm,
  been,
  changed,
  created,
  deleted,
  forgotten,
  found,
  having,
  stepped,
  topicArn,
  unfollowed,
  unsettled,
  type Values,
} from "./plan-edit";
import { maskingAll } from "./policy-texts";
import { foreignTopic, tellingElsewhere } from "./telling-elsewhere";

/** What the plan reads anew: a data source's entry. */
const read = (type: string, values: Readonly<Record<string, unknown>>) => {
  const entry = created(type, values);
  return { ...entry, change: { ...entry.change, actions: ["read"] } };
};
const onTopic = (effect: string, arn = topicArn): Values => ({
  arn,
  policy: JSON.stringify({ Name: "p", Statement: [{ Operation: { [effect]: {} } }] }),
});

/** Edits of the topic and of its policies. */
export const topicEdits: readonly PlanCase[] = edited([
  ["aws_sns_topic deleted", having(deleted(topic)), ["topic_missing"]],
  ["aws_sns_topic forgotten", having(forgotten(topic)), ["topic_missing"]],
  ["topic policy deleted: the default one lets alarms of the account publish", having(deleted(topicPolicy)), []],
  [
    "topic policy: plain",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes"}]}',
    }),
    [],
  ],
  [
    "topic policy: a list, another case",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": ["SNS:publish", "sns:Subscribe"], "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes"}]}',
    }),
    [],
  ],
  [
    "topic policy: anybody of the account",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes", "Condition": {"StringEquals": {"AWS:SourceOwner": "123456789012"}}}]}',
    }),
    [],
  ],
  [
    "topic policy: another service",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes"}]}',
    }),
    ["topic_policy_refuses"],
  ],
  [
    "topic policy: another action",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Subscribe", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes"}]}',
    }),
    ["topic_policy_refuses"],
  ],
  [
    "topic policy: another topic",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changesx"}]}',
    }),
    ["topic_policy_refuses"],
  ],
  [
    "topic policy: another account",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes", "Condition": {"StringEquals": {"aws:SourceAccount": "999999999999"}}}]}',
    }),
    ["topic_policy_refuses"],
  ],
  [
    "topic policy: its own account",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes", "Condition": {"StringEquals": {"aws:SourceAccount": ["123456789012"]}}}]}',
    }),
    [],
  ],
  [
    "topic policy: another alarm",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes", "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:other*"}}}]}',
    }),
    ["topic_policy_refuses"],
  ],
  [
    "topic policy: organization",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}}]}',
    }),
    ["topic_policy_refuses"],
  ],
  [
    "topic policy: not another organization",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes", "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}}}]}',
    }),
    [],
  ],
  [
    "topic policy: a key nobody knows",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes", "Condition": {"StringEquals": {"aws:RequestedRegion": "us-east-1"}}}]}',
    }),
    ["topic_policy_unproven"],
  ],
  [
    "topic policy: deny all",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes"}, {"Effect": "Deny", "Principal": "*", "Action": "sns:*", "Resource": "*"}]}',
    }),
    ["topic_policy_denies"],
  ],
  [
    "topic policy: deny without TLS",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes"}, {"Effect": "Deny", "Principal": "*", "Action": "sns:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}',
    }),
    [],
  ],
  [
    "topic policy: deny all but",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes"}, {"Effect": "Deny", "NotPrincipal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "*"}]}',
    }),
    [],
  ],
  [
    "topic policy: deny another topic",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes"}, {"Effect": "Deny", "Principal": "*", "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes-other"}]}',
    }),
    [],
  ],
  [
    "topic policy: deny what nobody knows",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes"}, {"Effect": "Deny", "Principal": "*", "Action": "sns:Publish", "Resource": "*", "Condition": {"DateGreaterThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}}}]}',
    }),
    ["topic_policy_unproven"],
  ],
  ["topic policy: not JSON", changed(topicPolicy, { policy: "{" }), ["topic_policy_unknown"]],
  [
    "topic policy: a policy variable",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:${aws:x}:iam-policy-changes"}]}',
    }),
    ["topic_policy_unproven"],
  ],
  [
    "topic policy: question mark",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-change?"}]}',
    }),
    [],
  ],
  [
    "topic policy: all but",
    changed(topicPolicy, {
      policy:
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"}, "NotAction": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:123456789012:iam-policy-changes"}]}',
    }),
    ["topic_policy_refuses"],
  ],
  ["fifo topic", changed(topic, { fifo_topic: true }), ["topic_fifo"]],
  ["topic with a key of AWS", changed(topic, { kms_master_key_id: "alias/aws/sns" }), ["topic_key_of_aws"]],
  ["topic without key", changed(topic, { kms_master_key_id: null }), []],
  [
    "topic with an external key",
    changed(topic, { kms_master_key_id: "arn:aws:kms:us-east-1:123456789012:key/other" }),
    ["topic_key_external"],
  ],
  [
    "P3: the topic replaced, its subscription left",
    having(stepped(topic, ["delete", "create"], { ...fresh, policy: undefined })),
    ["subscription_missing"],
    ["monitoring_gap"],
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
    "the topic's ARN known after apply: composed",
    having(stepped(topic, ["update"], { arn: undefined, id: undefined })),
    [],
  ],
  [
    "a policy on an external topic shuts CloudWatch out",
    tellingElsewhere([created("aws_sns_topic_policy", { arn: foreignTopic, policy: '{"Statement":[]}' })]),
    ["topic_policy_refuses"],
  ],
  [
    "a policy that shuts nobody out on an external topic",
    tellingElsewhere([
      created("aws_sns_topic_policy", {
        arn: foreignTopic,
        policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"*"}]}',
      }),
    ]),
    [],
  ],
  ["the topic's policy deleted: the default one lets alarms in", having(deleted(topicPolicy)), []],
  ["whether the topic is FIFO is known after apply", unsettled(topic, "fifo_topic"), ["topic_unknown"]],
  [
    "a policy of the topic's own, which only AWSCC knows, masks",
    changed(topic, { data_protection_policy: maskingAll }),
    ["attribute_unknown", "topic_data_protection"],
  ],
  [
    "a policy that masks, of a topic that nobody can follow",
    unfollowed("aws_sns_topic_data_protection_policy", "arn", { policy: maskingAll }),
    ["topic_data_protection_unknown"],
  ],
  [
    "the topic is destroyed, the alarm names its ARN still",
    having(deleted(topic), deleted(subscription), deleted(topicPolicy)),
    ["topic_missing"],
  ],
  [
    "the topic renamed, its subscription follows",
    having(
      stepped(topic, ["delete", "create"], { name: "new", ...fresh, policy: undefined }),
      stepped(subscription, ["delete", "create"], {
        topic_arn: "arn:aws:sns:us-east-1:123456789012:new",
        ...fresh,
        pending_confirmation: undefined,
      }),
      stepped(topicPolicy, ["delete", "create"], { arn: undefined, policy: undefined }),
      stepped(found(alarm), ["update"], { alarm_actions: ["arn:aws:sns:us-east-1:123456789012:new"] }),
    ),
    ["topic_policy_unknown"],
    ["monitoring_gap"],
  ],
  [
    "the topic signs with an older version",
    having(been(topic, { signature_version: 2 }, { signature_version: 1 })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "another provider's policy of the topic",
    having(created("awscc_sns_topic_policy", { policy_document: "{}", topics: [topicArn] })),
    ["topic_policy_refuses"],
  ],
  [
    "a data protection policy of the topic denies",
    having(created("aws_sns_topic_data_protection_policy", onTopic("Deny"))),
    ["topic_data_protection"],
  ],
  [
    "a data protection policy of the topic audits",
    having(created("aws_sns_topic_data_protection_policy", onTopic("Audit"))),
    [],
  ],
  [
    "a data protection policy of another topic denies",
    having(created("aws_sns_topic_data_protection_policy", onTopic("Deny", `${topicArn}-2`))),
    [],
  ],
]);
