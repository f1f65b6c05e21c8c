// Policy and key of a created topic let in the alarms of its account, and no other service: the whole policies are compared.
import { all, chainStack, only, statementsOf } from "../synthesised";

test("policy and key of a created topic let in the alarms of its account and region, and no other service", () => {
  const stack = chainStack();
  const topic = `\${aws_sns_topic.${only(stack, "aws_sns_topic")[0]}.arn}`;
  const alarms = {
    effect: "Allow",
    principals: [{ type: "Service", identifiers: ["cloudwatch.amazonaws.com"] }],
    condition: [
      { test: "ArnLike", variable: "aws:SourceArn", values: ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:*"] },
      { test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] },
    ],
  };
  const owner = [{ type: "AWS", identifiers: ["arn:aws:iam::123456789012:root"] }];
  const [publish, administration, ...others] = statementsOf(stack, only(stack, "aws_sns_topic_policy")[1]["policy"]);
  expect(others).toEqual([]);
  expect(publish).toEqual({ sid: "Alarms", ...alarms, actions: ["sns:Publish"], resources: [topic] });
  // Security Hub looks for the subscribers as the account
  expect(administration).toMatchObject({ principals: owner, resources: [topic] });
  expect(administration?.["actions"]).toContain("sns:ListSubscriptionsByTopic");
  const key = all(stack, "aws_kms_key").find(([name]) => name.includes("topic"))?.[1];
  const [keyAdministration, encrypt, ...further] = statementsOf(stack, key?.["policy"]);
  expect(further).toEqual([]);
  expect(keyAdministration).toMatchObject({ principals: owner, actions: ["kms:*"] });
  expect(encrypt).toEqual({
    sid: "Alarms",
    ...alarms,
    actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
    resources: ["*"],
  });
});
