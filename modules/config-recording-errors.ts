import { bucketErrors } from "./bucket-errors";
import { recordingForm } from "./config-forms";
import type { ConfigRecordingConfig } from "./config-recording";
import { keyErrors, toldTopicErrors } from "./link-errors";
import { placementErrors } from "./placement-errors";
import { formedErrors } from "./setting-form";

/** What is wrong with the config of a recording, one sentence a flaw; empty where nothing is. */
export const recordingErrors = (config: ConfigRecordingConfig): string[] =>
  formedErrors(recordingForm, config, ({ recorder = { kind: "created" } }) => [
    ...placementErrors(config),
    ...toldTopicErrors(config, config),
    ...(recorder.kind === "created"
      ? [...bucketErrors(config, recorder.bucket), ...keyErrors(config, "bucket", recorder.key)]
      : []),
  ]);
