import { settingsFrom } from "../../modules/settings";

const valid = {
  account: "123456789012",
  region: "us-east-1",
  subscriptions: [{ protocol: "email", endpoint: "security@example.com" }],
};

test("takes what is valid as it stands", () => {
  expect(settingsFrom(valid)).toEqual(valid);
});

test.each([
  ["no settings at all", undefined, 'setting "keepwatch" is missing: add it to "context" in cdktf.json'],
  ["a missing key", { ...valid, region: undefined }, 'setting "keepwatch.region" is missing'],
  [
    "an unknown key",
    { ...valid, regoin: "x" },
    'setting "keepwatch.regoin" is unknown: use one of account, region, partition, name, tags, trail, logGroup, topic, subscriptions',
  ],
  [
    "a value of the wrong type",
    { ...valid, account: 123456789012 },
    'setting "keepwatch.account" is 123456789012: give a string',
  ],
  [
    "a link without its identity",
    { ...valid, topic: { kind: "existing" } },
    'setting "keepwatch.topic" is {"kind":"existing"}: give {"kind":"created"} or {"kind":"existing","arn":"…"}',
  ],
  [
    "a value that no chain can have",
    { ...valid, region: "Ohio" },
    'settings "keepwatch": region "Ohio" is not a region: give one such as "us-east-1"',
  ],
])("refuses %s", (_, context, sentence) => {
  expect(() => settingsFrom(context)).toThrow(new Error(sentence));
});
