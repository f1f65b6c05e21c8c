import { Construct } from "constructs";
import { watches } from "../../spec";
import { Alarm } from "../alarm/alarm";
import { alarmDescription } from "../alarm/alarm-description";
import { control, controlEvents, describedControl } from "../alarm/control";
import { Dashboard } from "../alarm/dashboard";
import { publishedPattern } from "../alarm/filter-pattern";
import { MetricFilter } from "../alarm/metric-filter";
import { SavedQuery } from "../alarm/saved-query";
import { defineWatches, eventsOf, type Watch } from "../alarm/watch";
import { SnsTopicSubscription, TerraformStack } from "../parts/cdktf";
import { chainName, type Identity, metaOf, named, regionalArn } from "../parts/placement";
import { compareWithProvider } from "../parts/provider-errors";
import type { RequiredStatement } from "../parts/required-statement";
import { policiesOf, waitingFor } from "../parts/waiting";
import { LogGroup } from "../record/log-group";
import { Trail } from "../record/trail";
import { type ChangeAlert, changeAlertStatements, defineChangeAlert, publishersOf } from "../tell/change-alert";
import { ChatChannel } from "../tell/chat-channel";
import { EndpointPermission, needsPermission } from "../tell/endpoint-permission";
import type { Subscription } from "../tell/subscription";
import { Topic, topicStatements } from "../tell/topic";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { monitoringErrors } from "./monitoring-errors";

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
  /** The messages about each call. */
  readonly changeAlert: ChangeAlert | undefined;
  /** The saved query of who made the calls. */
  readonly savedQuery?: SavedQuery;
  /** The dashboard. */
  readonly dashboard?: Dashboard;
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

  private readonly identity: Identity;

  /** @throws if a setting is wrong, or the links given cannot work together */
  constructor(scope: Construct, id: string, config: IamPolicyChangeMonitoringConfig) {
    super(scope, id);
    const errors = monitoringErrors(config);
    if (errors.length > 0) {
      throw new Error(errors.join("\n"));
    }
    const identity: Identity = { ...config, name: config.name ?? chainName };
    this.identity = identity;
    this.refuseNamesake();
    compareWithProvider(this, config);
    const { trail, logGroup, topic, alarm: { name: alarmName = identity.name, ...alarming } = {} } = config;
    const runbook = config.runbook === undefined ? {} : { runbook: config.runbook };
    const statements: RequiredStatement[] = [];

    const givenGroupName = logGroup?.name ?? `/aws/cloudtrail/${identity.name}`;
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
      ...config.metricFilter,
      identity,
      logGroupName: this.logGroupName,
      pattern: publishedPattern(config.pattern ?? "canonical", controlEvents),
    });
    if (topic?.kind === "existing") {
      this.topicArn = topic.arn;
      statements.push(...topicStatements(identity, topic));
    } else {
      this.topic = new Topic(this, "topic", { ...topic, identity, publishers: publishersOf(config) });
      this.topicArn = this.topic.topic.arn;
      statements.push(...this.topic.requiredStatements);
    }
    this.alarm = new Alarm(this, "alarm", {
      identity: { ...identity, name: alarmName },
      description: alarmDescription({
        happened: control.alarm,
        control: describedControl,
        events: controlEvents,
        logGroup: givenGroupName,
        ...runbook,
      }),
      metricFilter: this.metricFilter,
      topicArn: this.topicArn,
      ...alarming,
    });
    const { logGroupName, topicArn } = this;
    this.watches = defineWatches(this, config, { identity, alarmName, givenGroupName, logGroupName, topicArn });
    if (config.tunedAlarm?.topic) {
      statements.push(...topicStatements(identity, config.tunedAlarm.topic));
    }
    const seen = [...controlEvents, ...(config.escalationAlarm ? eventsOf(watches.escalation) : [])];
    this.changeAlert = defineChangeAlert(this, config, identity, seen, topicArn);
    statements.push(...changeAlertStatements(identity, config));
    if (config.savedQuery) {
      this.savedQuery = new SavedQuery(this, "saved-query", { identity, events: seen, logGroupName });
    }
    if (config.dashboard) {
      this.dashboard = new Dashboard(this, "dashboard", {
        identity,
        watched: [this, ...Object.values(this.watches)],
        events: seen,
        logGroupName,
      });
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

  /** @throws if the stack has another chain whose parts would have the names of this one's */
  private refuseNamesake(): void {
    const { name, account } = this.identity;
    const namesake = TerraformStack.of(this)
      .node.findAll()
      .find(
        (other) =>
          other !== this &&
          other instanceof IamPolicyChangeMonitoring &&
          other.identity?.name === name &&
          other.identity.account === account,
      );
    if (namesake) {
      throw new Error(`"${namesake.node.path}" is also a chain named "${name}": give one of them another name`);
    }
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
      ...waitingFor([
        ...(permission?.created === undefined ? [] : [permission.created]),
        ...policiesOf(this, endpoint, ...(permission?.roleArn === undefined ? [] : [permission.roleArn])),
      ]),
    });
  }
}
