import { type Identity, isKnown, type Placement, partitionOf, partitionOfRegion, partitions } from "./placement";
import { anything, type Fields, flag, text, texts } from "./setting-form";
import { tagErrors } from "./tag-errors";
import { accountErrors, unlessFits } from "./text-errors";

/** Where something is put and what it is called, as far as JSON can say it. */
export const placementFields: Fields = {
  account: text,
  region: text,
  "partition?": text,
  "name?": text,
  "tags?": texts,
  "permissionsBoundary?": text,
  "sandbox?": flag,
};

/** Where a construct beside the chain is put and what it is called. */
export const besideFields: Fields = { ...placementFields, "provider?": anything };

/** A region's name. */
export const regionForm = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** Regions of partitions that cannot hold the chain: the isolated clouds and the sovereign one of Europe. */
export const unsupportedForm = /^([a-z]{2}-iso[a-z]?|eusc)-/;

/** A chain's name. The bucket's, the longest that is derived from it, has 63 characters at most and no capitals. */
export const nameForm = /^[a-z][a-z0-9-]{2,31}$/;

/** The ARN of a policy that may be a boundary. */
export const boundaryForm = /^arn:[a-z-]+:iam::(\d{12}|aws):policy\/\S+$/;

/** What is wrong with where a chain is put and what it is called, one sentence a flaw. */
export const placementErrors = (config: Placement & Partial<Identity>): string[] => {
  const { account, name, permissionsBoundary } = config;
  return [
    ...accountErrors("account", account),
    ...regionErrors(config),
    ...tagErrors(config.tags),
    ...(name === undefined
      ? []
      : unlessFits(
          name,
          nameForm,
          `name "${name}" does not fit: give 3 to 32 lower-case letters, digits and hyphens, a letter first`,
        )),
    ...(permissionsBoundary === undefined
      ? []
      : unlessFits(
          permissionsBoundary,
          boundaryForm,
          `permissions boundary "${permissionsBoundary}" is not the ARN of a policy`,
        )),
  ];
};

const regionErrors = (config: Placement): string[] => {
  const { region, partition } = config;
  if (!isKnown(region)) {
    return partition === undefined
      ? ["only Terraform knows the region, so Keepwatch cannot tell its partition: give partition, too"]
      : [];
  }
  if (unsupportedForm.test(region)) {
    return [
      `region "${region}" belongs to a partition that is not supported: give a region of ${partitions.join(", ")}`,
    ];
  }
  if (!regionForm.test(region)) {
    return [`region "${region}" is not a region: give one such as "us-east-1"`];
  }
  if (!isKnown(partitionOf(config))) {
    return [];
  }
  if (!partitions.includes(partitionOf(config))) {
    return [`partition "${partition}" is not known: use one of ${partitions.join(", ")}`];
  }
  return partitionOf(config) === partitionOfRegion(region)
    ? []
    : [`partition "${partition}" has no region "${region}": leave the partition out, or give one of its regions`];
};
