import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** A trail and its log group are there already: what is added is filter, alarm and topic. */
export class ExistingTrail extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
    new IamPolicyChangeMonitoring(this, "monitoring", {
      account: "123456789012",
      region: "eu-central-1",
      trail: { kind: "existing" },
      logGroup: { kind: "existing", name: "CloudTrail/DefaultLogGroup" },
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
    });
  }
}
