import { type Identity, type Placement, partitionOf, partitionOfRegion, partitions } from "./placement";
import { isAccount, unlessFits } from "./text-errors";

/** What is wrong with where a chain is put and what it is called, one sentence a flaw. */
export const placementErrors = (config: Placement & Partial<Identity>): string[] => {
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
