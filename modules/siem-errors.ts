import { bucketErrors } from "./bucket-errors";
import { siemForm } from "./config-forms";
import { groupNameErrors, keyArnErrors, keyErrors } from "./link-errors";
import { isKnown, type Placement } from "./placement";
import { placementErrors } from "./placement-errors";
import { formedErrors } from "./setting-form";
import type { Secret, SiemDestination } from "./siem-destination";
import type { SiemStreamConfig } from "./siem-stream";
import { unlessFits } from "./text-errors";

/** What is wrong with the config of a stream to a SIEM, one sentence a flaw; empty where nothing is. */
export const siemErrors = (config: SiemStreamConfig): string[] =>
  formedErrors(siemForm, config, () => [
    ...placementErrors(config),
    ...groupNameErrors(config.logGroupName),
    ...(config.records === undefined || ["control", "all"].includes(config.records)
      ? []
      : [`records "${config.records}" are not known: use one of control, all`]),
    ...destinationErrors(config, config.destination),
    ...bucketErrors(config, config.bucket),
    ...keyErrors(config, "stream", config.key),
  ]);

const destinationErrors = (placement: Placement, destination: SiemDestination): string[] => {
  if (destination.kind === "bucket") {
    return [];
  }
  const { kind, endpoint, secret } = destination;
  return [
    // Not shown: the URLs of some services hold a token
    ...unlessFits(
      endpoint,
      /^https:\/\/[^\s/?#@]+(?:[/?]\S*)?$/,
      `endpoint of destination "${kind}" is not an https URL`,
    ),
    ...(secret ? secretErrors(placement, secret) : []),
  ];
};

const secretErrors = (placement: Placement, { arn, keyArn }: Secret): string[] => {
  const form = /^arn:[a-z-]+:secretsmanager:([a-z0-9-]+):\d{12}:secret:[\w/+=.@!-]+$/;
  if (!isKnown(arn)) {
    return [];
  }
  const of = form.exec(arn)?.[1];
  return [
    // Not shown: it may be the secret itself
    ...(of === undefined
      ? ["secret is not the ARN of a secret of Secrets Manager: keep the token there, and give the ARN"]
      : []),
    ...(of !== undefined && isKnown(placement.region) && of !== placement.region
      ? [`secret "${arn}" is not in ${placement.region}: Firehose reads only secrets of its own region`]
      : []),
    ...(keyArn === undefined ? [] : keyArnErrors(placement, "secret", keyArn)),
  ];
};
