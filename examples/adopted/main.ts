// A chain that was made by hand is taken over, under the names that it has: nothing is destroyed, and no mailbox confirms again.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IamPolicyChangeMonitoring } from "keepwatch";

const app = new App();
const stack = new TerraformStack(app, "adopted");
new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
const { trail, logGroup, metricFilter, alarm, topic, subscriptions } = new IamPolicyChangeMonitoring(
  stack,
  "monitoring",
  {
    account: "123456789012",
    region: "eu-central-1",
    trail: {
      kind: "created",
      name: "management-events",
      bucket: { kind: "created", name: "example-trail-records" },
      deliveryRole: { kind: "created", name: "CloudTrail_CloudWatchLogs_Role" },
    },
    logGroup: { kind: "created", name: "CloudTrail/DefaultLogGroup" },
    metricFilter: { name: "IAMPolicyChanges", metricName: "IAMPolicyEventCount", metricNamespace: "CloudTrailMetrics" },
    alarm: { name: "IAM Policy Changes" },
    topic: { kind: "created", name: "CloudTrailAlarms" },
    subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
  },
);

const topicArn = "arn:aws:sns:eu-central-1:123456789012:CloudTrailAlarms";
trail?.trail.importFrom("arn:aws:cloudtrail:eu-central-1:123456789012:trail/management-events");
trail?.bucket?.bucket.importFrom("example-trail-records");
trail?.bucket?.policy.importFrom("example-trail-records");
trail?.deliveryRole?.role.importFrom("CloudTrail_CloudWatchLogs_Role");
logGroup?.logGroup.importFrom("CloudTrail/DefaultLogGroup");
metricFilter.filter.importFrom("CloudTrail/DefaultLogGroup:IAMPolicyChanges");
alarm.alarm.importFrom("IAM Policy Changes");
topic?.topic.importFrom(topicArn);
topic?.policy.importFrom(topicArn);
subscriptions[0]?.importFrom(`${topicArn}:5c2e4d5e-6a2b-4f0a-9d7e-2f1c8e3b7a10`);

app.synth();
