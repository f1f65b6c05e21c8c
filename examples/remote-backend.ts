// The state lies in a bucket, and is locked while it is written. The bucket is made before, by somebody else.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, S3Backend, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "remote-backend");
new S3Backend(stack, {
  bucket: "example-terraform-states",
  key: "security/keepwatch.tfstate",
  region: "eu-central-1",
  encrypt: true,
});
// CDKTF has no word for it yet; Terraform 1.10 and OpenTofu 1.10 have
stack.addOverride("terraform.backend.s3.use_lockfile", true);
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "eu-central-1",
  subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
});

app.synth();
