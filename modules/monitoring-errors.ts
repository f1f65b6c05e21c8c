import type { SlackChannel, TeamsChannel } from "./chat-channel";
import { type Exclusion, publishedTexts } from "./filter-pattern";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { isKnown, type Placement, partitionOf, partitionOfRegion, partitions } from "./placement";
import { subscriptionErrors } from "./subscription-errors";
import type { ExistingTopic } from "./topic";
import type { CreatedTrail } from "./trail";
import { objectLocks } from "./trail-bucket";

/** What is wrong with the config of a chain, one sentence a flaw; empty where nothing is. */
export const monitoringErrors = (config: IamPolicyChangeMonitoringConfig): string[] => [
  ...placementErrors(config),
  ...groupErrors(config),
  ...(config.trail?.kind === "created" ? trailErrors(config, config.trail) : []),
  ...topicErrors(config),
  ...alarmErrors(config),
  ...config.subscriptions.flatMap((subscription) => subscriptionErrors(config, subscription)),
  ...(config.chat ?? []).flatMap((channel) => channelErrors(config, channel)),
];

const isAccount = (text: string): boolean => /^\d{12}$/.test(text);

/** A sentence where a text is known and does not fit. */
const unlessFits = (text: string, form: RegExp, sentence: string): string[] =>
  !isKnown(text) || form.test(text) ? [] : [sentence];

const placementErrors = (config: IamPolicyChangeMonitoringConfig): string[] => {
  const errors: string[] = [];
  if (!isAccount(config.account)) {
    errors.push(`account "${config.account}" is not an account id: give its twelve digits`);
  }
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(config.region)) {
    errors.push(`region "${config.region}" is not a region: give one such as "us-east-1"`);
  } else if (!partitions.includes(partitionOf(config))) {
    errors.push(`partition "${config.partition}" is not known: use one of ${partitions.join(", ")}`);
  } else if (partitionOf(config) !== partitionOfRegion(config.region)) {
    errors.push(
      `partition "${config.partition}" has no region "${config.region}": leave the partition out, or give one of its regions`,
    );
  }
  // The bucket's name, the longest that is derived, has 63 characters at most and no capitals.
  if (config.name !== undefined && !/^[a-z][a-z0-9-]{2,31}$/.test(config.name)) {
    errors.push(
      `name "${config.name}" does not fit: give 3 to 32 lower-case letters, digits and hyphens, a letter first`,
    );
  }
  if (config.permissionsBoundary !== undefined) {
    errors.push(
      ...unlessFits(
        config.permissionsBoundary,
        /^arn:[a-z-]+:iam::(\d{12}|aws):policy\/\S+$/,
        `permissions boundary "${config.permissionsBoundary}" is not the ARN of a policy`,
      ),
    );
  }
  return errors;
};

