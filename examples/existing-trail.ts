// A trail and its log group are there already: what is added is filter, alarm and topic.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "existing-trail");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "eu-central-1",
  trail: { kind: "existing" },
  logGroup: { kind: "existing", name: "CloudTrail/DefaultLogGroup" },
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});

app.synth();
