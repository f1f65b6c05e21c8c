import { bucketErrors, writtenBucketForm } from "../parts/bucket-errors";
import type { CreatedKey, ExistingKey } from "../parts/encryption-key";
import { keyErrors, keyForm } from "../parts/key-errors";
import type { Created, Existing } from "../parts/link";
import type { Placement } from "../parts/placement";
import { besideFields, placementErrors } from "../parts/placement-errors";
import type { CreatedBucket } from "../parts/private-bucket";
import { type Form, formedErrors, link, object } from "../parts/setting-form";
import type { ExistingWrittenBucket } from "../parts/written-bucket";
import type { ToldTopic } from "../tell/event-notification";
import { toldTopicErrors, toldTopicFields } from "../tell/topic-errors";

/** A configuration recorder that is defined here: the only one that the region can have. */
export interface CreatedRecorder extends Created {
  /**
   * The bucket of history and snapshots.
   * @default - a new bucket
   */
  readonly bucket?: CreatedBucket | ExistingWrittenBucket;
  /**
   * The key of a created bucket.
   * @default - a new key
   */
  readonly key?: CreatedKey | ExistingKey;
}

/** The configuration recorder that the region has already, and that records the IAM types. */
export type ExistingRecorder = Existing;

/** Config of `ConfigRecording`. */
export interface ConfigRecordingConfig extends Placement, ToldTopic {
  /**
   * Name that every part derives its own from.
   * @default "iam-policy-changes-config"
   */
  readonly name?: string;
  /**
   * The recorder.
   * @default - a new recorder of the IAM types with role, bucket and delivery channel
   */
  readonly recorder?: CreatedRecorder | ExistingRecorder;
}

/** The form of the config of a recording by AWS Config. */
const recordingForm: Form = object({
  ...besideFields,
  ...toldTopicFields,
  "recorder?": link({ "bucket?": writtenBucketForm, "key?": keyForm }, {}),
});

/** What is wrong with the config of a recording, one sentence a flaw; empty where nothing is. */
export const recordingErrors = (config: ConfigRecordingConfig): string[] =>
  formedErrors(recordingForm, config, ({ recorder = { kind: "created" } }) => [
    ...placementErrors(config),
    ...toldTopicErrors(config, config),
    ...(recorder.kind === "created"
      ? [...bucketErrors(config, recorder.bucket), ...keyErrors(config, "bucket", recorder.key)]
      : []),
  ]);
