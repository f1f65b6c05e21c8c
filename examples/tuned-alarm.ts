// An alarm without what the pipeline does, for whoever is woken; the untouched one stays, for the record and the
// auditor.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "tuned-alarm");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "eu-central-1",
  tunedAlarm: {
    exclude: [
      { field: "userIdentity.sessionContext.sessionIssuer.userName", value: "deployment" },
      { field: "sourceIPAddress", value: "cloudformation.amazonaws.com" },
    ],
  },
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});

app.synth();
