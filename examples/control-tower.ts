import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** In the management account of a landing zone: Control Tower's organization trail feeds its log group there. From version 4.0 on
 * that group's name ends with letters of its own. */
export class ControlTower extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
    new IamPolicyChangeMonitoring(this, "monitoring", {
      account: "123456789012",
      region: "eu-central-1",
      trail: { kind: "existing" },
      logGroup: { kind: "existing", name: "aws-controltower/CloudTrailLogs" },
      escalationAlarm: true,
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
    });
  }
}
