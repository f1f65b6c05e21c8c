import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** The whole chain, created. An e-mail address would have to confirm first; a telephone need not. */
export class Minimal extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
    new IamPolicyChangeMonitoring(this, "monitoring", {
      account: "123456789012",
      region: "eu-central-1",
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
    });
  }
}
