import { isListed, marks, type Side, type Thing } from "./world";

const sides: readonly Side[] = ["applied", "found", "after"];

/** Where an ARN says that an object is: its partition, region and account. */
const placeIn = (arn: unknown): string | undefined =>
  typeof arn === "string" && arn.startsWith("arn:") ? arn.split(":").slice(1, 5).join(":") : undefined;

const serviceless = (place: string): string => {
  const [partition, , region, account] = place.split(":");
  return `${partition}:${region}:${account}`;
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
    const places = [of["arn"], of["topic_arn"]].flatMap((arn) => placeIn(arn) ?? []);
    for (const place of [...places.map(serviceless), ...placesOfMetric(thing)]) {
      yield `provider ${provider} ${side} ${place}`;
      if (side === "found") yield `module ${module} ${place}`;
    }
    for (const [attribute, value] of Object.entries(of)) {
      if (!isListed(type, attribute) && value !== null) yield `unlisted ${type} ${attribute} ${side}`;
    }
  }
  for (const [attribute, value] of Object.entries(thing.unknown)) {
    if (!isListed(type, attribute) && marks(value)) yield `unlisted ${type} ${attribute} after`;
  }
}
