import type { KinesisFirehoseDeliveryStreamConfig } from "../parts/cdktf";
import type { WrittenBucket } from "../parts/written-bucket";

/** A secret of Secrets Manager, in the region of the stream. Its value never reaches Terraform. */
export interface Secret {
  /** ARN of the secret. */
  readonly arn: string;
  /**
   * ARN of the customer managed key that encrypts it.
   * @default - the key of AWS, which needs no permission
   */
  readonly keyArn?: string;
}

/** An HTTP Event Collector of Splunk. */
export interface SplunkDestination {
  readonly kind: "splunk";
  /** URL of the collector, such as `https://http-inputs-firehose-example.splunkcloud.com:443`. */
  readonly endpoint: string;
  /** The secret `{"hec_token":"…"}`. */
  readonly secret: Secret;
}

/** An HTTPS endpoint that speaks Firehose's protocol: Sumo Logic, Datadog, New Relic, Elastic and others. */
export interface HttpsDestination {
  readonly kind: "https";
  /** Its URL. That of Sumo Logic holds a token: hand it in as a sensitive variable. */
  readonly endpoint: string;
  /**
   * The secret `{"api_key":"…"}`.
   * @default - no access key is sent
   */
  readonly secret?: Secret;
  /**
   * Whether CloudTrail's bare records are sent, and not the compressed batches of CloudWatch Logs.
   * @default false: the services unpack batches, and read group and account from them
   */
  readonly extractRecords?: boolean;
}

/** A bucket that a SIEM reads from: that of the stream. */
export interface BucketDestination {
  readonly kind: "bucket";
}

/** Where a log group is streamed to. */
export type SiemDestination = SplunkDestination | HttpsDestination | BucketDestination;

/** Seconds that Firehose keeps trying to deliver: the longest that it knows. What it gives up on goes to the bucket. */
const retryDuration = 7200;

/** Seconds after which Firehose delivers what it holds, however little. */
const bufferingInterval = 60;

/** Unpacks the batches that CloudWatch Logs sends into CloudTrail's records. */
const extraction = {
  processingConfiguration: {
    enabled: true,
    processors: [
      { type: "Decompression", parameters: [{ parameterName: "CompressionFormat", parameterValue: "GZIP" }] },
      {
        type: "CloudWatchLogProcessing",
        parameters: [{ parameterName: "DataMessageExtraction", parameterValue: "true" }],
      },
    ],
  },
};

/** What a delivery stream delivers with. */
export interface Delivery {
  readonly roleArn: string;
  readonly bucket: WrittenBucket;
  /** Where Firehose logs what it could not deliver, and why. */
  readonly errors: { readonly logGroupName: string; readonly logStreamName: string };
}

/** The arguments of a delivery stream that say where it delivers to. */
export const destinationArguments = (
  destination: SiemDestination,
  { roleArn, bucket, errors }: Delivery,
): Pick<
  KinesisFirehoseDeliveryStreamConfig,
  "destination" | "splunkConfiguration" | "httpEndpointConfiguration" | "extendedS3Configuration"
> => {
  const cloudwatchLoggingOptions = { enabled: true, ...errors };
  const toBucket = {
    roleArn,
    bucketArn: bucket.arn,
    compressionFormat: "GZIP",
    bufferingInterval,
    bufferingSize: 5,
    ...(bucket.prefix === undefined ? {} : { prefix: `${bucket.prefix}/` }),
    ...(bucket.keyArn === undefined ? {} : { kmsKeyArn: bucket.keyArn }),
    cloudwatchLoggingOptions,
  };
  switch (destination.kind) {
    case "splunk":
      return {
        destination: "splunk",
        splunkConfiguration: {
          hecEndpoint: destination.endpoint,
          // The other kind takes only what is in Splunk's own form
          hecEndpointType: "Raw",
          hecAcknowledgmentTimeout: 180,
          secretsManagerConfiguration: { enabled: true, secretArn: destination.secret.arn, roleArn },
          bufferingInterval,
          bufferingSize: 5,
          retryDuration,
          s3BackupMode: "FailedEventsOnly",
          s3Configuration: toBucket,
          cloudwatchLoggingOptions,
          ...extraction,
        },
      };
    case "https":
      return {
        destination: "http_endpoint",
        httpEndpointConfiguration: {
          url: destination.endpoint,
          roleArn,
          ...(destination.secret
            ? { secretsManagerConfiguration: { enabled: true, secretArn: destination.secret.arn, roleArn } }
            : {}),
          requestConfiguration: { contentEncoding: "GZIP" },
          bufferingInterval,
          bufferingSize: 4,
          retryDuration,
          s3BackupMode: "FailedDataOnly",
          s3Configuration: toBucket,
          cloudwatchLoggingOptions,
          ...(destination.extractRecords ? extraction : {}),
        },
      };
    case "bucket":
      return { destination: "extended_s3", extendedS3Configuration: { ...toBucket, ...extraction } };
  }
};
