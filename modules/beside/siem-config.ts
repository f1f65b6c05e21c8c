import { bucketErrors, writtenBucketForm } from "../parts/bucket-errors";
import type { CreatedKey, ExistingKey } from "../parts/encryption-key";
import { keyArnErrors, keyErrors, keyForm } from "../parts/key-errors";
import { isKnown, type Placement } from "../parts/placement";
import { besideFields, placementErrors } from "../parts/placement-errors";
import type { CreatedBucket } from "../parts/private-bucket";
import { type Form, flag, formedErrors, object, text, union } from "../parts/setting-form";
import { unlessFits } from "../parts/text-errors";
import type { ExistingWrittenBucket } from "../parts/written-bucket";
import { groupNameErrors } from "../record/log-group-errors";
import type { Secret, SiemDestination } from "./siem-destination";

/** Config of `SiemStream`. */
export interface SiemStreamConfig extends Placement {
  /**
   * Name that every part derives its own from; must differ between two streams of one account.
   * @default "iam-policy-changes-siem"
   */
  readonly name?: string;
  /** Name of the log group that is streamed. CloudWatch Logs takes two subscription filters a group. */
  readonly logGroupName: string;
  /**
   * Which records are streamed: those of the control's events, or all.
   * @default "control"
   */
  readonly records?: "control" | "all";
  /** Where to. */
  readonly destination: SiemDestination;
  /**
   * The bucket: of all records where it is the destination, else of those that could not be delivered.
   * @default - a new bucket
   */
  readonly bucket?: CreatedBucket | ExistingWrittenBucket;
  /**
   * The key of stream and created bucket.
   * @default - a new key
   */
  readonly key?: CreatedKey | ExistingKey;
}

const secret = object({ arn: text, "keyArn?": text });

/** The form of the config of a stream to a SIEM. */
const siemForm: Form = object({
  ...besideFields,
  logGroupName: text,
  "records?": text,
  destination: union("kind", {
    splunk: { endpoint: text, secret },
    https: { endpoint: text, "secret?": secret, "extractRecords?": flag },
    bucket: {},
  }),
  "bucket?": writtenBucketForm,
  "key?": keyForm,
});

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
