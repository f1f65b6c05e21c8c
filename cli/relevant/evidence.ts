import type { JsonObject } from "../read/json";
import { isListed, marks, type Side, type Thing } from "./thing";

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

/** Facts about the whole document that any object may be the only one to tell. */
export interface Evidence {
  /** Facts that need nothing but the object. */
  readonly facts: readonly string[];
  /** Where its provider is, by the side that tells it. */
  readonly ofProvider: readonly string[];
  /** Where its module is. */
  readonly ofModule: readonly string[];
}

/** What an object tells of the whole document, unless it is more than so many facts. */
export function evidenceOf(thing: Thing, most: number): Evidence | undefined {
  const facts: string[] = [];
  for (const fact of factsOf(thing)) if (facts.push(fact) > most) return undefined;
  const { found } = thing.values;
  return {
    facts,
    // A subscription has the ARN of its topic, which tells nothing of its own provider.
    ofProvider: thing.type === "aws_sns_topic_subscription" ? [] : placesBySide(thing),
    ofModule: found === undefined ? [] : placesOf(found),
  };
}

const placesBySide = ({ values }: Thing): readonly string[] =>
  sides.flatMap((side) => placesOf(values[side] ?? {}).map((place) => `${side} ${place}`));

function* factsOf(thing: Thing): Generator<string> {
  const { type, actions, values, unknown } = thing;
  if (actions.join() !== "no-op") yield `actions ${actions.join()} ${isChanged(thing)}`;
  else if (values.applied !== values.found && isChanged(thing)) yield "drifted";
  for (const side of sides) {
    const of = values[side];
    if (of === undefined) continue;
    yield `there ${side}`;
    for (const attribute in of) {
      if (!isListed(type, attribute) && of[attribute] !== null) yield `unlisted ${type} ${attribute} ${side}`;
    }
  }
  for (const attribute in unknown) {
    if (!isListed(type, attribute) && marks(unknown[attribute])) yield `unlisted ${type} ${attribute} after`;
  }
}
