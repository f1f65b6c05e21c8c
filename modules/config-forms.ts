import {
  anything,
  type Fields,
  type Form,
  flag,
  link,
  list,
  object,
  text,
  texts,
  union,
  wholeNumber,
} from "./setting-form";

const arn = { arn: text };
/** The form of a key. */
export const keyForm = link({ "alias?": text }, arn);
const existingTopic = { arn: text, "keyArn?": text };
const publisher = object({
  sid: text,
  service: text,
  conditions: list(object({ test: text, variable: text, values: list(text) })),
});
const endpoint = { endpoint: text };

const messagePerCall: Fields = { "topic?": union("kind", { existing: existingTopic }) };

const lifecycle = object({
  "archive?": object({ afterDays: wholeNumber, storageClass: text }),
  "expireAfterDays?": wholeNumber,
});
const createdBucket: Fields = {
  "name?": text,
  "objectLock?": text,
  "accessLogs?": link({ "name?": text, "lifecycle?": lifecycle }, { name: text, "prefix?": text }),
  "lifecycle?": lifecycle,
  "replication?": object({ bucket: text, keyArn: text, "account?": text }),
};
const existingBucket = { name: text, "prefix?": text };

/** Where something is put and what it is called. */
const identity: Fields = {
  account: text,
  region: text,
  "partition?": text,
  "name?": text,
  "tags?": texts,
  "permissionsBoundary?": text,
  "sandbox?": flag,
};

/** What a chain may be given, whether from JSON or from a program without types. */
const chain: Fields = {
  ...identity,
  "trail?": link(
    {
      "name?": text,
      "bucket?": link(createdBucket, existingBucket),
      "key?": keyForm,
      "deliveryRole?": link({ "name?": text }, arn),
      "organization?": object({ id: text, "managementAccount?": text }),
      "insights?": flag,
    },
    {},
  ),
  "logGroup?": link({ "name?": text, "key?": keyForm, "retentionInDays?": wholeNumber }, { name: text }),
  "pattern?": text,
  "metricFilter?": object({ "name?": text, "metricName?": text, "metricNamespace?": text }),
  "alarm?": object({ "name?": text, "period?": wholeNumber, "okActions?": flag }),
  "runbook?": text,
  "topic?": link({ "name?": text, "key?": keyForm, "publishers?": list(publisher) }, existingTopic),
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
  "changeAlert?": object(messagePerCall),
  "savedQuery?": flag,
  "dashboard?": flag,
};

/** The form of the shipped stack's settings, which bring their own provider. */
export const settingsForm: Form = object({
  ...chain,
  "backend?": union("kind", {
    s3: { bucket: text, key: text, "region?": text, "keyArn?": text },
    http: { address: text, "lockAddress?": text, "lockMethod?": text, "unlockMethod?": text },
    cloud: { organization: text, workspace: text, "hostname?": text },
    local: { path: text },
  }),
});

/** The form of a chain's config. */
export const chainForm: Form = object({
  ...chain,
  "provider?": anything,
  "changeAlert?": object({ ...messagePerCall, "provider?": anything }),
});

/** Where a construct beside the chain is put and what it is called. */
export const besideFields: Fields = { ...identity, "provider?": anything };
/** The topic that events are told to. */
export const toldTopicFields = { topicArn: text, "topicKeyArn?": text };
/** The form of a bucket that a role writes to. */
export const writtenBucketForm = link(createdBucket, { ...existingBucket, "keyArn?": text });
