import { type Edit, given, set } from "./stack";

/** Paths of the shipped stack's constructs. */
export const paths = {
  trail: "monitoring/trail/trail",
  bucket: "monitoring/trail/bucket/bucket",
  bucketPolicy: "monitoring/trail/bucket/bucket-policy",
  trailKeyPolicy: "monitoring/trail/key/policy",
  role: "monitoring/trail/delivery-role/role",
  roleTrust: "monitoring/trail/delivery-role/trust",
  rolePermission: "monitoring/trail/delivery-role/permission",
  group: "monitoring/log-group/log-group",
  filter: "monitoring/metric-filter/filter",
  alarm: "monitoring/alarm/alarm",
  topic: "monitoring/topic/topic",
  topicKey: "monitoring/topic/key/key",
  topicKeyPolicy: "monitoring/topic/key/policy",
  topicPolicy: "monitoring/topic/policy",
  topicPolicyResource: "monitoring/topic/topic-policy",
  topicAlias: "monitoring/topic/key/alias",
  subscription: "monitoring/subscription-0",
  trailKey: "monitoring/trail/key/key",
  logKey: "monitoring/log-group/key/key",
  logKeyPolicy: "monitoring/log-group/key/policy",
  rolePolicy: "monitoring/trail/delivery-role/role-policy",
  versioning: "monitoring/trail/bucket/versioning",
  encryption: "monitoring/trail/bucket/encryption",
  publicAccessBlock: "monitoring/trail/bucket/public-access-block",
} as const;

/** Name of the shipped stack's trail, filter, metric, alarm and topic. */
export const name = "iam-policy-changes";
/** Takes the statement of that id away. */
export const sidIsNot = (sid: string) => (statement: Readonly<Record<string, unknown>>) =>
  statement["sid"] === sid ? undefined : statement;

/** Changes the text of the filter's pattern. */
export const pattern = (change: (text: string) => string): Edit =>
  set(paths.filter, (stack) => ({ pattern: change(String(given(stack, paths.filter)["pattern"])) }));

/** Event names in a pattern. */
export const eventNames = (text: string): string[] => text.match(/(?<=eventName=)\w+/g) ?? [];
/** Pattern of event names. */
export const patternOf = (names: readonly string[]): string =>
  `{ ${names.map((event) => `($.eventName=${event})`).join(" || ")} }`;

/** Everything but the `metric_transformation` of the filter stays. */
export const transformation = (change: Readonly<Record<string, string>>): Edit =>
  set(paths.filter, (stack) => ({
    metric_transformation: { ...(given(stack, paths.filter)["metric_transformation"] as object), ...change },
  }));
