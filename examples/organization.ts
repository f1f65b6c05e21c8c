import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** In the management account: one trail for every account of the organization. In the account of a delegated administrator,
 * `organization` names the management account, too. */
export class OrganizationTrail extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
    new IamPolicyChangeMonitoring(this, "monitoring", {
      account: "123456789012",
      region: "eu-central-1",
      trail: { kind: "created", organization: { id: "o-exampleorgid" } },
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
    });
  }
}
