import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "../modules";
import { AwsProvider, TerraformStack } from "../modules/cdktf";

/** In an AWS China region, with a queue that the incident system reads. */
export class China extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "cn-north-1", allowedAccountIds: ["123456789012"] });
    new IamPolicyChangeMonitoring(this, "monitoring", {
      account: "123456789012",
      region: "cn-north-1",
      subscriptions: [{ protocol: "sqs", endpoint: "arn:aws-cn:sqs:cn-north-1:123456789012:incidents" }],
    });
  }
}
