// Every alarm and message, every kind of subscriber, and the record locked against everybody.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "everything");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
const provider = new AwsProvider(stack, "home", { alias: "home", region: "us-east-1" });
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-central-1:123456789012:${resource}`;
new IamPolicyChangeMonitoring(stack, "monitoring", {
  account: "123456789012",
  region: "eu-central-1",
  name: "iam-changes",
  tags: { team: "security", "data-class": "audit" },
  trail: { kind: "created", bucket: { kind: "created", objectLock: "compliance" } },
  pattern: "mitre",
  runbook: "https://wiki.example.com/iam-changes",
  escalationAlarm: true,
  tamperingAlarm: true,
  tunedAlarm: { exclude: [{ field: "userIdentity.arn", value: "*:role/deployment" }] },
  subscriptions: [
    { protocol: "email", endpoint: "security@example.com" },
    { protocol: "email-json", endpoint: "archive@example.com" },
    { protocol: "sms", endpoint: "+14155550100" },
    { protocol: "https", endpoint: "https://incidents.example.com/sns", autoConfirms: true },
    { protocol: "sqs", endpoint: arn("sqs", "incidents") },
    { protocol: "lambda", endpoint: arn("lambda", "function:triage:live") },
    { protocol: "firehose", endpoint: arn("firehose", "deliverystream/alarms") },
    { protocol: "application", endpoint: arn("sns", "endpoint/APNS/on-call/1234abcd-12ab-34cd-56ef-1234567890ab") },
  ],
  changeAlert: { topic: { kind: "existing", arn: "arn:aws:sns:us-east-1:123456789012:iam" }, provider },
  savedQuery: true,
  dashboard: true,
  chat: [{ kind: "slack", teamId: "T07EA123LEP", channelId: "C07EZ1ABC23" }],
});

app.synth();
