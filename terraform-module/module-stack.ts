import type { Construct } from "constructs";
import {
  Dashboard,
  EndpointPermission,
  IamPolicyChangeMonitoring,
  type Identity,
  type Partition,
  SavedQuery,
} from "../modules";
import { longestDescription } from "../modules/alarm/alarm-description";
import { controlEvents } from "../modules/alarm/control";
import { publishedPattern, publishedTexts } from "../modules/alarm/filter-pattern";
import { abandonedAfterDays, lifecycleRuleId } from "../modules/parts/bucket-lifecycle";
import {
  Fn,
  ref,
  type S3BucketLifecycleConfiguration,
  TerraformDataSource,
  TerraformElement,
  TerraformLocal,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  Token,
} from "../modules/parts/cdktf";
import { partitions } from "../modules/parts/placement";
import { insightTypes } from "../modules/record/trail";
import { notGiven, type Variable } from "./variables";
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

/** A block that is there where a variable has a value. */
const whereGiven = (variable: string, block: string, content: Readonly<Record<string, string>>) => ({
  [block]: { for_each: template(`var.${variable}[*]`), content },
});

/** What `lifecycleRule` says, block by block where it is asked for. */
const oldFiles = {
  id: lifecycleRuleId,
  status: "Enabled",
  filter: [{}],
  abort_incomplete_multipart_upload: [{ days_after_initiation: abandonedAfterDays }],
  dynamic: {
    ...whereGiven("archive_after_days", "transition", {
      days: template("transition.value"),
      storage_class: template("var.archive_storage_class"),
    }),
    ...whereGiven("archive_after_days", "noncurrent_version_transition", {
      noncurrent_days: template("noncurrent_version_transition.value"),
      storage_class: template("var.archive_storage_class"),
    }),
    ...whereGiven("expire_after_days", "expiration", { days: template("expiration.value") }),
    ...whereGiven("expire_after_days", "noncurrent_version_expiration", {
      noncurrent_days: template("noncurrent_version_expiration.value"),
    }),
  },
};

/** Every statement of `local.link_statements` that is about something given, and one for every endpoint with a policy of its own. */
const statementsExpression = [
  `concat([for one in local.link_statements : one if one.of != null && !endswith(coalesce(one.of, "-"), ":::${notGiven}")],`,
  "[for one in values(var.subscriptions) : merge(local.endpoint_statements[one.protocol], { of = one.endpoint,",
  "statement = merge(local.endpoint_statements[one.protocol].statement, { Resource = [one.endpoint] }) })",
  "if contains(keys(local.endpoint_statements), one.protocol)])",
].join(" ");

