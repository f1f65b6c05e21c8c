import { Construct } from "constructs";
import { type Watch as CatalogueWatch, controls, watches } from "../spec";
import { Alarm } from "./alarm";
import { type AlarmMeaning, alarmDescription, controlInWords } from "./alarm-description";
import { SnsTopicSubscription } from "./cdktf";
import { ChatChannel } from "./chat-channel";
import { EndpointPermission, needsPermission } from "./endpoint-permission";
import { publishedPattern, tunedPattern, watchPattern } from "./filter-pattern";
import { LogGroup } from "./log-group";
import { MetricFilter } from "./metric-filter";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { monitoringErrors } from "./monitoring-errors";
import { type Identity, metaOf, regionalArn } from "./placement";
import type { RequiredStatement } from "./required-statement";
import type { Subscription } from "./subscription";
import { Topic, topicStatements } from "./topic";
import { Trail } from "./trail";
import { Watch } from "./watch";

const control = controls["iam-policy-changes"];
const events = control.must_match.map(({ eventName = "" }) => eventName);

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
  /** The filters and alarms beside it, by what they watch: `escalation`, `tampering`, `tuned`. */
  readonly watches: Readonly<Record<string, Watch>>;
  /** The created topic. */
  readonly topic?: Topic;
  /** The subscriptions, in the order in which they were given. */
  readonly subscriptions: readonly SnsTopicSubscription[];
  /** The chat channels, in the order in which they were given. */
  readonly chat: readonly ChatChannel[];
  /** Name of the log group, created or existing. */
  readonly logGroupName: string;
  /** ARN of the topic, created or existing. */
  readonly topicArn: string;
  /** What the policies of existing links must contain; empty where everything is created. */
  readonly requiredStatements: readonly RequiredStatement[];

  /** @throws if a setting is wrong, or the links given cannot work together */
  constructor(scope: Construct, id: string, config: IamPolicyChangeMonitoringConfig) {
    super(scope, id);
    const errors = monitoringErrors(config);
    if (errors.length > 0) {
      throw new Error(errors.join("\n"));
    }
    const identity: Identity = { ...config, name: config.name ?? "iam-policy-changes" };
    const { trail, logGroup, topic } = config;
    const runbook = config.runbook === undefined ? {} : { runbook: config.runbook };
    const statements: RequiredStatement[] = [];

    const givenGroupName = logGroup?.kind === "existing" ? logGroup.name : `/aws/cloudtrail/${identity.name}`;
    if (logGroup?.kind !== "existing") {
      this.logGroup = new LogGroup(this, "log-group", { ...logGroup, identity, name: givenGroupName });
      statements.push(...this.logGroup.requiredStatements);
    }
    this.logGroupName = this.logGroup?.logGroup.name ?? givenGroupName;
    if (trail?.kind !== "existing") {
      this.trail = new Trail(this, "trail", {
        ...trail,
        identity,
        logGroupName: givenGroupName,
        logGroupArn: this.logGroup?.logGroup.arn ?? regionalArn(identity, "logs", `log-group:${givenGroupName}`),
      });
      statements.push(...this.trail.requiredStatements);
    }
    this.metricFilter = new MetricFilter(this, "metric-filter", {
      identity,
      logGroupName: this.logGroupName,
      pattern: publishedPattern(config.pattern ?? "canonical", events),
    });
    if (topic?.kind === "existing") {
      this.topicArn = topic.arn;
      statements.push(...topicStatements(identity, topic));
    } else {
      this.topic = new Topic(this, "topic", { ...topic, identity });
      this.topicArn = this.topic.topic.arn;
      statements.push(...this.topic.requiredStatements);
    }
    this.alarm = new Alarm(this, "alarm", {
      identity,
      description: alarmDescription({
        happened: control.alarm,
        control: controlInWords("iam-policy-changes", control.benchmarks),
        events,
        logGroup: givenGroupName,
        ...runbook,
      }),
      metricFilter: this.metricFilter,
      topicArn: this.topicArn,
    });
    this.watches = this.defineWatches(identity, config, givenGroupName);
    if (config.tunedAlarm?.topic) {
      statements.push(...topicStatements(identity, config.tunedAlarm.topic));
    }
    this.subscriptions = config.subscriptions.map((subscription, index) =>
      this.subscribe(identity, `subscription-${index}`, subscription, statements),
    );
    this.chat = (config.chat ?? []).map(
      (channel, index) =>
        new ChatChannel(this, `chat-${index}`, {
          identity: named(identity, `chat-${index}`),
          topicArn: this.topicArn,
          channel,
        }),
    );
    this.requiredStatements = statements;
  }

  /** @param logGroup name of the group as it is given, so that a pattern can hold it */
  private defineWatches(
    identity: Identity,
    { escalationAlarm, tamperingAlarm, tunedAlarm, runbook }: IamPolicyChangeMonitoringConfig,
    logGroup: string,
  ): Record<string, Watch> {
    const { logGroupName } = this;
    const page = runbook === undefined ? {} : { runbook };
    const watch = (id: string, meaning: Meaning, pattern: string, topicArn = this.topicArn) => ({
      [id]: new Watch(this, id, {
        identity: named(identity, id),
        logGroupName,
        pattern,
        description: alarmDescription({ ...meaning, logGroup, ...page }),
        topicArn,
      }),
    });
    const names = { name: identity.name, log_group: logGroup };
    const { escalation, tampering } = watches;
    return {
      ...(escalationAlarm ? watch("escalation", meaningOf(escalation), watchPattern(escalation, names)) : {}),
      ...(tamperingAlarm ? watch("tampering", meaningOf(tampering), watchPattern(tampering, names)) : {}),
      ...(tunedAlarm
        ? watch(
            "tuned",
            { happened: `${control.alarm} It is none of the changes that are left out.`, events },
            tunedPattern(events, tunedAlarm.exclude),
            tunedAlarm.topic?.arn,
          )
        : {}),
    };
  }

  private subscribe(
    identity: Identity,
    id: string,
    subscription: Subscription,
    statements: RequiredStatement[],
  ): SnsTopicSubscription {
    const { topicArn } = this;
    const { protocol, endpoint } = subscription;
    const permission = needsPermission(subscription)
      ? new EndpointPermission(this, `${id}-permission`, { identity: named(identity, id), topicArn, subscription })
      : undefined;
    statements.push(...(permission?.requiredStatements ?? []));
    return new SnsTopicSubscription(this, id, {
      ...metaOf(identity),
      topicArn,
      protocol,
      endpoint,
      ...((protocol === "https" || protocol === "http") && subscription.autoConfirms
        ? { endpointAutoConfirms: true }
        : {}),
      ...(permission?.roleArn === undefined ? {} : { subscriptionRoleArn: permission.roleArn }),
      ...(permission?.created === undefined ? {} : { dependsOn: [permission.created] }),
    });
  }
}

type Meaning = Pick<AlarmMeaning, "happened" | "events">;

const meaningOf = ({ alarm, events }: CatalogueWatch): Meaning => ({
  happened: alarm,
  events: events.flatMap(({ names }) => names),
});

/** The identity of a part that there may be several of. */
const named = (identity: Identity, part: string): Identity => ({ ...identity, name: `${identity.name}-${part}` });
