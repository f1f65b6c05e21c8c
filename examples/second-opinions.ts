import type { Construct } from "constructs";
import { ConfigRecording, eventBridge, IamPolicyChangeMonitoring, SecurityHubFindings } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** AWS Config tells how IAM changed, Security Hub whether the chain still stands: both to the chain's topic. */
export class SecondOpinions extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
    const placement = { account: "123456789012", region: "eu-central-1" };
    const { topicArn } = new IamPolicyChangeMonitoring(this, "monitoring", {
      ...placement,
      topic: { kind: "created", publishers: [eventBridge] },
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
    });
    new ConfigRecording(this, "recording", { ...placement, topicArn });
    new SecurityHubFindings(this, "findings", { ...placement, topicArn });
  }
}
