// The control's records also go to Splunk. The token stays in Secrets Manager, what cannot be delivered in a bucket.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring, SiemStream } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "siem");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
const placement = { account: "123456789012", region: "eu-central-1" };
const { logGroupName } = new IamPolicyChangeMonitoring(stack, "monitoring", {
  ...placement,
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});
new SiemStream(stack, "siem", {
  ...placement,
  logGroupName,
  destination: {
    kind: "splunk",
    endpoint: "https://http-inputs-firehose-example.splunkcloud.com:443",
    secret: { arn: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:splunk-hec-AbCdEf" },
  },
});

app.synth();
