import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring, TamperingGuard } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** A service control policy, from the management account, keeps everybody but two roles from the chain of a member. */
export class Guard extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
    const provider = new AwsProvider(this, "management", {
      region: "eu-central-1",
      alias: "management",
      allowedAccountIds: ["210987654321"],
    });
    const placement = { account: "123456789012", region: "eu-central-1" };
    new IamPolicyChangeMonitoring(this, "monitoring", {
      ...placement,
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
    });
    new TamperingGuard(this, "guard", {
      ...placement,
      provider,
      exceptRoles: ["deployment", "break-glass"].map((role) => `arn:aws:iam::123456789012:role/${role}`),
      targets: ["123456789012"],
    });
  }
}