/** The construct with variables in place of values, as the content of a module: without provider and backend. */
export class ModuleStack extends TerraformStack {
  /** Expressions of whether something is there, by its address. */
  private readonly conditions = new Map<string, string>();

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
    const runbook = variable("runbook");
    const number = (name: string): number => Token.asNumber(ref(`var.${name}`));
    const monitoring = new IamPolicyChangeMonitoring(this, "monitoring", {
      ...placement,
      tags: Token.asStringMap(ref("var.tags")),
      ...(variables["permissions_boundary"] ? { permissionsBoundary: variable("permissions_boundary") } : {}),
      metricFilter: {
        name: variable("metric_filter_name"),
        metricName: variable("metric_name"),
        metricNamespace: variable("metric_namespace"),
      },
      alarm: { name: variable("alarm_name"), period: number("alarm_period"), okActions: true },
      runbook,
      escalationAlarm: true,
      tamperingAlarm: true,
      subscriptions: [{ protocol: "sms", endpoint: reference("each.value.endpoint") }],
      ...configOf(variable, number),
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
    this.openUp(monitoring, runbook);
    this.openBucket(monitoring, variables);
    this.addShown(monitoring, placement);
    this.putOut(monitoring);
  }

  /** What was asked for whether it is there is a list of one or none: references to it take the one. */
  override toTerraform(): ReturnType<TerraformStack["toTerraform"]> {
    return JSON.parse(
      [...this.conditions.keys()].reduce(
        (text, address) =>
          text.replaceAll(new RegExp(`(?<![\\w.])${address.replaceAll(".", "\\.")}\\.(?=\\w)`, "g"), `${address}[0].`),
        JSON.stringify(super.toTerraform()),
      ),
    );
  }

  /** Lets something be there only under a condition. */
  private onlyIf(condition: string, element: TerraformResource | TerraformDataSource): void {
    element.addOverride("count", template(`${condition} ? 1 : 0`));
    const kind = element instanceof TerraformDataSource ? "data." : "";
    this.conditions.set(`${kind}${element.terraformResourceType}.${element.friendlyUniqueId}`, condition);
  }

  /** Puts variables where the construct has structure, or a value of its own. */
  private openUp(monitoring: IamPolicyChangeMonitoring, runbook: string): void {
    const { metricFilter, trail, watches, subscriptions, topicArn } = monitoring;
    const page = new TerraformLocal(
      this,
      "page",
      template(`var.runbook == null ? "" : "What to do: ${template("var.runbook")}\\n"`),
    );
    const alarms = { control: monitoring, ...watches };
    for (const [name, watched] of Object.entries(alarms)) {
      const { alarm } = watched.alarm;
      alarm.addOverride("ok_actions", Fn.conditional(ref("var.ok_actions"), [topicArn], ref("null")));
      const text = (alarm.alarmDescriptionInput ?? "").replace(`What to do: ${runbook}\n`, page.asString);
      alarm.alarmDescription = this.described(name, text);
    }
    metricFilter.filter.addOverride("pattern", template("local.patterns[var.pattern]"));
    for (const [name, watch] of Object.entries(watches)) {
      this.onlyIf(`var.${name}_alarm`, watch.metricFilter.filter);
      this.onlyIf(`var.${name}_alarm`, watch.alarm.alarm);
    }
    trail?.trail.addOverride("dynamic.insight_selector", {
      for_each: template(`var.insights ? ${JSON.stringify(insightTypes)} : []`),
      content: { insight_type: template("insight_selector.value") },
    });
    for (const subscription of subscriptions) {
      subscription.addOverride("for_each", template("var.subscriptions"));
      subscription.addOverride("protocol", template("each.value.protocol"));
      subscription.addOverride("endpoint_auto_confirms", template("each.value.auto_confirms"));
      subscription.addOverride("subscription_role_arn", template("each.value.role_arn"));
      subscription.addOverride("lifecycle.precondition", reachable);
    }
  }

  /** A description as {@link alarmDescription} has it, whose query goes where names and runbook leave it no room. */
  private described(name: string, text: string): string {
    const [told = "", query = ""] = text.split(/\n(?=fields )/);
    new TerraformLocal(this, `${name}_description`, { told, query });
    const part = (key: string) => `local.${name}_description.${key}`;
    return template(
      `length(${part("told")}) + length(${part("query")}) < ${longestDescription} ? "${template(part("told"))}\\n${template(part("query"))}" : ${part("told")}`,
    );
  }

  /** What a created bucket of the record is given, where it is asked for. */
  private openBucket({ trail }: IamPolicyChangeMonitoring, variables: Readonly<Record<string, Variable>>): void {
    const bucket = trail?.bucket;
    if (bucket === undefined) {
      return;
    }
    const part = (id: string): TerraformResource => bucket.node.findChild(id) as TerraformResource;
    if (variables["object_lock"]) {
      bucket.bucket.addOverride("object_lock_enabled", template("var.object_lock == null ? null : true"));
      part("object-lock").addOverride("rule.default_retention.mode", template("upper(var.object_lock)"));
      this.onlyIf("var.object_lock != null", part("object-lock"));
    }
    part("logging").addOverride("lifecycle.precondition", [
      {
        condition: template("local.access_log_bucket != local.bucket_name"),
        error_message: "A bucket would log each log that it takes: give access_log_bucket another one.",
      },
    ]);
    this.onlyIf("var.access_log_bucket != null", part("logging"));
    const lifecycle = part("lifecycle") as S3BucketLifecycleConfiguration;
    lifecycle.putRule([]);
    lifecycle.addOverride("rule", [oldFiles]);
    lifecycle.addOverride("lifecycle.precondition", [
      {
        condition: template("coalesce(var.expire_after_days, 1000000) > coalesce(var.archive_after_days, 0)"),
        error_message: `Files expire after ${template("var.expire_after_days")} days and are archived after ${template("var.archive_after_days")}: archive them before.`,
      },
    ]);
    this.onlyIf("var.archive_after_days != null || var.expire_after_days != null", part("lifecycle"));
    part("replication").addOverride("lifecycle.precondition", [
      {
        condition: template("var.replication_key_arn != null"),
        error_message: "With replication_bucket goes replication_key_arn: the key that encrypts the copies.",
      },
    ]);
    for (const one of [part("replication"), ...(bucket.replicationRole?.node.findAll() ?? [])]) {
      if (one instanceof TerraformResource || one instanceof TerraformDataSource) {
        this.onlyIf("var.replication_bucket != null", one);
      }
    }
  }

  /** What shows more than an alarm can: of the control alone, as whether the other alarms are there is not known when this is written. */
  private addShown(monitoring: IamPolicyChangeMonitoring, identity: Identity): void {
    const { logGroupName } = monitoring;
    const common = { identity, events: controlEvents, logGroupName };
    this.onlyIf("var.saved_query", new SavedQuery(this, "saved-query", common).query);
    this.onlyIf("var.dashboard", new Dashboard(this, "dashboard", { ...common, watched: [monitoring] }).dashboard);
  }

  private putOut(monitoring: IamPolicyChangeMonitoring): void {
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
