// Other services may publish to the created topic, under a condition, beside the alarms: policies of topic and key, as synthesised.
import type { ExistingTopic, Publisher } from "../../../modules/tell/topic";
import { all, chainStack, only, statementsOf } from "../synthesised";

const backup: Publisher = {
  sid: "Backups",
  service: "backup.amazonaws.com",
  conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] }],
};

const stack = (publishers: readonly Publisher[]) => chainStack({ topic: { kind: "created", publishers } });

test("a publisher may publish to the topic and use its key, beside the alarms", () => {
  const given = stack([backup]);
  const [topic] = only(given, "aws_sns_topic");
  const statements = statementsOf(given, only(given, "aws_sns_topic_policy")[1]["policy"]);
  expect(statements.map(({ sid }) => sid)).toEqual(["Alarms", "Administration", "Backups"]);
  const condition = [{ test: "StringEquals", values: ["123456789012"], variable: "aws:SourceAccount" }];
  const principals = [{ identifiers: ["backup.amazonaws.com"], type: "Service" }];
  expect(statements[2]).toEqual({
    sid: "Backups",
    effect: "Allow",
    actions: ["sns:Publish"],
    resources: [`\${aws_sns_topic.${topic}.arn}`],
    principals,
    condition,
  });
  const [key] = all(given, "aws_kms_key").filter(([name]) => name.includes("topic"));
  expect(statementsOf(given, key?.[1]["policy"])[2]).toEqual({
    sid: "Backups",
    effect: "Allow",
    actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
    resources: ["*"],
    principals,
    condition,
  });
});

test("without publishers the topic is that of a chain with none", () => {
  expect(stack([])).toEqual(chainStack());
});

test("an existing topic takes no publishers from here", () => {
  const existing: ExistingTopic = { kind: "existing", arn: "arn:aws:sns:us-east-1:123456789012:alarms" };
  expect(all(chainStack({ topic: existing }), "aws_sns_topic_policy")).toEqual([]);
});

test.each([
  [
    "no condition",
    { ...backup, conditions: [] },
    'publisher "Backups" has no condition, so backup.amazonaws.com could publish for any account: bind it to its source, such as by aws:SourceArn',
  ],
  [
    "a Sid that IAM refuses",
    { ...backup, sid: "back-ups" },
    'publisher "back-ups" does not fit as a Sid: give letters and digits',
  ],
  [
    "the Sid of the alarms",
    { ...backup, sid: "Alarms" },
    'publisher "Alarms" has the Sid of another statement of the topic\'s policy: give it one of its own',
  ],
])("a publisher with %s is refused", (_, publisher, sentence) => {
  expect(() => stack([publisher])).toThrow(new Error(sentence));
});

test("two publishers of one Sid are refused", () => {
  expect(() => stack([backup, backup])).toThrow(/^publisher "Backups" has the Sid of another/);
});
