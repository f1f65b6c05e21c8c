import type { Construct } from "constructs";
import { EndpointPermission, IamPolicyChangeMonitoring, type Identity, type Partition } from "../modules";
import { controlEvents } from "../modules/alarm/control";
import { publishedPattern, publishedTexts } from "../modules/alarm/filter-pattern";
import { ref, TerraformElement, TerraformLocal, TerraformOutput, TerraformStack, Token } from "../modules/parts/cdktf";
import { partitions } from "../modules/parts/placement";
import { reference, template } from "./expressions";
import { addShown, openAlarms } from "./open-alarms";
import { openBucket } from "./open-bucket";
import { addChat } from "./open-chat";
import { openSubscriptions } from "./open-subscriptions";
import { changeAlertStatements, openTopic } from "./open-topic";
import { addressOf, Counted, type Opening } from "./opening";
import { notGiven } from "./variables";
import type { Variant } from "./variants";

/** The partition of var.region, as an expression. */
const partitionExpression = partitions
  .filter((partition) => partition !== "aws")
  .reduceRight<string>(
    (otherwise, partition) =>
      `startswith(var.region, "${partition.replace("aws-", "")}-") ? "${partition}" : ${otherwise}`,
    '"aws"',
  );

/** Statements that are required only under a condition: beginning of the Sid → the condition, and the variable that it needs. */
const conditionalStatements: Readonly<Record<string, readonly [condition: string, variable: string]>> = {
  AccessLogs: ["!var.create_access_log_bucket", "create_access_log_bucket"],
  Copies: ["var.replication_account != null", "replication_account"],
  EventBridge: ["var.change_alert", "change_alert"],
};

/** Every statement of `local.link_statements` that is about something given, and one for every endpoint with a policy of its own. */
const statementsExpression = (variables: Variant["variables"]): string =>
  [
    `concat([for one in local.link_statements : one if one.of != null && !endswith(coalesce(one.of, "-"), ":::${notGiven}")`,
    ...Object.entries(conditionalStatements)
      .filter(([, [, variable]]) => variables[variable] !== undefined)
      .map(([sid, [condition]]) => `&& (${condition} || !startswith(one.statement.Sid, "${sid}"))`),
    "],",
    "[for one in values(var.subscriptions) : merge(local.endpoint_statements[one.protocol], { of = one.endpoint,",
    "statement = merge(local.endpoint_statements[one.protocol].statement, { Resource = [one.endpoint] }) })",
    "if contains(keys(local.endpoint_statements), one.protocol) && !one.create_permission])",
  ].join(" ");

/** The construct with variables in place of values, as the content of a module: without provider and backend. */
export class ModuleStack extends TerraformStack {
  private readonly counted = new Counted();

  constructor(scope: Construct, { variables, configOf }: Variant) {
    super(scope, "module");
    const partition = new TerraformLocal(this, "partition", template(partitionExpression));
    new TerraformLocal(
      this,
      "patterns",
      Object.fromEntries(publishedTexts.map((text) => [text, publishedPattern(text, controlEvents)])),
    );
    for (const [name, { otherwise }] of Object.entries(variables)) {
      if (otherwise !== undefined) {
        new TerraformLocal(this, name, template(`coalesce(var.${name}, ${otherwise})`));
      }
    }
    if (variables["bucket_prefix"]) {
      new TerraformLocal(
        this,
        "bucket_path",
        template(`var.bucket_prefix == null ? "" : "/${template("var.bucket_prefix")}"`),
      );
    }
    const variable = (name: string): string =>
      reference(`${variables[name]?.otherwise === undefined ? "var" : "local"}.${name}`);
    const number = (name: string): number => Token.asNumber(ref(`var.${name}`));
    const runbook = variable("runbook");
    const asked = configOf(variable, number);
    const identity: Identity = {
      account: variable("account"),
      region: variable("region"),
      // Known to Terraform only, which computes no other
      partition: partition.asString as Partition,
      name: variable("name"),
      tags: Token.asStringMap(ref("var.tags")),
      permissionsBoundary: variable("permissions_boundary"),
      ...(asked.sandbox ? { sandbox: true } : {}),
    };
    const monitoring = new IamPolicyChangeMonitoring(this, "monitoring", {
      ...identity,
      metricFilter: {
        name: variable("metric_filter_name"),
        metricName: variable("metric_name"),
        metricNamespace: variable("metric_namespace"),
      },
      alarm: { name: variable("alarm_name"), period: number("alarm_period"), okActions: true },
      runbook,
      escalationAlarm: true,
      tamperingAlarm: true,
      tunedAlarm: {
        exclude: [{ field: "eventName", value: reference("var.tuned_alarm_exclusions") }],
        topic: {
          kind: "existing",
          arn: variable("tuned_alarm_topic_arn"),
          keyArn: variable("tuned_alarm_topic_key_arn"),
        },
      },
      subscriptions: [{ protocol: "sms", endpoint: reference("each.value.endpoint") }],
      ...asked,
    });
    const endpointStatement = (protocol: "sqs" | "lambda") => {
      const kind = "existing";
      const subscription = { protocol, endpoint: "", queuePolicy: { kind }, permission: { kind } } as const;
      const { topicArn } = monitoring;
      return new EndpointPermission(this, protocol, { identity, topicArn, subscription }).requiredStatements[0];
    };
    new TerraformLocal(this, "link_statements", [
      ...monitoring.requiredStatements,
      ...changeAlertStatements(identity, asked),
    ]);
    new TerraformLocal(this, "endpoint_statements", {
      sqs: endpointStatement("sqs"),
      lambda: endpointStatement("lambda"),
    });
    const opening: Opening = { scope: this, monitoring, identity, variables, counted: this.counted };
    openAlarms(opening, runbook);
    if (asked.trail?.kind === "created" && asked.trail.bucket?.kind === "created") {
      openBucket(opening, asked.trail.bucket);
    }
    openTopic(opening);
    openSubscriptions(opening);
    addChat(opening);
    addShown(opening);
    this.putOut(monitoring, variables);
  }

