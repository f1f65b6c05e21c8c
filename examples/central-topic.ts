// The alarm tells a topic of the security account, where somebody is subscribed already.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "central-topic");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
const { requiredStatements } = new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "eu-central-1",
  topic: {
    kind: "existing",
    arn: "arn:aws:sns:eu-central-1:210987654321:security-alarms",
    keyArn: "arn:aws:kms:eu-central-1:210987654321:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  },
  subscriptions: [],
});
// What the security account must add to the policies of topic and key
new TerraformOutput(stack, "required_policy_statements", { value: requiredStatements });

app.synth();