const groupErrors = (config: IamPolicyChangeMonitoringConfig): string[] => {
  const { trail, logGroup } = config;
  if (logGroup?.kind === "existing") {
    return unlessFits(
      logGroup.name,
      /^[\w./#-]{1,512}$/,
      `log group "${logGroup.name}" is not the name of a log group: give its name, not its ARN`,
    );
  }
  return [
    ...(trail?.kind === "existing"
      ? ["an existing trail does not feed a new log group: give the name of the group that it feeds as logGroup"]
      : []),
    ...keyErrors(config, "log group", logGroup?.key),
  ];
};

const trailErrors = (config: Placement, { bucket, key, deliveryRole, organization }: CreatedTrail): string[] => {
  const errors = keyErrors(config, "trail", key);
  if (bucket?.kind === "existing") {
    errors.push(
      ...unlessFits(
        bucket.name,
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        `bucket "${bucket.name}" is not the name of a bucket`,
      ),
      ...unlessFits(
        bucket.prefix ?? "x",
        /^[^/\s](?:\S{0,198}[^/\s])?$/,
        `bucket prefix "${bucket.prefix}" does not fit: give up to 200 characters without a slash at either end`,
      ),
    );
  } else if (bucket?.objectLock !== undefined) {
    if (!objectLocks.includes(bucket.objectLock)) {
      errors.push(`object lock "${bucket.objectLock}" is not known: use one of ${objectLocks.join(", ")}`);
    } else if (config.sandbox) {
      errors.push("a sandbox cannot be destroyed while its objects are locked: leave out objectLock or sandbox");
    }
  }
  if (deliveryRole?.kind === "existing") {
    errors.push(
      ...unlessFits(
        deliveryRole.arn,
        new RegExp(`^arn:[a-z-]+:iam::${config.account}:role/\\S+$`),
        `delivery role "${deliveryRole.arn}" is not the ARN of a role of account ${config.account}: CloudTrail takes no other`,
      ),
    );
  }
  if (organization) {
    errors.push(
      ...unlessFits(
        organization.id,
        /^o-[a-z0-9]{10,32}$/,
        `organization "${organization.id}" is not the id of an organization: give one such as "o-exampleorgid"`,
      ),
    );
    if (organization.managementAccount !== undefined && !isAccount(organization.managementAccount)) {
      errors.push(
        `management account "${organization.managementAccount}" is not an account id: give its twelve digits`,
      );
    }
  }
  return errors;
};

const keyErrors = (placement: Placement, link: string, key: CreatedTrail["key"]): string[] =>
  key?.kind === "existing" ? keyArnErrors(placement, link, key.arn) : [];

const keyArnErrors = ({ region }: Placement, link: string, arn: string): string[] => [
  ...unlessFits(
    arn,
    /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
    `key "${arn}" of the ${link} is not the ARN of a key: give that of a customer managed key, not an alias; a key of AWS lets no other service in`,
  ),
  ...unlessFits(
    arn,
    new RegExp(`^(?!arn:[^:]*:kms:)|^arn:[^:]*:kms:${region}:`),
    `key "${arn}" of the ${link} is not in ${region}: give a key of the chain's region`,
  ),
];

const topicErrors = (config: IamPolicyChangeMonitoringConfig): string[] => {
  const { topic, tunedAlarm, subscriptions, chat = [] } = config;
  return [
    ...(topic?.kind === "existing" ? existingTopicErrors(config, topic) : keyErrors(config, "topic", topic?.key)),
    ...(tunedAlarm?.topic ? existingTopicErrors(config, tunedAlarm.topic) : []),
    ...(topic?.kind !== "existing" && subscriptions.length + chat.length === 0
      ? ["a new topic has nobody to tell: give at least one subscription"]
      : []),
  ];
};

const existingTopicErrors = (placement: Placement, { arn, keyArn }: ExistingTopic): string[] => {
  const { region } = placement;
  if (!isKnown(arn)) {
    return [];
  }
  const [, , , of, , name = ""] = arn.split(":");
  const errors = keyArn === undefined ? [] : keyArnErrors(placement, "topic", keyArn);
  if (!/^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[\w-]+(\.fifo)?$/.test(arn)) {
    errors.push(`topic "${arn}" is not the ARN of a topic`);
  } else if (of !== region) {
    errors.push(`topic "${arn}" is not in ${region}: an alarm can tell only a topic of its own region`);
  } else if (name.endsWith(".fifo")) {
    errors.push(`topic "${arn}" is a FIFO topic, which takes nothing from an alarm: give a standard topic`);
  }
  return errors;
};

const alarmErrors = ({ pattern, tunedAlarm }: IamPolicyChangeMonitoringConfig): string[] => [
  ...(pattern === undefined || publishedTexts.includes(pattern)
    ? []
    : [`pattern "${pattern}" is not a published text: use one of ${publishedTexts.join(", ")}`]),
  ...(tunedAlarm?.exclude.length === 0
    ? ["a tuned alarm without exclusions would be a second of the same: give at least one"]
    : []),
  ...(tunedAlarm?.exclude ?? []).flatMap(exclusionErrors),
];

const exclusionErrors = ({ field, value }: Exclusion): string[] => [
  ...unlessFits(
    field,
    /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/,
    `exclusion field "${field}" is not a path in a record: give one such as "userIdentity.arn"`,
  ),
  ...unlessFits(
    value,
    /^[^"\\\p{Cc}]+$/u,
    `exclusion value ${JSON.stringify(value)} does not fit: give one character or more, no quotes, backslashes or control characters`,
  ),
  // CloudWatch Logs has taken an asterisk inside a value for itself, and for anything
  ...unlessFits(
    value,
    /^\*?[^*]*\*?$/,
    `exclusion value "${value}" has an asterisk inside: put it at the beginning or the end`,
  ),
  ...(/^\*+$/.test(value) ? [`exclusion value "${value}" excludes everything: name what is to be left out`] : []),
];

const channelErrors = (config: Placement, channel: SlackChannel | TeamsChannel): string[] => {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  const errors =
    channel.kind === "slack"
      ? [
          ...unlessFits(channel.teamId, /^[0-9A-Z]+$/, `Slack team "${channel.teamId}" is not the id of a workspace`),
          ...unlessFits(
            channel.channelId,
            /^[0-9A-Z]+$/,
            `Slack channel "${channel.channelId}" is not the id of a channel`,
          ),
        ]
      : [
          ...unlessFits(channel.tenantId, uuid, `Teams tenant "${channel.tenantId}" is not a UUID`),
          ...unlessFits(channel.teamId, uuid, `Teams team "${channel.teamId}" is not a UUID`),
          ...unlessFits(channel.channelId, /^\S+$/, `Teams channel "${channel.channelId}" is not the id of a channel`),
        ];
  if (partitionOf(config) !== "aws") {
    errors.push(
      `chat needs Amazon Q Developer in chat applications, which partition "${partitionOf(config)}" does not have: use a subscription`,
    );
  }
  return errors;
};
