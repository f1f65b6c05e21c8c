// The settings of the shipped stack are taken or refused one by one, and docs/settings.md has each of them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settingsFrom } from "../../../modules/shipped/settings";

const valid = {
  account: "123456789012",
  region: "us-east-1",
  subscriptions: [{ protocol: "email", endpoint: "security@example.com" }],
};
const key = { kind: "existing", arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd" };
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;

test("takes what is valid as it stands", () => {
  expect(settingsFrom(valid)).toEqual(valid);
});

test("takes every setting", () => {
  const settings = {
    ...valid,
    partition: "aws",
    name: "iam-changes",
    tags: { team: "security" },
    permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
    sandbox: true,
    trail: {
      kind: "created",
      name: "management-events",
      bucket: { kind: "existing", name: "records", prefix: "trails" },
      key,
      deliveryRole: { kind: "existing", arn: "arn:aws:iam::123456789012:role/delivery" },
      organization: { id: "o-exampleorgid", managementAccount: "210987654321" },
    },
    logGroup: { kind: "created", key },
    pattern: "cis",
    metricFilter: { name: "own", metricName: "counted", metricNamespace: "own" },
    alarm: { name: "own" },
    topic: { kind: "existing", arn: arn("sns", "told"), keyArn: key.arn },
    subscriptions: [
      ...valid.subscriptions,
      { protocol: "email-json", endpoint: "archive@example.com" },
      { protocol: "sms", endpoint: "+14155550100" },
      { protocol: "https", endpoint: "https://example.com", autoConfirms: true },
      { protocol: "http", endpoint: "http://example.com", allowPlainHttp: true },
      { protocol: "sqs", endpoint: arn("sqs", "queue"), queuePolicy: { kind: "existing" } },
      { protocol: "lambda", endpoint: arn("lambda", "function:triage"), permission: { kind: "created" } },
      {
        protocol: "firehose",
        endpoint: arn("firehose", "deliverystream/alarms"),
        role: { kind: "existing", arn: "arn:aws:iam::123456789012:role/sns" },
      },
      { protocol: "application", endpoint: arn("sns", "endpoint/APNS/app/1") },
    ],
    chat: [
      { kind: "slack", teamId: "T07EA123LEP", channelId: "C07EZ1ABC23" },
      {
        kind: "teams",
        tenantId: "00000000-0000-4000-8000-000000000001",
        teamId: "00000000-0000-4000-8000-000000000002",
        channelId: "19%3Ax%40thread.tacv2",
      },
    ],
    escalationAlarm: true,
    tamperingAlarm: false,
    tunedAlarm: {
      exclude: [{ field: "userAgent", value: "pipeline" }],
      topic: { kind: "existing", arn: arn("sns", "on-call") },
    },
  };
  expect(settingsFrom(settings)).toEqual(settings);
});

test.each([
  ["no settings at all", undefined, 'setting "keepwatch" is missing: add it to "context" in cdktf.json'],
  ["a missing key", { ...valid, region: undefined }, 'setting "keepwatch.region" is missing'],
  [
    "an unknown key",
    { ...valid, regoin: "x" },
    'setting "keepwatch.regoin" is unknown: use one of account, region, partition, name, tags, permissionsBoundary, sandbox, trail, logGroup, pattern, metricFilter, alarm, runbook, topic, subscriptions, chat, escalationAlarm, tamperingAlarm, tunedAlarm, changeAlert, savedQuery, dashboard, backend',
  ],
  [
    "a value of the wrong type",
    { ...valid, account: 123456789012 },
    'setting "keepwatch.account" is 123456789012: give a string',
  ],
  ["a flag that is a text", { ...valid, sandbox: "no" }, 'setting "keepwatch.sandbox" is "no": give true or false'],
  [
    "tags that are no texts",
    { ...valid, tags: { team: 1 } },
    'setting "keepwatch.tags" is {"team":1}: give an object of strings',
  ],
  [
    "a link without its identity",
    { ...valid, topic: { kind: "existing" } },
    'setting "keepwatch.topic.arn" is missing',
  ],
  [
    "a link of no kind",
    { ...valid, topic: "arn" },
    'setting "keepwatch.topic" is "arn": give an object whose "kind" is one of created, existing',
  ],
  [
    "a part that an existing link does not have",
    { ...valid, trail: { kind: "existing", bucket: { kind: "created" } } },
    'setting "keepwatch.trail.bucket" is unknown: use one of kind',
  ],
  [
    "a flaw deep inside, by its whole path",
    { ...valid, trail: { kind: "created", bucket: { kind: "existing", name: 5 } } },
    'setting "keepwatch.trail.bucket.name" is 5: give a string',
  ],
  [
    "subscriptions that are no list",
    { ...valid, subscriptions: {} },
    'setting "keepwatch.subscriptions" is {}: give a list',
  ],
  ["an object that is a list", { ...valid, tunedAlarm: [] }, 'setting "keepwatch.tunedAlarm" is []: give an object'],
  [
    "a protocol that SNS does not have",
    { ...valid, subscriptions: [{ protocol: "fax", endpoint: "1" }] },
    'setting "keepwatch.subscriptions[0].protocol" is "fax": use one of email, email-json, sms, https, http, sqs, lambda, firehose, application',
  ],
  [
    "plain HTTP that nobody asked for",
    { ...valid, subscriptions: [{ protocol: "http", endpoint: "http://example.com" }] },
    'settings "keepwatch": subscription endpoint "http://example.com" is plain HTTP, which anybody on the way can read and forge: use https, or set allowPlainHttp to true',
  ],
  [
    "a value that no chain can have",
    { ...valid, region: "Ohio" },
    'settings "keepwatch": region "Ohio" is not a region: give one such as "us-east-1"',
  ],
])("refuses %s", (_, context, sentence) => {
  expect(() => settingsFrom(context)).toThrow(new Error(sentence));
});

test("the documentation has every setting and no other", () => {
  let known: string[] = [];
  try {
    settingsFrom({ ...valid, "": "" });
  } catch (error) {
    known = /use one of (.+)$/.exec(String(error))?.[1]?.split(", ") ?? [];
  }
  const page = readFileSync(join(__dirname, "..", "..", "..", "docs", "settings.md"), "utf8");
  const [table = ""] = page.split("## Links");
  const documented = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, key = ""]) => key);
  expect(documented.sort()).toEqual(known.sort());
});
