// The record as auditors ask for it: who read it is logged, old files are archived, another account keeps a copy, and CloudTrail looks for what is unusual.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "audited-record");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
const { requiredStatements } = new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "eu-central-1",
  trail: {
    kind: "created",
    insights: true,
    bucket: {
      kind: "created",
      objectLock: "governance",
      accessLogs: { kind: "created", lifecycle: { expireAfterDays: 400 } },
      lifecycle: { archive: { afterDays: 90, storageClass: "GLACIER_IR" }, expireAfterDays: 2557 },
      replication: {
        bucket: "example-audit-copies",
        keyArn: "arn:aws:kms:eu-central-1:210987654321:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        account: "210987654321",
      },
    },
  },
  logGroup: { kind: "created", retentionInDays: 400 },
  alarm: { period: 60, okActions: true },
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});
new TerraformOutput(stack, "required_policy_statements", { value: requiredStatements });

app.synth();
