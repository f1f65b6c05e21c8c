import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** Where IAM's events arrive, a message about each call says who made it; a saved query and a dashboard show the rest. */
export class ReadableAlerts extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "us-east-1", allowedAccountIds: ["123456789012"] });
    new IamPolicyChangeMonitoring(this, "monitoring", {
      account: "123456789012",
      region: "us-east-1",
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
      runbook: "https://wiki.example.com/iam-changes",
      escalationAlarm: true,
      changeAlert: {},
      savedQuery: true,
      dashboard: true,
    });
  }
}
