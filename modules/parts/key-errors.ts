import type { CreatedKey, ExistingKey } from "./encryption-key";
import { nameErrors } from "./name-errors";
import { isKnown, type Placement } from "./placement";
import { link, text } from "./setting-form";
import { unlessFits } from "./text-errors";

/** The form of a key. */
export const keyForm = link({ "alias?": text }, { arn: text });

/** The ARN of a key. That of an alias is none. */
export const keyArnForm = /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/;

/** What is wrong with the key of a link, one sentence a flaw. */
export const keyErrors = (placement: Placement, link: string, key?: CreatedKey | ExistingKey): string[] =>
  key?.kind === "existing" ? keyArnErrors(placement, link, key.arn) : nameErrors("key alias", key?.alias);

/** What is wrong with the ARN of a key, one sentence a flaw. */
export const keyArnErrors = ({ region }: Placement, link: string, arn: string): string[] => [
  ...unlessFits(
    arn,
    keyArnForm,
    `key "${arn}" of the ${link} is not the ARN of a key: give that of a customer managed key, not an alias; an AWS managed key lets no other service in`,
  ),
  ...(isKnown(region)
    ? unlessFits(
        arn,
        new RegExp(`^(?!arn:[^:]*:kms:)|^arn:[^:]*:kms:${region}:`),
        `key "${arn}" of the ${link} is not in ${region}: give a key of the chain's region`,
      )
    : []),
];
