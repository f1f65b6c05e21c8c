import type { S3BucketLifecycleConfigurationRule } from "./cdktf";

/** Storage classes of S3 that keep an archive. */
export const archiveClasses = ["GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"] as const;

/** What becomes of old files. */
export interface BucketLifecycle {
  /**
   * When files go to an archive, and to which; S3 leaves those below 128 KiB where they are.
   * @default - never
   */
  readonly archive?: {
    /** Days after which a file goes there. */
    readonly afterDays: number;
    /** Storage class of the archive. */
    readonly storageClass: (typeof archiveClasses)[number];
  };
  /**
   * Days after which a file is deleted, and as many after which what was overwritten or deleted before is: 365 at least.
   * @default - never
   */
  readonly expireAfterDays?: number;
}

/** Days after which the parts of an upload that never ended are deleted. */
export const abandonedAfterDays = 7;

/** Id of the rule. */
export const lifecycleRuleId = "old-files";

/** The rule of a bucket that does this to all its files. */
export const lifecycleRule = ({ archive, expireAfterDays }: BucketLifecycle): S3BucketLifecycleConfigurationRule => ({
  id: lifecycleRuleId,
  status: "Enabled",
  filter: [{}],
  abortIncompleteMultipartUpload: [{ daysAfterInitiation: abandonedAfterDays }],
  ...(archive
    ? {
        transition: [{ days: archive.afterDays, storageClass: archive.storageClass }],
        noncurrentVersionTransition: [{ noncurrentDays: archive.afterDays, storageClass: archive.storageClass }],
      }
    : {}),
  ...(expireAfterDays === undefined
    ? {}
    : {
        expiration: [{ days: expireAfterDays }],
        noncurrentVersionExpiration: [{ noncurrentDays: expireAfterDays }],
      }),
});
