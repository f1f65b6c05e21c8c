// A new chain from parts of the platform team, whose policies get the statements that are put out.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "existing-parts");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
const key = {
  kind: "existing",
  arn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
} as const;
const { requiredStatements } = new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "eu-central-1",
  trail: {
    kind: "created",
    bucket: { kind: "existing", name: "example-audit-logs", prefix: "trails" },
    key,
    deliveryRole: { kind: "existing", arn: "arn:aws:iam::123456789012:role/platform/trail-delivery" },
  },
  logGroup: { kind: "created", key },
  topic: { kind: "created", key },
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});
new TerraformOutput(stack, "required_policy_statements", { value: requiredStatements });

app.synth();
