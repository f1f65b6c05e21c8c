// Key and topic are defined in the same stack, for other alarms, too. The chain's alarms are let in by policies that stand here as well.
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "own-topic");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });

const administration = { principals: [{ type: "AWS", identifiers: ["arn:aws:iam::123456789012:root"] }] };
const alarms = { principals: [{ type: "Service", identifiers: ["cloudwatch.amazonaws.com"] }] };
const keyPolicy = new DataAwsIamPolicyDocument(stack, "key-policy", {
  statement: [
    { ...administration, actions: ["kms:*"], resources: ["*"] },
    { ...alarms, actions: ["kms:Decrypt", "kms:GenerateDataKey*"], resources: ["*"] },
  ],
});
const key = new KmsKey(stack, "key", { enableKeyRotation: true, policy: keyPolicy.json });
const topic = new SnsTopic(stack, "topic", { name: "security-alarms", kmsMasterKeyId: key.arn });
const topicPolicy = new DataAwsIamPolicyDocument(stack, "topic-policy", {
  statement: [{ ...alarms, actions: ["sns:Publish"], resources: [topic.arn] }],
});
new SnsTopicPolicy(stack, "policy", { arn: topic.arn, policy: topicPolicy.json });

new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "eu-central-1",
  topic: { kind: "existing", arn: topic.arn, keyArn: key.arn },
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});

app.synth();
