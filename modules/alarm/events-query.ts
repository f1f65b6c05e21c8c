/** What tells who called what from where, in the few fields that a description has room for. */
const brief = ["@timestamp", "eventName", "userIdentity.arn", "sourceIPAddress", "awsRegion", "errorCode"];

/** The same with whatever a call names. */
const whole = [
  ...brief,
  "recipientAccountId",
  "userIdentity.type",
  "userAgent",
  "requestParameters.policyArn",
  "requestParameters.policyName",
  "requestParameters.roleName",
  "requestParameters.userName",
  "requestParameters.groupName",
];

const asking =
  (fields: readonly string[]) =>
  (events: readonly string[]): string =>
    [
      `fields ${fields.join(", ")}`,
      `filter eventName in ${JSON.stringify(events)}`,
      "sort @timestamp desc",
      "limit 100",
    ].join("\n| ");

/** The CloudWatch Logs Insights query of who called what from where, the latest call first. */
export const eventsQuery = asking(brief);

/** The same with the account, the kind of identity, the program, and what the call was about. */
export const wholeEventsQuery = asking(whole);
