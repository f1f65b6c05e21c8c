// Where IAM's events arrive, a message about each call says who made it; a saved query and a dashboard show the rest.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "readable-alerts");
new AwsProvider(stack, "aws", { region: "us-east-1", allowedAccountIds: ["123456789012"] });
new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "us-east-1",
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
  runbook: "https://wiki.example.com/iam-changes",
  escalationAlarm: true,
  changeAlert: {},
  savedQuery: true,
  dashboard: true,
});

app.synth();
