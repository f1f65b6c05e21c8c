import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "keepwatch";

/** The account's alarms: a stack of one's own, so that a test can synthesise it. */
export class SecurityStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
    new IamPolicyChangeMonitoring(this, "monitoring", {
      account: "123456789012",
      region: "eu-central-1",
      subscriptions: [{ protocol: "email", endpoint: "security@example.com" }],
    });
  }
}
