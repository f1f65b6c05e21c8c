import type { Construct } from "constructs";
import { EndpointPermission, IamPolicyChangeMonitoring, type Partition } from "../modules";
import { ref, TerraformElement, TerraformLocal, TerraformOutput, TerraformStack, Token } from "../modules/cdktf";
import { publishedPattern, publishedTexts } from "../modules/filter-pattern";
import { partitions } from "../modules/placement";
import { controlEvents } from "../modules/watches";
import type { Variant } from "./variants";

/** An expression in a template of Terraform's. */
const template = (expression: string): string => `\${${expression}}`;

/** A reference that only Terraform resolves. */
const reference = (text: string): string => Token.asString(ref(text));

/** The partition of var.region, as an expression. */
const partitionExpression = partitions
  .filter((partition) => partition !== "aws")
  .reduceRight<string>(
    (otherwise, partition) =>
      `startswith(var.region, "${partition.replace("aws-", "")}-") ? "${partition}" : ${otherwise}`,
    '"aws"',
  );

/** Which endpoints a topic reaches: Terraform reads both sides of an `||`, whatever the first says. No condition of the variable: before Terraform 1.9 such a one knows no other variable. */
const reachable = [
  {
    condition: template(
      '!startswith(each.value.endpoint, "arn:") || try(split(":", each.value.endpoint)[1], "") == local.partition',
    ),
    error_message: `In subscriptions, ${template("each.key")}: an endpoint must be in partition ${template("local.partition")}, that of the topic.`,
  },
  {
    condition: template(
      '!contains(["application", "firehose"], each.value.protocol) || try(split(":", each.value.endpoint)[3], "") == var.region',
    ),
    error_message: `In subscriptions, ${template("each.key")}: a topic reaches a delivery stream or a platform endpoint only in its own region, ${template("var.region")}.`,
  },
];

/** Every statement of `local.link_statements` that is about something given, and one for every endpoint with a policy of its own. */
const statementsExpression = [
  "concat([for one in local.link_statements : one if one.of != null],",
  "[for one in values(var.subscriptions) : merge(local.endpoint_statements[one.protocol], { of = one.endpoint,",
  "statement = merge(local.endpoint_statements[one.protocol].statement, { Resource = [one.endpoint] }) })",
  "if contains(keys(local.endpoint_statements), one.protocol)])",
].join(" ");

/** The construct with variables in place of values, as the content of a module: without provider and backend. */
export class ModuleStack extends TerraformStack {
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
    const variable = (name: string): string =>
      reference(`${variables[name]?.otherwise === undefined ? "var" : "local"}.${name}`);
    const placement = {
      account: variable("account"),
      region: variable("region"),
      // Known to Terraform only, which computes no other
      partition: partition.asString as Partition,
      name: variable("name"),
    };
    const monitoring = new IamPolicyChangeMonitoring(this, "monitoring", {
      ...placement,
      tags: Token.asStringMap(ref("var.tags")),
      ...(variables["permissions_boundary"] ? { permissionsBoundary: variable("permissions_boundary") } : {}),
      metricFilter: {
        name: variable("metric_filter_name"),
        metricName: variable("metric_name"),
        metricNamespace: variable("metric_namespace"),
      },
      alarm: { name: variable("alarm_name") },
      escalationAlarm: true,
      tamperingAlarm: true,
      subscriptions: [{ protocol: "sms", endpoint: reference("each.value.endpoint") }],
      ...configOf(variable),
    });
    const endpointStatement = (protocol: "sqs" | "lambda") => {
      const kind = "existing";
      const subscription = { protocol, endpoint: "", queuePolicy: { kind }, permission: { kind } } as const;
      const { topicArn } = monitoring;
      return new EndpointPermission(this, protocol, { identity: placement, topicArn, subscription })
        .requiredStatements[0];
    };
    new TerraformLocal(this, "link_statements", monitoring.requiredStatements);
    new TerraformLocal(this, "endpoint_statements", {
      sqs: endpointStatement("sqs"),
      lambda: endpointStatement("lambda"),
    });
    this.openUp(monitoring);
    this.putOut(monitoring);
  }

  /** Puts variables where the construct has structure, or a value of its own. */
  private openUp({ metricFilter, logGroup, watches, subscriptions }: IamPolicyChangeMonitoring): void {
    metricFilter.filter.addOverride("pattern", template("local.patterns[var.pattern]"));
    logGroup?.logGroup.addOverride("retention_in_days", template("var.retention_in_days"));
    for (const [name, watch] of Object.entries(watches)) {
      const { filter } = watch.metricFilter;
      const { alarm } = watch.alarm;
      const metric = `aws_cloudwatch_log_metric_filter.${filter.friendlyUniqueId}[0].metric_transformation[0]`;
      filter.addOverride("count", template(`var.${name}_alarm ? 1 : 0`));
      alarm.addOverride("count", template(`var.${name}_alarm ? 1 : 0`));
      alarm.addOverride("metric_name", template(`${metric}.name`));
      alarm.addOverride("namespace", template(`${metric}.namespace`));
    }
    for (const subscription of subscriptions) {
      subscription.addOverride("for_each", template("var.subscriptions"));
      subscription.addOverride("protocol", template("each.value.protocol"));
      subscription.addOverride("endpoint_auto_confirms", template("each.value.auto_confirms"));
      subscription.addOverride("subscription_role_arn", template("each.value.role_arn"));
      subscription.addOverride("lifecycle.precondition", reachable);
    }
  }

  private putOut(monitoring: IamPolicyChangeMonitoring): void {
    const { trail, metricFilter, alarm, watches, subscriptions, logGroupName, topicArn } = monitoring;
    const put = (name: string, description: string, value: unknown): void => {
      if (value !== undefined) {
        new TerraformOutput(this, `output-${name}`, { value, description }).overrideLogicalId(name);
      }
    };
    put("trail_arn", "Trail that records.", trail?.trail.arn);
    put("trail_bucket", "Bucket that keeps the record.", trail?.bucket?.bucket.bucket);
    put("log_group_name", "Log group that the trail feeds.", logGroupName);
    put("metric_filter_name", "Filter, and metric, of IAM policy changes.", metricFilter.filter.name);
    put("alarm_arn", "Alarm of IAM policy changes.", alarm.alarm.arn);
    for (const [name, watch] of Object.entries(watches)) {
      const address = `aws_cloudwatch_metric_alarm.${watch.alarm.alarm.friendlyUniqueId}`;
      put(
        `${name}_alarm_arn`,
        `Alarm of the variable ${name}_alarm; null without.`,
        template(`one(${address}[*].arn)`),
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
      template(statementsExpression),
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
