import type { JsonObject } from "../read/json";
import { isListed, marks, type Side, type Thing } from "./world";

const sides: readonly Side[] = ["applied", "found", "after"];

const isArn = (text: unknown): text is string =>
  typeof text === "string" && text.startsWith("arn:") && text.split(":").length > 5;

/** Where its own ARN, or that of the topic it belongs to, says that an object is: partition, region and account. */
const placesOf = ({ arn, topic_arn }: JsonObject): readonly string[] => {
  const own = [arn, topic_arn].find(isArn);
  if (own === undefined) return [];
  const [, partition, , region, account] = own.split(":");
  return [`${partition}:${region}:${account}`];
};

/** Whether an object is changed, as far as the policy sees it. */
export const isChanged = ({ values: { applied, found, after }, unknown }: Thing): boolean =>
  JSON.stringify(found) !== JSON.stringify(after) ||
  JSON.stringify(applied) !== JSON.stringify(found) ||
  Object.keys(unknown).length > 0;

/** Facts about the whole document that any object may be the only one to tell: of each fact one object is enough. */
export function* factsOf(
  thing: Thing,
  provider: string,
  placesOfMetric: (thing: Thing) => readonly string[],
): Generator<string> {
  const { type, module, actions, values } = thing;
  if (actions.join() !== "no-op") yield `actions ${actions.join()} ${isChanged(thing)}`;
  else if (values.applied !== values.found && isChanged(thing)) yield "drifted";
  for (const side of sides) {
    const of = values[side];
    if (of === undefined) continue;
    yield `there ${side}`;
    for (const place of placesOf(of)) {
      // A subscription has the ARN of its topic, which tells nothing of its own provider.
      if (type !== "aws_sns_topic_subscription") yield `provider ${provider} ${side} ${place}`;
      if (side === "found") yield `module ${module} ${place}`;
    }
    for (const [attribute, value] of Object.entries(of)) {
      if (!isListed(type, attribute) && value !== null) yield `unlisted ${type} ${attribute} ${side}`;
    }
  }
  for (const place of placesOfMetric(thing)) yield `alarms ${provider} ${place}`;
  for (const [attribute, value] of Object.entries(thing.unknown)) {
    if (!isListed(type, attribute) && marks(value)) yield `unlisted ${type} ${attribute} after`;
  }
}
