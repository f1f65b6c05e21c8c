import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** Two chains in one account, each with a name, a region and a provider of its own. */
export class TwoInstances extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const account = { allowedAccountIds: ["123456789012"] };
    new AwsProvider(this, "central", { ...account, region: "eu-central-1" });
    const west = new AwsProvider(this, "west", { ...account, region: "eu-west-1", alias: "west" });
    new IamPolicyChangeMonitoring(this, "operations", {
      account: "123456789012",
      region: "eu-central-1",
      name: "operations-iam-changes",
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
    });
    new IamPolicyChangeMonitoring(this, "audit", {
      account: "123456789012",
      region: "eu-west-1",
      name: "audit-iam-changes",
      provider: west,
      tags: { team: "audit" },
      subscriptions: [{ protocol: "sms", endpoint: "+14155550199" }],
    });
  }
}
