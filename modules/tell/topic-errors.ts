import { keyArnErrors, keyErrors, keyForm } from "../parts/key-errors";
import { nameErrors } from "../parts/name-errors";
import { isKnown, type Placement } from "../parts/placement";
import { type Fields, link, list, object, text } from "../parts/setting-form";
import { unlessFits } from "../parts/text-errors";
import type { ToldTopic } from "./event-notification";
import { type CreatedTopic, type ExistingTopic, eventBridge, type Publisher } from "./topic";

/** What a topic that is there already may be given. */
export const existingTopicFields: Fields = { arn: text, "keyArn?": text };

/** What a construct may be given that tells events to a topic. */
export const toldTopicFields: Fields = { topicArn: text, "topicKeyArn?": text };

const publisherForm = object({
  sid: text,
  service: text,
  conditions: list(object({ test: text, variable: text, values: list(text) })),
});

/** The form of a topic. */
export const topicForm = link(
  { "name?": text, "key?": keyForm, "publishers?": list(publisherForm) },
  existingTopicFields,
);

/** What is wrong with a topic, one sentence a flaw. */
export const topicErrors = (
  placement: Placement,
  topic: CreatedTopic | ExistingTopic = { kind: "created" },
): string[] =>
  topic.kind === "existing"
    ? existingTopicErrors(placement, topic)
    : [
        ...nameErrors("topic", topic.name),
        ...keyErrors(placement, "topic", topic.key),
        ...publisherErrors(topic.publishers ?? []),
      ];

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
      ? [`publisher "${sid}" has a condition, but ${service} sends nothing that a condition could test: give none`]
      : [];
  }
  return isBound
    ? []
    : [
        `publisher "${sid}" has no condition, so ${service} could publish for any account: bind it to its source, such as by aws:SourceArn`,
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
