import { Construct } from "constructs";
import { Alarm } from "./alarm";
import { SnsTopicSubscription } from "./cdktf";
import { LogGroup } from "./log-group";
import { MetricFilter } from "./metric-filter";
import { monitoringErrors } from "./monitoring-errors";
import { type Identity, metaOf, type Placement, regionalArn } from "./placement";
import type { Subscription } from "./subscription";
import { Topic } from "./topic";
import { Trail } from "./trail";

/** A link that this construct defines. */
export interface Created {
  readonly kind: "created";
}

/** A trail that is there already, and feeds the existing log group. */
export interface ExistingTrail {
  readonly kind: "existing";
}

/** A log group that is there already. */
export interface ExistingLogGroup {
  readonly kind: "existing";
  /** Name of the group, in the account and region of the chain. */
  readonly name: string;
}

/** A topic that is there already. Its policy and key must let CloudWatch publish. */
export interface ExistingTopic {
  readonly kind: "existing";
  /** ARN of the topic, in the region of the chain. */
  readonly arn: string;
}

/** Config of {@link IamPolicyChangeMonitoring}. */
export interface IamPolicyChangeMonitoringConfig extends Placement {
  /**
   * Name that every part derives its own from; must differ between two chains of one account.
   * @default "iam-policy-changes"
   */
  readonly name?: string;
  /**
   * The trail that records.
   * @default - a new trail with bucket, key and delivery role
   */
  readonly trail?: Created | ExistingTrail;
  /**
   * The log group that the trail feeds.
   * @default - a new encrypted group, kept for 365 days
   */
  readonly logGroup?: Created | ExistingLogGroup;
  /**
   * The topic that the alarm tells.
   * @default - a new topic with a key of its own
   */
  readonly topic?: Created | ExistingTopic;
  /** Who is told. At least one with a created topic; an existing topic may have its own. */
  readonly subscriptions: readonly Subscription[];
}

/** Defines the whole chain from an IAM call to the person who is told: CIS AWS Foundations 4.4. */
export class IamPolicyChangeMonitoring extends Construct {
  /** The created trail. */
  readonly trail?: Trail;
  /** The created log group. */
  readonly logGroup?: LogGroup;
  /** The metric filter. */
  readonly metricFilter: MetricFilter;
  /** The alarm. */
  readonly alarm: Alarm;
  /** The created topic. */
  readonly topic?: Topic;
  /** The subscriptions. */
  readonly subscriptions: readonly SnsTopicSubscription[];
  /** Name of the log group, created or existing. */
  readonly logGroupName: string;
  /** ARN of the topic, created or existing. */
  readonly topicArn: string;

  /** @throws if a setting is wrong, or the links given cannot work together */
  constructor(scope: Construct, id: string, config: IamPolicyChangeMonitoringConfig) {
    super(scope, id);
    const errors = monitoringErrors(config);
    if (errors.length > 0) {
      throw new Error(errors.join("\n"));
    }
    const identity: Identity = { ...config, name: config.name ?? "iam-policy-changes" };

    let logGroupArn: string;
    if (config.logGroup?.kind === "existing") {
      this.logGroupName = config.logGroup.name;
      logGroupArn = regionalArn(identity, "logs", `log-group:${this.logGroupName}`);
    } else {
      const name = `/aws/cloudtrail/${identity.name}`;
      this.logGroup = new LogGroup(this, "log-group", { identity, name });
      this.logGroupName = this.logGroup.logGroup.name;
      logGroupArn = this.logGroup.logGroup.arn;
    }
    if (config.trail?.kind !== "existing") {
      this.trail = new Trail(this, "trail", {
        identity,
        logGroupName: config.logGroup?.kind === "existing" ? config.logGroup.name : `/aws/cloudtrail/${identity.name}`,
        logGroupArn,
      });
    }
    this.metricFilter = new MetricFilter(this, "metric-filter", { identity, logGroupName: this.logGroupName });
    if (config.topic?.kind === "existing") {
      this.topicArn = config.topic.arn;
    } else {
      this.topic = new Topic(this, "topic", { identity });
      this.topicArn = this.topic.topic.arn;
    }
    this.alarm = new Alarm(this, "alarm", { identity, metricFilter: this.metricFilter, topicArn: this.topicArn });
    this.subscriptions = config.subscriptions.map(
      ({ protocol, endpoint }, index) =>
        new SnsTopicSubscription(this, `subscription-${index}`, {
          ...metaOf(identity),
          topicArn: this.topicArn,
          protocol,
          endpoint,
        }),
    );
  }
}
