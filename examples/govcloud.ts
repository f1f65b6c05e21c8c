// In AWS GovCloud (US): the region tells the partition.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "govcloud");
new AwsProvider(stack, "aws", { region: "us-gov-west-1", allowedAccountIds: ["123456789012"] });
new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "us-gov-west-1",
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});

app.synth();
