// In an AWS China region, with a queue that the incident system reads.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "china");
new AwsProvider(stack, "aws", { region: "cn-north-1", allowedAccountIds: ["123456789012"] });
new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "cn-north-1",
  subscriptions: [{ protocol: "sqs", endpoint: "arn:aws-cn:sqs:cn-north-1:123456789012:incidents" }],
});

app.synth();
