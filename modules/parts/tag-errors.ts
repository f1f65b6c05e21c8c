import { Token } from "./cdktf";
import { isKnown, type Placement } from "./placement";

/** Most tags that a resource takes, and the longest keys and values (https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html). */
const limits = { tags: 50, key: 128, value: 256 } as const;

/** What is wrong with the tags, one sentence a flaw; what only Terraform knows is let be. */
export const tagErrors = (tags: Placement["tags"] = {}): string[] => {
  if (Token.isUnresolved(tags)) {
    return [];
  }
  const known = Object.entries(tags).filter(([key]) => isKnown(key));
  return [
    ...(known.length > limits.tags
      ? [`${known.length} tags are more than a resource takes: give ${limits.tags} at most`]
      : []),
    ...known.flatMap(([key, value]) => [
      ...(/^aws:/i.test(key)
        ? [`tag ${JSON.stringify(key)} begins with "aws:", which AWS keeps for itself: give another key`]
        : []),
      ...(key.length > limits.key
        ? [`tag ${JSON.stringify(key)} has ${key.length} characters: give ${limits.key} at most`]
        : []),
      ...(isKnown(value) && value.length > limits.value
        ? [`tag ${JSON.stringify(key)} has a value of ${value.length} characters: give ${limits.value} at most`]
        : []),
    ]),
  ];
};
