/** The CloudWatch Logs Insights query of who called what from where, the latest call first; of IAM's calls or any service's. */
export const eventsQuery = (events: readonly string[]): string =>
  [
    "fields @timestamp, eventName, userIdentity.arn, sourceIPAddress, awsRegion, errorCode",
    `filter eventName in ${JSON.stringify(events)}`,
    "sort @timestamp desc",
    "limit 100",
  ].join("\n| ");
