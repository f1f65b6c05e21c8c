// A service control policy, from the management account, keeps everybody but two roles from the chain of a member.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring, TamperingGuard } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "tampering-guard");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
const provider = new AwsProvider(stack, "management", {
  region: "eu-central-1",
  alias: "management",
  allowedAccountIds: ["210987654321"],
});
const placement = { account: "123456789012", region: "eu-central-1" };
new IamPolicyChangeMonitoring(stack, "monitoring", {
  ...placement,
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});
new TamperingGuard(stack, "guard", {
  ...placement,
  provider,
  exceptRoles: ["deployment", "break-glass"].map((role) => `arn:aws:iam::123456789012:role/${role}`),
  targets: ["123456789012"],
});

app.synth();
