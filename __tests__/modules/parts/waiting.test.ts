// A first apply happens in order: in every example each sender waits for the policies of what it sends to.
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { KmsKeyPolicy } from "@cdktf/provider-aws/lib/kms-key-policy";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { SecurityHubFindings } from "../../../modules/beside/security-hub-findings";
import { moduleFiles } from "../../../terraform-module/module-files";
import { examples } from "../../examples";
import type { Stack } from "../../plans/shipped/stack";
import { blocksOf } from "../stack-links";
import { chain, config, only, synthesised } from "../synthesised";
import { awaited, unwaitedIn } from "../waits";

const modules = Object.entries(moduleFiles())
  .filter(([path]) => path.endsWith("main.tf.json"))
  .map(([path, text]) => ({ name: path, stack: JSON.parse(text) as Stack }));

const stacks = [...examples, ...modules];

/** A stack without the waits that are not references. */
const impatient = (stack: Stack): Stack =>
  JSON.parse(JSON.stringify(stack), (key, value) => (key === "depends_on" ? undefined : value));

test.each(stacks.map(({ name, stack }) => [name, stack] as const))(
  "in %s every sender waits for the policies of what it sends to, writes to or acts by",
  (_, stack) => {
    expect(unwaitedIn(stack)).toEqual([]);
  },
);

test("without depends_on nearly every kind of sender would be too early", () => {
  const early = stacks.flatMap(({ stack }) => unwaitedIn(impatient(stack)));
  expect([...new Set(early.map(({ sender }) => sender.split(".")[0]))].sort()).toEqual([
    "aws_cloudtrail",
    "aws_cloudwatch_event_target",
    "aws_cloudwatch_log_subscription_filter",
    "aws_cloudwatch_metric_alarm",
    "aws_config_configuration_recorder",
    "aws_config_delivery_channel",
    "aws_kinesis_firehose_delivery_stream",
    "aws_s3_bucket_logging",
    "aws_s3_bucket_replication_configuration",
    "aws_sns_topic_subscription",
  ]);
});

test.each(stacks.map(({ name, stack }) => [name, stack] as const))(
  "in %s the settings of each bucket are made one after the other, the policy last",
  (_, stack) => {
    const blocks = blocksOf(stack);
    const settings = blocks.filter(({ type }) => type.startsWith("aws_s3_bucket_"));
    for (const policy of settings.filter(({ type }) => type === "aws_s3_bucket_policy")) {
      const ofBucket = settings.filter(({ values }) => values["bucket"] === policy.values["bucket"]);
      const numbers = ofBucket.map(
        ({ address }) => ofBucket.filter((other) => awaited(blocks, address).has(other.address)).length,
      );
      expect(numbers.sort()).toEqual(ofBucket.map((_, index) => index));
      expect(ofBucket.filter(({ address }) => !awaited(blocks, policy.address).has(address))).toEqual([policy]);
    }
  },
);

describe("parts of the same stack", () => {
  const { account, region } = config;
  const ownParts = (policiesFirst: boolean) =>
    synthesised((stack) => {
      const key = new KmsKey(stack, "key");
      const bucket = new S3Bucket(stack, "bucket");
      const role = new IamRole(stack, "role", { assumeRolePolicy: "{}" });
      const topic = new SnsTopic(stack, "topic");
      const queue = new SqsQueue(stack, "queue");
      const policies = () => {
        new KmsKeyPolicy(stack, "key-policy", { keyId: key.keyId, policy: "{}" });
        new S3BucketPolicy(stack, "bucket-policy", { bucket: bucket.bucket, policy: "{}" });
        new IamRolePolicy(stack, "role-policy", { role: role.id, policy: "{}" });
        new IamRolePolicyAttachment(stack, "attachment", { role: role.name, policyArn: "arn:aws:iam::aws:policy/x" });
        new SnsTopicPolicy(stack, "topic-policy", { arn: topic.arn, policy: "{}" });
        new SqsQueuePolicy(stack, "queue-policy", { queueUrl: queue.url, policy: "{}" });
      };
      if (policiesFirst) policies();
      const givenKey = { kind: "existing", arn: key.arn } as const;
      chain(stack, {
        trail: {
          kind: "created",
          bucket: { kind: "existing", name: bucket.id },
          key: givenKey,
          deliveryRole: { kind: "existing", arn: role.arn },
        },
        logGroup: { kind: "created", key: givenKey },
        topic: { kind: "existing", arn: topic.arn },
        subscriptions: [{ protocol: "sqs", endpoint: queue.arn, queuePolicy: { kind: "existing" } }],
        changeAlert: {},
      });
      new SecurityHubFindings(stack, "findings", { account, region, topicArn: topic.arn });
      if (!policiesFirst) policies();
    }) as unknown as Stack;

  test("are waited for with their policies, where these are defined before the chain", () => {
    const stack = ownParts(true);
    expect(unwaitedIn(stack)).toEqual([]);
    expect(only(stack as never, "aws_cloudtrail")[1]["depends_on"]).toEqual([
      "aws_kms_key_policy.key-policy",
      "aws_s3_bucket_policy.bucket-policy",
      "aws_iam_role_policy.role-policy",
      "aws_iam_role_policy_attachment.attachment",
    ]);
  });

  test("are waited for without the policies that come later, which may refer to the chain", () => {
    const early = unwaitedIn(ownParts(false));
    expect(early.map(({ sender, policy }) => `${sender.split(".")[0]} ${policy.split(".")[0]}`).sort()).toEqual([
      "aws_cloudtrail aws_iam_role_policy",
      "aws_cloudtrail aws_iam_role_policy_attachment",
      "aws_cloudtrail aws_kms_key_policy",
      "aws_cloudtrail aws_s3_bucket_policy",
      "aws_cloudwatch_event_target aws_sns_topic_policy",
      "aws_cloudwatch_event_target aws_sns_topic_policy",
      "aws_cloudwatch_log_group aws_kms_key_policy",
      "aws_cloudwatch_metric_alarm aws_sns_topic_policy",
      "aws_sns_topic_subscription aws_sqs_queue_policy",
    ]);
  });
});
