// AWS Config tells how IAM changed, Security Hub whether the chain still stands: both to the chain's topic.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { ConfigRecording, eventBridge, IamPolicyChangeMonitoring, SecurityHubFindings } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "second-opinions");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
const placement = { account: "123456789012", region: "eu-central-1" };
const { topicArn } = new IamPolicyChangeMonitoring(stack, "monitoring", {
  ...placement,
  topic: { kind: "created", publishers: [eventBridge] },
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});
new ConfigRecording(stack, "recording", { ...placement, topicArn });
new SecurityHubFindings(stack, "findings", { ...placement, topicArn });

app.synth();
