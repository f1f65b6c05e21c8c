import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring, SiemStream } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** The control's records also go to Splunk. The token stays in Secrets Manager, what cannot be delivered in a bucket. */
export class Siem extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
    const placement = { account: "123456789012", region: "eu-central-1" };
    const { logGroupName } = new IamPolicyChangeMonitoring(this, "monitoring", {
      ...placement,
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
    });
    new SiemStream(this, "siem", {
      ...placement,
      logGroupName,
      destination: {
        kind: "splunk",
        endpoint: "https://http-inputs-firehose-example.splunkcloud.com:443",
        secret: { arn: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:splunk-hec-AbCdEf" },
      },
    });
  }
}
