// In the management account: one trail for every account of the organization. In the account of a delegated
// administrator, `organization` names the management account, too.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "organization");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "eu-central-1",
  trail: { kind: "created", organization: { id: "o-exampleorgid" } },
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});

app.synth();
