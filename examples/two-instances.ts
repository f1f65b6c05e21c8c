// Two chains in one account, each with a name, a region and a provider of its own.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "two-instances");
const account = { allowedAccountIds: ["123456789012"] };
new AwsProvider(stack, "central", { ...account, region: "eu-central-1" });
const west = new AwsProvider(stack, "west", { ...account, region: "eu-west-1", alias: "west" });
new IamPolicyChangeMonitoring(stack, "operations", {
  account: "123456789012",
  region: "eu-central-1",
  name: "operations-iam-changes",
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});
new IamPolicyChangeMonitoring(stack, "audit", {
  account: "123456789012",
  region: "eu-west-1",
  name: "audit-iam-changes",
  provider: west,
  tags: { team: "audit" },
  subscriptions: [{ protocol: "sms", endpoint: "+14155550199" }],
});

app.synth();
