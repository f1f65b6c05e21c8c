import { bucketErrors, createdBucketFields, existingBucketFields } from "../parts/bucket-errors";
import { keyErrors, keyForm } from "../parts/key-errors";
import { nameErrors } from "../parts/name-errors";
import { isKnown, type Placement } from "../parts/placement";
import { flag, link, object, text } from "../parts/setting-form";
import { accountErrors, unlessFits } from "../parts/text-errors";
import type { CreatedTrail } from "./trail";

/** The form of a trail. */
export const trailForm = link(
  {
    "name?": text,
    "bucket?": link(createdBucketFields, existingBucketFields),
    "key?": keyForm,
    "deliveryRole?": link({ "name?": text }, { arn: text }),
    "organization?": object({ id: text, "managementAccount?": text }),
    "insights?": flag,
  },
  {},
);

/** What is wrong with the parts of a created trail, one sentence a flaw. */
export const trailErrors = (placement: Placement, trail: CreatedTrail): string[] => {
  const { name, bucket, key, deliveryRole, organization } = trail;
  const errors = [
    ...nameErrors("trail", name),
    ...keyErrors(placement, "trail", key),
    ...bucketErrors(placement, bucket),
  ];
  if (deliveryRole?.kind === "existing") {
    const account = isKnown(placement.account) ? placement.account : "\\d{12}";
    errors.push(
      ...unlessFits(
        deliveryRole.arn,
        new RegExp(`^arn:[a-z-]+:iam::${account}:role/\\S+$`),
        `delivery role "${deliveryRole.arn}" is not the ARN of a role of ${ownAccount(placement)}: CloudTrail takes no other`,
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
