import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** In AWS GovCloud (US): the region tells the partition. */
export class GovCloud extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "us-gov-west-1", allowedAccountIds: ["123456789012"] });
    new IamPolicyChangeMonitoring(this, "monitoring", {
      account: "123456789012",
      region: "us-gov-west-1",
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
    });
  }
}
