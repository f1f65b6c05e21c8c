import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { monitoringErrors } from "./monitoring-errors";
import { type Fields, flag, list, object, text, texts, union } from "./setting-form";

/** Settings of the shipped stack: the context key `keepwatch` of cdktf.json. */
export type Settings = Omit<IamPolicyChangeMonitoringConfig, "provider">;

/** A link that is created, of parts that may be given, or exists, and is identified. */
const link = (parts: Fields, identity: Fields) => union("kind", { created: parts, existing: identity });
const arn = { arn: text };
const key = link({ "alias?": text }, arn);
const existingTopic = { arn: text, "keyArn?": text };
const publisher = object({
  sid: text,
  service: text,
  conditions: list(object({ test: text, variable: text, values: list(text) })),
});
const endpoint = { endpoint: text };

const form = object({
  account: text,
  region: text,
  "partition?": text,
  "name?": text,
  "tags?": texts,
  "permissionsBoundary?": text,
  "sandbox?": flag,
  "trail?": link(
    {
      "name?": text,
      "bucket?": link({ "name?": text, "objectLock?": text }, { name: text, "prefix?": text }),
      "key?": key,
      "deliveryRole?": link({ "name?": text }, arn),
      "organization?": object({ id: text, "managementAccount?": text }),
    },
    {},
  ),
  "logGroup?": link({ "name?": text, "key?": key }, { name: text }),
  "pattern?": text,
  "metricFilter?": object({ "name?": text, "metricName?": text, "metricNamespace?": text }),
  "alarm?": object({ "name?": text }),
  "runbook?": text,
  "topic?": link({ "name?": text, "key?": key, "publishers?": list(publisher) }, existingTopic),
  subscriptions: list(
    union("protocol", {
      email: endpoint,
      "email-json": endpoint,
      sms: endpoint,
      https: { ...endpoint, "autoConfirms?": flag },
      http: { ...endpoint, "autoConfirms?": flag, "allowPlainHttp?": flag },
      sqs: { ...endpoint, "queuePolicy?": link({}, {}) },
      lambda: { ...endpoint, "permission?": link({}, {}) },
      firehose: { ...endpoint, "role?": link({}, arn) },
      application: endpoint,
    }),
  ),
  "chat?": list(
    union("kind", {
      slack: { teamId: text, channelId: text },
      teams: { tenantId: text, teamId: text, channelId: text },
    }),
  ),
  "escalationAlarm?": flag,
  "tamperingAlarm?": flag,
  "tunedAlarm?": object({
    exclude: list(object({ field: text, value: text })),
    "topic?": union("kind", { existing: existingTopic }),
  }),
  "changeAlert?": object({ "topic?": union("kind", { existing: existingTopic }) }),
  "savedQuery?": flag,
  "dashboard?": flag,
});

/**
 * The settings in a context value.
 *
 * @throws with one sentence a flaw, each naming its key, if a key is unknown or missing or a value is wrong
 */
export const settingsFrom = (context: unknown): Settings => {
  if (typeof context !== "object" || context === null || Array.isArray(context)) {
    throw new Error('setting "keepwatch" is missing: add it to "context" in cdktf.json');
  }
  const errors = form("keepwatch", context);
  if (errors.length > 0) {
    throw new Error(errors.join("\n"));
  }
  const settings = context as Settings;
  const mistakes = monitoringErrors(settings);
  if (mistakes.length > 0) {
    throw new Error(mistakes.map((mistake) => `settings "keepwatch": ${mistake}`).join("\n"));
  }
  return settings;
};
