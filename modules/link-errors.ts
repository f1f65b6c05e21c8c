import { bucketErrors } from "./bucket-errors";
import { Token } from "./cdktf";
import type { ToldTopic } from "./event-notification";
import { retentions } from "./log-group";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { nameErrors } from "./name-errors";
import { isKnown, type Placement } from "./placement";

import { accountErrors, unlessFits } from "./text-errors";
import { type ExistingTopic, eventBridge, type Publisher } from "./topic";
import type { CreatedTrail } from "./trail";

/** What is wrong with the log group, one sentence a flaw. */
export const groupErrors = (config: IamPolicyChangeMonitoringConfig): string[] => {
  const { trail, logGroup } = config;
  if (logGroup?.kind === "existing") {
    return groupNameErrors(logGroup.name);
  }
  return [
    ...(trail?.kind === "existing"
      ? ["an existing trail does not feed a new log group: give the name of the group that it feeds as logGroup"]
      : []),
    ...nameErrors("log group", logGroup?.name),
    ...keyErrors(config, "log group", logGroup?.key),
    ...retentionErrors(logGroup?.retentionInDays),
  ];
};

const retentionErrors = (days: number | undefined): string[] =>
  days === undefined || Token.isUnresolved(days) || retentions.includes(days)
    ? []
    : [`retentionInDays is ${days}: CloudWatch Logs keeps a year or more as one of ${retentions.join(", ")}`];

/** What is wrong with the name of a log group, one sentence a flaw. */
export const groupNameErrors = (name: string): string[] =>
  unlessFits(
    name,
    /^[\w./#-]{1,512}$/,
    `log group "${name}" is not the name of a log group: give its name, not its ARN`,
  );

/** What is wrong with the parts of a created trail, one sentence a flaw. */
export const trailErrors = (config: IamPolicyChangeMonitoringConfig, trail: CreatedTrail): string[] => {
  const { name, bucket, key, deliveryRole, organization } = trail;
  const errors = [...nameErrors("trail", name), ...keyErrors(config, "trail", key), ...bucketErrors(config, bucket)];
  if (deliveryRole?.kind === "existing") {
    const account = isKnown(config.account) ? config.account : "\\d{12}";
    errors.push(
      ...unlessFits(
        deliveryRole.arn,
        new RegExp(`^arn:[a-z-]+:iam::${account}:role/\\S+$`),
        `delivery role "${deliveryRole.arn}" is not the ARN of a role of ${ownAccount(config)}: CloudTrail takes no other`,
      ),
    );
  } else {
    errors.push(...nameErrors("role", deliveryRole?.name));
  }
  if (organization) {
    errors.push(
      ...unlessFits(
        organization.id,
        /^o-[a-z0-9]{10,32}$/,
        `organization "${organization.id}" is not the id of an organization: give one such as "o-exampleorgid"`,
      ),
    );
    if (organization.managementAccount !== undefined) {
      errors.push(...accountErrors("management account", organization.managementAccount));
    }
  }
  return errors;
};

/** The account of a placement, in a sentence: nobody reads a reference. */
const ownAccount = ({ account }: Placement): string =>
  isKnown(account) ? `account ${account}` : "the account of the chain";

/** What is wrong with the key of a link, one sentence a flaw. */
export const keyErrors = (placement: Placement, link: string, key: CreatedTrail["key"]): string[] =>
  key?.kind === "existing" ? keyArnErrors(placement, link, key.arn) : nameErrors("key alias", key?.alias);

/** What is wrong with the ARN of a key, one sentence a flaw. */
export const keyArnErrors = ({ region }: Placement, link: string, arn: string): string[] => [
  ...unlessFits(
    arn,
    /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    `key "${arn}" of the ${link} is not the ARN of a key: give that of a customer managed key, not an alias; a key of AWS lets no other service in`,
  ),
  ...(isKnown(region)
    ? unlessFits(
        arn,
        new RegExp(`^(?!arn:[^:]*:kms:)|^arn:[^:]*:kms:${region}:`),
        `key "${arn}" of the ${link} is not in ${region}: give a key of the chain's region`,
      )
    : []),
];

/** What is wrong with the topics and whom they tell, one sentence a flaw. */
export const topicErrors = (config: IamPolicyChangeMonitoringConfig): string[] => {
  const { topic, tunedAlarm, subscriptions, chat = [] } = config;
  return [
    ...(topic?.kind === "existing"
      ? existingTopicErrors(config, topic)
      : [
          ...nameErrors("topic", topic?.name),
          ...keyErrors(config, "topic", topic?.key),
          ...publisherErrors(topic?.publishers ?? []),
        ]),
    ...(tunedAlarm?.topic ? existingTopicErrors(config, tunedAlarm.topic) : []),
    ...(topic?.kind !== "existing" && subscriptions.length + chat.length === 0
      ? ["a new topic has nobody to tell: give at least one subscription"]
      : []),
  ];
};

const publisherErrors = (publishers: readonly Publisher[]): string[] => {
  const sids = ["Alarms", "Administration", ...publishers.map(({ sid }) => sid)];
  return publishers.flatMap(({ sid, service, conditions }) => [
    ...unlessFits(sid, /^[A-Za-z0-9]+$/, `publisher "${sid}" does not fit as a Sid: give letters and digits`),
    ...(sids.indexOf(sid) === sids.lastIndexOf(sid)
      ? []
      : [`publisher "${sid}" has the Sid of another statement of the topic's policy: give it one of its own`]),
    ...conditionErrors(sid, service, conditions.length > 0),
  ]);
};

const conditionErrors = (sid: string, service: string, isBound: boolean): string[] => {
  if (service === eventBridge.service) {
    return isBound
      ? [`publisher "${sid}" has a condition, and ${service} tells a topic nothing to meet it: give none`]
      : [];
  }
  return isBound
    ? []
    : [
        `publisher "${sid}" has no condition, so that ${service} would publish for any account: bind it to its source, such as by aws:SourceArn`,
      ];
};

/** What is wrong with the topic that events are told to, one sentence a flaw. */
export const toldTopicErrors = (placement: Placement, { topicArn, topicKeyArn }: ToldTopic): string[] =>
  existingTopicErrors(placement, {
    arn: topicArn,
    ...(topicKeyArn === undefined ? {} : { keyArn: topicKeyArn }),
  });

/** What is wrong with a topic that is there already, one sentence a flaw. */
export const existingTopicErrors = (placement: Placement, { arn, keyArn }: Omit<ExistingTopic, "kind">): string[] => {
  const { region } = placement;
  const errors = keyArn === undefined ? [] : keyArnErrors(placement, "topic", keyArn);
  if (!isKnown(arn)) {
    return errors;
  }
  const [, , , of, , name = ""] = arn.split(":");
  if (!/^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[\w-]+(\.fifo)?$/.test(arn)) {
    errors.push(`topic "${arn}" is not the ARN of a topic`);
  } else if (isKnown(region) && of !== region) {
    errors.push(`topic "${arn}" is not in ${region}: alarms and rules can tell only a topic of their own region`);
  } else if (name.endsWith(".fifo")) {
    errors.push(`topic "${arn}" is a FIFO topic, which takes nothing from an alarm: give a standard topic`);
  }
  return errors;
};
