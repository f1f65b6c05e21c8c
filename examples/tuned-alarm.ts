import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** An alarm without what the pipeline does, for whoever is woken; the untouched one stays, for the record and the auditor. */
export class TunedAlarm extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
    new IamPolicyChangeMonitoring(this, "monitoring", {
      account: "123456789012",
      region: "eu-central-1",
      tunedAlarm: {
        exclude: [
          { field: "userIdentity.sessionContext.sessionIssuer.userName", value: "deployment" },
          { field: "sourceIPAddress", value: "cloudformation.amazonaws.com" },
        ],
      },
      subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
    });
  }
}
