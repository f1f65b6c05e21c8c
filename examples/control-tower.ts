// In the management account of a landing zone: Control Tower's organization trail feeds its log group there. From
// version 4.0 on that group's name ends with letters of its own.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "control-tower");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "eu-central-1",
  trail: { kind: "existing" },
  logGroup: { kind: "existing", name: "aws-controltower/CloudTrailLogs" },
  escalationAlarm: true,
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});

app.synth();
