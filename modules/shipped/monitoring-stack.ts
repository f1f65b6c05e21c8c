import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "../chain/iam-policy-change-monitoring";
import type { IamPolicyChangeMonitoringConfig } from "../chain/monitoring-config";
import { Annotations, AwsProvider, Fn, TerraformOutput, TerraformStack } from "../parts/cdktf";
import { iamHomeRegionOf } from "../parts/placement";
import { shownEndpoint } from "../tell/subscription";
import type { Settings } from "./settings";
import { defineBackend, placeOfState } from "./state-backend";

/** The shipped stack: one AWS provider, one chain, and an output for everything an operator needs. */
export class MonitoringStack extends TerraformStack {
  /** The chain. */
  readonly monitoring: IamPolicyChangeMonitoring;

  /** @throws if a setting is wrong, or the links given cannot work together */
  constructor(scope: Construct, id: string, { backend, ...settings }: Settings) {
    super(scope, id);
    if (backend) {
      defineBackend(this, backend, settings.region);
    }
    Annotations.of(this).addInfo(`state: ${placeOfState(backend, id)}`);
    new AwsProvider(this, "aws", { region: settings.region, allowedAccountIds: [settings.account] });
    this.monitoring = new IamPolicyChangeMonitoring(this, "monitoring", {
      ...settings,
      ...this.reachingHome(settings),
    });
    const { trail, metricFilter, alarm, watches, subscriptions, logGroupName, topicArn, requiredStatements } =
      this.monitoring;

    this.output("trail_arn", "Trail that records", trail?.trail.arn);
    this.output("trail_bucket", "Bucket that keeps the record", trail?.bucket?.bucket.bucket);
    this.output("log_group_name", "Log group that the trail feeds", logGroupName);
    this.output("metric_filter_name", "Filter, and metric, of IAM policy changes", metricFilter.filter.name);
    this.output("alarm_arn", "Alarm of IAM policy changes", alarm.alarm.arn);
    this.output(
      "further_alarm_arns",
      "Alarms beside it, by what they watch",
      given(Object.fromEntries(Object.entries(watches).map(([name, watch]) => [name, watch.alarm.alarm.arn]))),
    );
    this.output("topic_arn", "Topic that is told", topicArn);
    this.output(
      "subscription_arns",
      'Subscriptions; "PendingConfirmation" until the endpoint confirms',
      subscriptions.map((subscription) => subscription.arn),
    );
    this.output(
      "pending_subscriptions",
      "Whom nothing reaches yet, because they have not confirmed",
      Fn.compact(
        subscriptions.map(({ pendingConfirmation }, index) =>
          Fn.conditional(pendingConfirmation, shown(settings.subscriptions[index]), ""),
        ),
      ),
    );
    this.output(
      "required_policy_statements",
      "What the policies of existing links must contain",
      given(requiredStatements),
    );
    this.output(
      "test_command",
      "Sets the alarm off, to see who is told",
      `aws cloudwatch set-alarm-state --region ${settings.region} --alarm-name ${alarm.alarm.alarmName} --state-value ALARM --state-reason test`,
    );
  }

  /** The messages about each call come from one region of the partition, which has a provider of its own where the chain is elsewhere. */
  private reachingHome(settings: Settings): Pick<IamPolicyChangeMonitoringConfig, "changeAlert"> {
    const { changeAlert, region, account } = settings;
    const home = iamHomeRegionOf(settings);
    if (changeAlert === undefined || region === home) return {};
    const provider = new AwsProvider(this, "aws-home", { alias: "home", region: home, allowedAccountIds: [account] });
    return { changeAlert: { ...changeAlert, provider } };
  }

  private output(name: string, description: string, value: unknown): void {
    if (value !== undefined) {
      new TerraformOutput(this, name, { value, description, staticId: true });
    }
  }
}

/** A value, but for an empty one. */
const given = (value: object): object | undefined => (Object.keys(value).length > 0 ? value : undefined);

const shown = (subscription: Settings["subscriptions"][number] | undefined): string =>
  subscription ? `${subscription.protocol} ${shownEndpoint(subscription)}` : "";