  override toTerraform(): ReturnType<TerraformStack["toTerraform"]> {
    const resolved = JSON.stringify(this.counted.resolved(super.toTerraform()));
    // Within an ARN a prefix that is not given takes its slash with it
    return JSON.parse(resolved.replaceAll(`/${template("var.bucket_prefix")}/`, `${template("local.bucket_path")}/`));
  }

  private putOut(monitoring: IamPolicyChangeMonitoring, variables: Variant["variables"]): void {
    const { trail, metricFilter, alarm, watches, subscriptions, logGroupName, topicArn } = monitoring;
    const put = (name: string, description: string, value: unknown): void => {
      if (value !== undefined) {
        new TerraformOutput(this, `output-${name}`, { value, description }).overrideLogicalId(name);
      }
    };
    put("trail_arn", "Trail that records.", trail?.trail.arn);
    put("trail_bucket", "Bucket that keeps the record.", trail?.bucket?.bucket.bucket ?? trail?.bucketName);
    put("log_group_name", "Log group that the trail feeds.", logGroupName);
    put("metric_filter_name", "Filter, and metric, of IAM policy changes.", metricFilter.filter.name);
    put("alarm_arn", "Alarm of IAM policy changes.", alarm.alarm.arn);
    for (const [name, watch] of Object.entries(watches)) {
      const asked = name === "tuned" ? "tuned_alarm_exclusions" : `${name}_alarm`;
      put(
        `${name}_alarm_arn`,
        `Alarm that ${asked} asks for; null without.`,
        template(`one(${addressOf(watch.alarm.alarm)}[*].arn)`),
      );
    }
    put("topic_arn", "Topic that is told.", topicArn);
    const told = `aws_sns_topic_subscription.${subscriptions[0]?.friendlyUniqueId}`;
    put(
      "subscription_arns",
      "Subscriptions, by their names.",
      template(`{ for name, one in ${told} : name => one.arn }`),
    );
    put(
      "pending_subscriptions",
      "Names of those whom nothing reaches yet, because they have not confirmed.",
      template(`[for name, one in ${told} : name if one.pending_confirmation]`),
    );
    put(
      "required_policy_statements",
      "What the policies of existing links, queues and functions must contain, and of what they are.",
      template(statementsExpression(variables)),
    );
    put(
      "test_command",
      "Sets the alarm off, to see who is told.",
      `aws cloudwatch set-alarm-state --region \${var.region} --alarm-name ${alarm.alarm.alarmName} --state-value ALARM --state-reason test`,
    );
  }

  /** Names that a person would give: the words of the path, without those that a part says again of the one before. */
  protected override allocateLogicalId(element: TerraformElement | Construct["node"]): string {
    const { path } = element instanceof TerraformElement ? element.node : element;
    const [, ...parts] = path.split("/").filter((part) => part !== "monitoring");
    return parts
      .map((part) => part.replace(/-0$/, "").split(/[-_]/))
      .reduce((name, part) => name.concat(part.slice(overlap(name, part))))
      .join("_");
  }
}

/** How many words at the end of a name are those at the beginning of a part. */
const overlap = (name: readonly string[], part: readonly string[]): number =>
  part
    .map((_, index) => part.length - index)
    .find((length) => name.slice(-length).join() === part.slice(0, length).join()) ?? 0;
