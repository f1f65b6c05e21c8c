import { monitoringErrors } from "../../modules/monitoring-errors";

const valid = {
  account: "123456789012",
  region: "us-east-1",
  subscriptions: [{ protocol: "email", endpoint: "security@example.com" }],
} as const;

test("a minimal chain has no errors", () => {
  expect(monitoringErrors(valid)).toEqual([]);
});

test.each([
  ["an account that is none", { account: "12345" }, 'account "12345" is not an account id: give its twelve digits'],
  ["a region that is none", { region: "Ohio" }, 'region "Ohio" is not a region: give one such as "us-east-1"'],
  [
    "a name that no bucket can have",
    { name: "Upper" },
    'name "Upper" does not fit: give 3 to 32 lower-case letters, digits and hyphens, a letter first',
  ],
  ["nobody to tell", { subscriptions: [] }, "a new topic has nobody to tell: give at least one subscription"],
  [
    "an existing trail with a new group",
    { trail: { kind: "existing" } },
    "an existing trail does not feed a new log group: give the name of the group that it feeds as logGroup",
  ],
  [
    "a topic of another region",
    { topic: { kind: "existing", arn: "arn:aws:sns:eu-west-1:123456789012:told" } },
    'topic "arn:aws:sns:eu-west-1:123456789012:told" is not in us-east-1: an alarm can tell only a topic of its own region',
  ],
  [
    "the AWS managed key in place of a topic",
    { topic: { kind: "existing", arn: "alias/aws/sns" } },
    'topic "alias/aws/sns" is not the ARN of a topic',
  ],
  [
    "an endpoint of another protocol",
    { subscriptions: [{ protocol: "https", endpoint: "http://example.com" }] },
    'subscription endpoint "http://example.com" does not fit protocol "https": give an https URL',
  ],
] as const)("refuses %s", (_, change, sentence) => {
  expect(monitoringErrors({ ...valid, ...change })).toEqual([sentence]);
});

test("an existing topic may have its own subscribers", () => {
  expect(
    monitoringErrors({
      ...valid,
      subscriptions: [],
      topic: { kind: "existing", arn: "arn:aws:sns:us-east-1:123456789012:told" },
    }),
  ).toEqual([]);
});
