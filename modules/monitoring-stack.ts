import type { Construct } from "constructs";
import { AwsProvider, TerraformOutput, TerraformStack } from "./cdktf";
import { IamPolicyChangeMonitoring } from "./iam-policy-change-monitoring";
import type { Settings } from "./settings";

/** The shipped stack: one AWS provider, one chain, and an output for everything an operator needs. */
export class MonitoringStack extends TerraformStack {
  /** The chain. */
  readonly monitoring: IamPolicyChangeMonitoring;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: settings.region, allowedAccountIds: [settings.account] });
    this.monitoring = new IamPolicyChangeMonitoring(this, "monitoring", settings);
    const { trail, metricFilter, alarm, subscriptions, logGroupName, topicArn } = this.monitoring;

    this.output("trail_arn", "Trail that records", trail?.trail.arn);
    this.output("trail_bucket", "Bucket that keeps the record", trail?.bucket.bucket.bucket);
    this.output("log_group_name", "Log group that the trail feeds", logGroupName);
    this.output("metric_filter_name", "Filter, and metric, of IAM policy changes", metricFilter.filter.name);
    this.output("alarm_arn", "Alarm of IAM policy changes", alarm.alarm.arn);
    this.output("topic_arn", "Topic that is told", topicArn);
    this.output(
      "subscription_arns",
      'Subscriptions; "PendingConfirmation" until the endpoint confirms',
      subscriptions.map((subscription) => subscription.arn),
    );
    this.output(
      "test_command",
      "Sets the alarm off, to see who is told",
      `aws cloudwatch set-alarm-state --region ${settings.region} --alarm-name ${alarm.alarm.alarmName} --state-value ALARM --state-reason test`,
    );
  }

  private output(name: string, description: string, value: unknown): void {
    if (value !== undefined) {
      new TerraformOutput(this, name, { value, description, staticId: true });
    }
  }
}
