// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of HCL
import { aloneChanges, regionChanges, topicChanges } from "./alone-changes";
import { added, forgotten, inside, inTurn, moved, replaced, set, without } from "./edit";
import type { Shape } from "./shape";
import {
  accepted,
  eventDropped,
  otherTopic,
  queueAdded,
  rejected,
  tagsAdded,
  thresholdThree,
  withGap,
} from "./shape-change";

const main = "main.tf";
const controls = "controls/main.tf";

const group = (name: string) => ({
  service: "logs",
  operation: "create_log_group",
  parameters: { logGroupName: name },
});
const topic = (name: string) => ({ service: "sns", operation: "create_topic", parameters: { Name: name } });

const unconfirmed = { planned: ["subscription_pending"], deployed: [] } as const;

const landingZone = [
  group("landing-zone/cloudtrail"),
  group("other/cloudtrail"),
  topic("landing-zone-alerts"),
  topic("other"),
];
const outside = {
  planned: ["group_external", "trail_external"],
  deployed: ["group_external", "trail_external"],
} as const;

const ownTopicWrittenOut = replaced(
  main,
  "aws_sns_topic.alerts.arn",
  '"arn:aws:sns:us-east-1:123456789012:iam-alerts"',
);

/** Data sources are read no earlier than what they depend on is there. */
const readLate = inTurn(
  ...['data "aws_cloudwatch_log_group" "trail"', 'data "aws_sns_topic" "alerts"'].map((block) =>
    inside(main, block, "  depends_on = [aws_sqs_queue.orders]"),
  ),
  queueAdded(main).edit,
);

/** For a filter and an alarm whose names are literals. */
const renamed = accepted(
  "renamed",
  "filter, metric and alarm get another name",
  inTurn(
    replaced(main, '"IAMPolicyChanges"', '"iam-changes"'),
    replaced(main, '"IAMPolicyChangeCount"', '"iam-change-count"'),
  ),
);

/** Every shape, each with what is changed of it. */
export const shapes: readonly Shape[] = [
  {
    name: "alone",
    what: "one filter and one alarm; log group and topic are named by literals",
    existing: landingZone,
    flaws: outside,
    changes: [thresholdThree(main), ...aloneChanges(), ...regionChanges(), renamed],
  },
  {
    name: "alone-alias",
    what: "the same under an alias whose account nothing tells but what is there",
    existing: landingZone,
    flaws: outside,
    changes: [thresholdThree(main), ...aloneChanges(), renamed],
  },
  {
    name: "alone-topic",
    what: "filter and alarm with a topic of their own; the log group is named by a literal",
    existing: landingZone,
    flaws: outside,
    changes: [
      thresholdThree(main),
      ...aloneChanges(),
      ...regionChanges(),
      ...topicChanges(),
      renamed,
      rejected(
        "topic-forgotten",
        "Terraform forgets the topic, and its ARN is written out",
        ["topic_missing"],
        "notified",
        inTurn(ownTopicWrittenOut, forgotten(main, 'resource "aws_sns_topic" "alerts"', "aws_sns_topic.alerts")),
      ),
      accepted("topic-written-out", "the topic's ARN is written out wherever it is named", ownTopicWrittenOut),
      withGap(
        rejected(
          "topic-renamed",
          "the topic gets another name: its policy is known after apply only, and its e-mail must be confirmed anew",
          ["topic_policy_unknown"],
          "notified",
          replaced(main, '"iam-alerts"', '"alerts"'),
        ),
      ),
      withGap(
        rejected(
          "other-endpoint",
          "the only subscription is replaced by one that nobody has confirmed",
          ["subscription_pending"],
          "received",
          replaced(main, "security@example.com", "audit@example.com"),
        ),
      ),
    ],
  },
  {
    name: "alone-data",
    what: "filter and alarm alone; data sources name account, log group and topic",
    existing: landingZone,
    flaws: outside,
    changes: [
      thresholdThree(main),
      ...aloneChanges({ metricFromFilter: true }),
      ...regionChanges(),
      rejected(
        "data-of-other-topic",
        "the data source names another topic",
        ["topic_external"],
        "notified",
        replaced(main, '"landing-zone-alerts"', '"other"'),
      ),
      rejected(
        "data-of-other-group",
        "the data source names another log group",
        ["filter_detached"],
        "recorded",
        replaced(main, '"landing-zone/cloudtrail"', '"other/cloudtrail"'),
      ),
      accepted(
        "topic-written-out",
        "the alarm names the topic by a literal",
        replaced(main, "[data.aws_sns_topic.alerts.arn]", '["arn:aws:sns:us-east-1:123456789012:landing-zone-alerts"]'),
      ),
      accepted(
        "group-written-out",
        "the filter names the log group by a literal",
        replaced(main, "= data.aws_cloudwatch_log_group.trail.name", '= "landing-zone/cloudtrail"'),
      ),
      // docs/limits.md: a known false reject
      rejected(
        "data-read-late",
        "log group and topic are read after something else is created: which topic it is is known after apply only",
        ["alarm_without_topic_unknown"],
        "notified",
        readLate,
      ),
      rejected(
        "other-data-read-late",
        "the same, and the data source names another topic",
        ["alarm_without_topic_unknown"],
        "notified",
        inTurn(readLate, replaced(main, '"landing-zone-alerts"', '"other"')),
      ),
      accepted(
        "metric-follows",
        "the filter's metric gets another name, and the alarm follows",
        replaced(main, '"IAMPolicyChangeCount"', '"iam-change-count"'),
      ),
      accepted("renamed", "filter and alarm get another name", replaced(main, '"IAMPolicyChanges"', '"iam-changes"')),
    ],
  },
  {
    name: "alone-prefix",
    what: "filter and alarm with a topic of their own, all named by a prefix and what is known after apply",
    existing: landingZone,
    flaws: outside,
    changes: [
      thresholdThree(main),
      ...aloneChanges({ otherName: '"${local.name}-other"' }),
      ...regionChanges(),
      ...topicChanges('data "aws_iam_policy_document" "alerts"'),
      accepted(
        "prefix-changed",
        "the prefix gets shorter, and filter, metric and alarm other names",
        replaced(main, '"security-monitoring", 0, 8', '"security-monitoring", 0, 3'),
      ),
      withGap(
        rejected(
          "topic-prefix-changed",
          "the topic is replaced: its e-mail must be confirmed anew",
          ["subscription_pending"],
          "received",
          replaced(main, '"iam-"', '"alerts-"'),
        ),
      ),
      rejected(
        "suffix-changed",
        "the suffix is known after apply only, and with it, through a local, whether the alarm watches the filter's metric",
        ["contested", "filter_unknown"],
        "filtered",
        replaced(main, '"blue"', '"green"'),
      ),
    ],
  },
  {
    name: "alone-modules",
    what: "a module of filter and alarm, called for each control of a map; the alarm's threshold is three",
    existing: landingZone,
    flaws: outside,
    changes: [
      ...aloneChanges({ file: "control/main.tf", label: "control", otherName: '"${var.name}Other"' }),
      rejected(
        "control-deleted",
        "the control is taken out of the map",
        ["filter_missing"],
        "recorded",
        set(main, 'module "control"', "for_each", '{ RootUsage = local.controls["RootUsage"] }'),
      ),
      rejected(
        "module-deleted",
        "the module is taken out",
        ["filter_missing"],
        "recorded",
        without(main, 'module "control"'),
      ),
      rejected(
        "module-forgotten",
        "Terraform forgets the module",
        ["filter_missing"],
        "recorded",
        forgotten(main, 'module "control"', "module.control"),
      ),
      rejected(
        "module-relabelled",
        "the module gets another label without a moved block",
        ["contested"],
        "filtered",
        replaced(main, 'module "control"', 'module "controls"'),
      ),
      rejected(
        "other-region",
        "the module gets a provider of another region, where nothing is known to feed the group",
        ["filter_detached"],
        "recorded",
        inTurn(
          added(main, 'provider "aws" {\n  alias  = "west"\n  region = "us-west-2"\n}'),
          inside(main, 'module "control"', "  providers = { aws = aws.west }\n"),
        ),
      ),
      rejected(
        "group-variable-changed",
        "the module is given another log group",
        ["filter_detached"],
        "recorded",
        replaced(main, '"landing-zone/cloudtrail"', '"other/cloudtrail"'),
      ),
      rejected(
        "topic-variable-changed",
        "the module is given another topic",
        ["topic_external"],
        "notified",
        replaced(main, ":landing-zone-alerts", ":other"),
      ),
      accepted(
        "threshold-one",
        "the alarm fires at the first change instead of the third",
        replaced(main, "threshold = 3", "threshold = 1"),
      ),
      accepted(
        "control-renamed",
        "the control gets another key, and with it its filter, metric and alarm other names",
        replaced(main, "    IAMPolicyChanges = ", "    PolicyChanges = "),
      ),
      accepted(
        "control-moved",
        "the same with a moved block",
        inTurn(
          replaced(main, "    IAMPolicyChanges = ", "    PolicyChanges = "),
          moved(main, 'module.control["IAMPolicyChanges"]', 'module.control["PolicyChanges"]'),
        ),
      ),
      accepted(
        "module-moved",
        "the module gets another label, with a moved block",
        inTurn(
          replaced(main, 'module "control"', 'module "controls"'),
          moved(main, "module.control", "module.controls"),
        ),
      ),
    ],
  },
  {
    name: "alone-map",
    what: "filters and alarms alone, repeated over a map of controls",
    existing: landingZone,
    flaws: outside,
    changes: [
      thresholdThree(main),
      eventDropped(main),
      rejected(
        "control-deleted",
        "the control is taken out of the map",
        ["filter_missing"],
        "recorded",
        replaced(main, "    IAMPolicyChanges = ", "    # IAMPolicyChanges = "),
      ),
      accepted(
        "control-renamed",
        "the control gets another name, and with it its filter, metric and alarm",
        replaced(main, "    IAMPolicyChanges = ", "    PolicyChanges    = "),
      ),
      queueAdded(main),
    ],
  },
  {
    name: "literals",
    what: "every name is written out on both sides of a link",
    flaws: unconfirmed,
    changes: [
      thresholdThree(main),
      eventDropped(main),
      rejected(
        "metric-renamed",
        "the filter's metric gets another name, the alarm's literal stays",
        ["alarm_detached"],
        "alarmed",
        replaced(main, 'name      = "IAMPolicyChangeCount"', 'name      = "IAMPolicyChange"'),
      ),
      rejected(
        "filter-removed",
        "the filter is taken out, the alarm stays",
        ["filter_missing"],
        "filtered",
        without(main, 'resource "aws_cloudwatch_log_metric_filter" "iam_policy_changes"'),
      ),
      withGap(
        rejected(
          "topic-renamed",
          "the topic gets another name, the literals keep the old one",
          ["alarm_without_topic"],
          "notified",
          replaced(main, 'name = "security-alerts"', 'name = "alerts"'),
        ),
      ),
      withGap(
        rejected(
          "group-renamed",
          "the log group gets another name, the literals keep the old one",
          ["trail_detached"],
          "recorded",
          replaced(main, 'name              = "cloudtrail"', 'name              = "trail"'),
        ),
      ),
      accepted(
        "metric-renamed-twice",
        "filter and alarm get another name of the metric",
        replaced(main, '"IAMPolicyChangeCount"', '"IAMPolicyChange"'),
      ),
      tagsAdded(
        main,
        'resource "aws_sns_topic" "alerts" {',
        'resource "aws_cloudwatch_metric_alarm" "iam_policy_changes" {',
        'resource "aws_cloudtrail" "all" {',
      ),
      accepted(
        "topic-added",
        "the alarm tells a second topic, too",
        inTurn(
          added(main, otherTopic),
          replaced(main, ':security-alerts"]', ':security-alerts", "arn:aws:sns:us-east-1:123456789012:other"]'),
        ),
      ),
    ],
  },
  {
    name: "one-map",
    what: "filters and alarms are repeated over one map of rules, merged with the caller's",
    flaws: unconfirmed,
    changes: [
      rejected(
        "threshold-overridden",
        "the caller's rule sets a threshold of three",
        ["alarm_threshold_above_one"],
        "alarmed",
        replaced(main, "threshold = 1", "threshold = 3"),
      ),
      rejected(
        "key-dropped",
        "the map loses the control's key",
        ["filter_missing"],
        "filtered",
        replaced(
          "alarms/main.tf",
          "try(var.rules[name], {})) }",
          'try(var.rules[name], {})) if name == "root-usage" }',
        ),
      ),
      eventDropped("alarms/main.tf"),
      rejected(
        "module-removed",
        "the module's block is taken out",
        ["filter_missing"],
        "filtered",
        without(main, 'module "alarms"'),
      ),
      rejected(
        "topics-emptied",
        "the caller gives no topics",
        ["alarm_without_topic"],
        "notified",
        replaced(main, "[aws_sns_topic.alerts.arn]", "[]"),
      ),
      accepted(
        "key-added",
        "the map gets another control",
        replaced(
          "alarms/main.tf",
          "    root-usage = {",
          '    s3-policy = {\n      pattern     = "{$.eventName=PutBucketPolicy}"\n      description = "A bucket policy changed"\n    }\n    root-usage = {',
        ),
      ),
      accepted(
        "description-changed",
        "the alarm's description changes",
        replaced("alarms/main.tf", "An IAM policy changed", "Somebody changed an IAM policy"),
      ),
      accepted(
        "topic-added",
        "the caller gives a second topic, created in the same plan",
        inTurn(
          added(main, otherTopic),
          replaced(main, "[aws_sns_topic.alerts.arn]", "[aws_sns_topic.alerts.arn, aws_sns_topic.other.arn]"),
        ),
      ),
      accepted(
        "module-renamed",
        "the module gets another name, with a moved block",
        inTurn(
          replaced(main, 'module "alarms"', 'module "cis_alarms"'),
          moved(main, "module.alarms", "module.cis_alarms"),
        ),
      ),
    ],
  },
  {
    name: "filter-id",
    what: "each control has a switch, and the alarm takes the metric's name from the filter's id",
    flaws: unconfirmed,
    changes: [
      thresholdThree("alarms/main.tf"),
      rejected(
        "switched-off",
        "the caller switches the control off",
        ["filter_missing"],
        "filtered",
        replaced(main, 'source         = "./alarms"', 'source         = "./alarms"\n  iam_changes_enabled = false'),
      ),
      rejected(
        "metric-renamed",
        "the filter's metric gets another name, its id stays",
        ["alarm_detached"],
        "alarmed",
        replaced("alarms/main.tf", 'name      = "IAMChanges"', 'name      = "IAMPolicyChanges"'),
      ),
      withGap(
        rejected(
          "filter-renamed",
          "the filter gets another name, and so another id than its metric's name",
          ["alarm_detached"],
          "alarmed",
          replaced("alarms/main.tf", 'name           = "IAMChanges"', 'name           = "IAMPolicyChanges"'),
        ),
      ),
      rejected(
        "other-topic",
        "the caller gives a new topic that nobody is subscribed to",
        ["subscription_missing"],
        "received",
        inTurn(
          added(main, otherTopic),
          replaced(main, "topic_arn      = aws_sns_topic.alerts.arn", "topic_arn      = aws_sns_topic.other.arn"),
        ),
      ),
      withGap(
        accepted(
          "filter-and-metric-renamed",
          "filter and metric get another name, and the alarm follows",
          replaced("alarms/main.tf", '= "IAMChanges"', '= "IAMPolicyChanges"'),
        ),
      ),
      accepted(
        "other-control-off",
        "the caller switches another control off",
        replaced(
          main,
          'source         = "./alarms"',
          'source         = "./alarms"\n  cloudtrail_changes_enabled = false',
        ),
      ),
      accepted(
        "count-to-for-each",
        "the alarm is repeated over a set instead of a count, with a moved block",
        inTurn(
          replaced(
            "alarms/main.tf",
            'resource "aws_cloudwatch_metric_alarm" "iam_changes" {\n  count               = var.iam_changes_enabled ? 1 : 0',
            'resource "aws_cloudwatch_metric_alarm" "iam_changes" {\n  for_each            = toset(var.iam_changes_enabled ? ["iam"] : [])',
          ),
          moved(
            "alarms/main.tf",
            "aws_cloudwatch_metric_alarm.iam_changes[0]",
            'aws_cloudwatch_metric_alarm.iam_changes["iam"]',
          ),
        ),
      ),
    ],
  },
  {
    name: "filter-resource",
    what: "alarms are repeated over the filter resource and read name and namespace from it",
    flaws: unconfirmed,
    changes: [
      thresholdThree(main),
      rejected(
        "key-dropped",
        "the map loses the control's key",
        ["filter_missing"],
        "filtered",
        replaced(main, "    IAMPolicyChanges = ", "    # "),
      ),
      rejected(
        "namespace-literal",
        "the alarm's namespace becomes a literal of another one",
        ["alarm_detached"],
        "alarmed",
        replaced(main, "each.value.metric_transformation[0].namespace", '"CISBenchmark"'),
      ),
      accepted(
        "key-renamed",
        "the control's key changes, and with it every name, without a moved block",
        replaced(main, "    IAMPolicyChanges = ", "    IAMChanges = "),
      ),
      accepted(
        "key-added",
        "the map gets another control",
        replaced(
          main,
          "    S3PolicyChanges  =",
          '    ConfigChanges = "{ $.eventName = StopConfigurationRecorder }"\n    S3PolicyChanges  =',
        ),
      ),
      tagsAdded(main, "  for_each            = aws_cloudwatch_log_metric_filter.this"),
    ],
  },
  {
    name: "list-of-topics",
    what: "the alarm's module takes a list of topics, one of them from another module",
    flaws: unconfirmed,
    changes: [
      thresholdThree("alarm/main.tf"),
      rejected(
        "subscribed-topic-dropped",
        "the list loses the topic that somebody of this state is subscribed to",
        ["subscription_missing"],
        "received",
        replaced(main, "concat([aws_sns_topic.alerts.arn], [module.pager.topic_arn])", "[module.pager.topic_arn]"),
      ),
      rejected(
        "list-emptied",
        "the list is empty",
        ["alarm_without_topic"],
        "notified",
        replaced(main, "concat([aws_sns_topic.alerts.arn], [module.pager.topic_arn])", "[]"),
      ),
      accepted(
        "other-topic-dropped",
        "the list loses the topic that nobody of this state is subscribed to",
        replaced(main, "concat([aws_sns_topic.alerts.arn], [module.pager.topic_arn])", "[aws_sns_topic.alerts.arn]"),
      ),
      withGap(
        accepted(
          "other-topic-replaced",
          "the other topic gets another name: the whole list is known after apply only",
          replaced("pager/main.tf", '"pager"\n}', '"on-call"\n}'),
        ),
      ),
    ],
  },
  {
    name: "existing-group",
    what: "log group and topic are there already and named by data sources",
    existing: [group("/platform/cloudtrail"), group("/platform/other"), topic("platform-alerts"), topic("other")],
    flaws: {
      planned: ["group_external"],
      deployed: ["group_external"],
    },
    changes: [
      thresholdThree(main),
      withGap(
        rejected(
          "other-group",
          "trail and filter move to another group that is there already",
          ["group_external"],
          "recorded",
          replaced(main, "/platform/cloudtrail", "/platform/other"),
        ),
      ),
      withGap(
        rejected(
          "filter-on-other-group",
          "the filter alone moves to another group",
          ["filter_detached"],
          "filtered",
          replaced(main, "data.aws_cloudwatch_log_group.trail.name", '"/platform/other"'),
        ),
      ),
      rejected(
        "other-topic",
        "the data source names another topic",
        ["topic_external"],
        "notified",
        replaced(main, "platform-alerts", "other"),
      ),
      rejected(
        "group-read-after-apply",
        "the group's data source waits for a new queue, so that its ARN is known after apply only",
        ["trail_detached_unknown"],
        "recorded",
        inTurn(
          added(main, 'resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}'),
          replaced(
            main,
            'name = "/platform/cloudtrail"',
            'name       = "/platform/cloudtrail"\n  depends_on = [aws_sqs_queue.orders]',
          ),
        ),
      ),
      accepted(
        "topic-by-arn",
        "the topic's ARN is written out instead of read",
        replaced(main, "[data.aws_sns_topic.alerts.arn]", '["arn:aws:sns:us-east-1:123456789012:platform-alerts"]'),
      ),
      accepted(
        "topic-added",
        "the alarm tells a topic of this plan, too",
        inTurn(
          added(main, otherTopic.replace('name = "other"', 'name = "more"')),
          replaced(main, "[data.aws_sns_topic.alerts.arn]", "[data.aws_sns_topic.alerts.arn, aws_sns_topic.other.arn]"),
        ),
      ),
      queueAdded(main),
    ],
  },
  {
    name: "nested-modules",
    what: "modules stand three deep, links go in as inputs and out as outputs",
    flaws: unconfirmed,
    changes: [
      thresholdThree("baseline/monitoring/alarm/main.tf"),
      rejected(
        "recipients-emptied",
        "the map of recipients is empty",
        ["subscription_missing"],
        "received",
        replaced(main, '{ security = "security@example.com" }', "{}"),
      ),
      rejected(
        "module-removed",
        "the inner module's block is taken out",
        ["filter_missing"],
        "filtered",
        without("baseline/main.tf", 'module "monitoring"'),
      ),
      withGap(
        rejected(
          "other-group",
          "the inner module's input becomes another group",
          ["filter_detached"],
          "filtered",
          replaced("baseline/main.tf", "group_name = module.logs.group_name", 'group_name = "/platform/other"'),
        ),
      ),
      rejected(
        "topic-renamed",
        "the topic gets another key and name, without a moved block: its e-mail must be confirmed anew",
        ["subscription_pending"],
        "received",
        replaced("baseline/main.tf", "{ alerts = var.recipients }", "{ alarms = var.recipients }"),
      ),
      accepted(
        "recipient-added",
        "the map gets a second recipient",
        replaced(
          main,
          '{ security = "security@example.com" }',
          '{ security = "security@example.com", audit = "audit@example.com" }',
        ),
      ),
      accepted(
        "module-renamed",
        "the outer module gets another name, with a moved block",
        inTurn(
          replaced(main, 'module "baseline"', 'module "account"'),
          moved(main, "module.baseline", "module.account"),
        ),
      ),
      withGap(
        accepted(
          "group-renamed",
          "the log group gets another name, and everything follows",
          replaced("baseline/logs/main.tf", "/cloudtrail/${var.name}", "/trail/${var.name}"),
        ),
      ),
    ],
  },
  {
    name: "provider-aliases",
    what: "each region has a provider alias and a copy of one module; the trail is at home in one",
    flaws: unconfirmed,
    changes: [
      thresholdThree("region/main.tf"),
      rejected(
        "trail-into-other-region",
        "the trail delivers to the group of another region",
        ["trail_region_differs"],
        "recorded",
        replaced(main, "module.ireland.log_group_arn", "module.virginia.log_group_arn"),
      ),
      rejected(
        "alarm-removed",
        "the module loses its alarm",
        ["alarm_missing"],
        "alarmed",
        without("region/main.tf", 'resource "aws_cloudwatch_metric_alarm" "this"'),
      ),
      accepted(
        "other-region-removed",
        "the copy in a region whose group no trail feeds is taken out",
        without(main, 'module "virginia"'),
      ),
      tagsAdded("region/main.tf", 'resource "aws_sns_topic" "this" {'),
    ],
  },
  {
    name: "fourteen-controls",
    what: "fourteen controls in one module, from one map, with one topic",
    flaws: unconfirmed,
    changes: [
      thresholdThree("cis/main.tf"),
      rejected(
        "control-disabled",
        "the list of disabled controls names it",
        ["filter_missing"],
        "filtered",
        replaced(main, 'source         = "./cis"', 'source         = "./cis"\n  disabled       = ["IAMChanges"]'),
      ),
      rejected(
        "recipients-emptied",
        "the list of recipients is empty",
        ["subscription_missing"],
        "received",
        replaced(main, '["security@example.com"]', "[]"),
      ),
      rejected(
        "policy-for-events",
        "the topic's policy lets EventBridge publish instead of CloudWatch",
        ["topic_policy_refuses"],
        "notified",
        replaced("cis/main.tf", "cloudwatch.amazonaws.com", "events.amazonaws.com"),
      ),
      rejected(
        "module-removed",
        "the module's block is taken out",
        ["filter_missing"],
        "filtered",
        without(main, 'module "cis"'),
      ),
      accepted(
        "others-disabled",
        "other controls are disabled",
        replaced(
          main,
          'source         = "./cis"',
          'source         = "./cis"\n  disabled       = ["VPCChanges", "RootUsage"]',
        ),
      ),
      accepted(
        "module-renamed",
        "the module gets another name, with a moved block",
        inTurn(replaced(main, 'module "cis"', 'module "alarms"'), moved(main, "module.cis", "module.alarms")),
      ),
      accepted(
        "control-renamed",
        "the control's key changes, and with it every name, without a moved block",
        replaced("cis/controls.tf", "    IAMChanges            =", "    IAMPolicyChanges      ="),
      ),
    ],
  },
  {
    name: "count-and-splat",
    what: "everything is counted, and links are splats of one element",
    flaws: unconfirmed,
    changes: [
      thresholdThree(main),
      rejected(
        "count-zero",
        "filter and alarm are counted zero",
        ["filter_missing"],
        "filtered",
        replaced(main, "var.enabled ? 1 : 0", "0"),
      ),
      rejected(
        "topic-count-zero",
        "the topic is counted zero, and the splat is empty",
        ["topic_missing"],
        "notified",
        replaced(main, "var.notified ? 1 : 0", "0"),
      ),
      withGap(
        rejected(
          "topic-renamed",
          "the topic gets another name: its e-mail must be confirmed anew",
          ["subscription_pending"],
          "received",
          replaced(main, '"splat-alerts"', '"alerts"'),
        ),
      ),
      accepted(
        "count-dropped",
        "the group is no longer counted, with a moved block",
        inTurn(
          replaced(main, "  count             = 1\n", ""),
          moved(main, "aws_cloudwatch_log_group.trail[0]", "aws_cloudwatch_log_group.trail"),
        ),
      ),
      accepted(
        "count-to-for-each",
        "the alarm is repeated over a set instead of a count, with a moved block",
        inTurn(
          replaced(
            main,
            'resource "aws_cloudwatch_metric_alarm" "iam" {\n  count               = local.count',
            'resource "aws_cloudwatch_metric_alarm" "iam" {\n  for_each            = toset(["iam"])',
          ),
          moved(main, "aws_cloudwatch_metric_alarm.iam[0]", 'aws_cloudwatch_metric_alarm.iam["iam"]'),
        ),
      ),
    ],
  },
  {
    name: "conditionals-and-locals",
    what: "links are chosen by conditionals in locals: created here or given",
    flaws: { planned: ["alarm_without_topic"], deployed: [] },
    changes: [
      thresholdThree("monitoring/main.tf"),
      withGap(
        rejected(
          "topic-given",
          "the caller gives a topic of another state",
          ["topic_external"],
          "notified",
          replaced(
            main,
            'source = "./monitoring"',
            'source    = "./monitoring"\n  topic_arn = "arn:aws:sns:us-east-1:123456789012:platform-alerts"',
          ),
        ),
      ),
      withGap(
        rejected(
          "topic-renamed",
          "the topic gets another name: which one the local chooses is known after apply only",
          ["alarm_without_topic_unknown"],
          "notified",
          replaced("monitoring/main.tf", '"conditional-alerts"', '"alerts"'),
        ),
      ),
      withGap(
        rejected(
          "group-given",
          "the filter's group becomes one of another state",
          ["filter_detached"],
          "filtered",
          replaced(
            "monitoring/main.tf",
            "local.create_group ? aws_cloudwatch_log_group.this[0].name : var.group_name",
            '"/platform/other"',
          ),
        ),
      ),
      withGap(
        accepted(
          "metric-renamed",
          "the caller gives the metric another name, on both sides",
          replaced(
            main,
            'source = "./monitoring"',
            'source = "./monitoring"\n  metric = { name = "IamChanges", namespace = "CIS" }',
          ),
        ),
      ),
      accepted(
        "local-written-out",
        "the alarm names the topic without the local",
        replaced("monitoring/main.tf", "= [local.topic_arn]", "= [aws_sns_topic.this[0].arn]"),
      ),
      tagsAdded("monitoring/main.tf", 'resource "aws_cloudwatch_metric_alarm" "this" {'),
    ],
  },
  {
    name: "policies-by-document",
    what: "topic and key have policies from aws_iam_policy_document",
    flaws: unconfirmed,
    changes: [
      thresholdThree(main),
      rejected(
        "policy-for-other-account",
        "the topic's policy lets the alarms of another account publish",
        ["topic_policy_refuses"],
        "notified",
        replaced(main, "values   = [data.aws_caller_identity.current.account_id]", 'values   = ["210987654321"]'),
      ),
      rejected(
        "key-of-aws",
        "the topic is encrypted with the key that AWS manages",
        ["topic_key_of_aws"],
        "notified",
        replaced(main, "kms_master_key_id = aws_kms_key.alerts.id", 'kms_master_key_id = "alias/aws/sns"'),
      ),
      rejected(
        "key-policy-narrowed",
        "the key's policy lets CloudWatch decrypt, and no longer encrypt",
        ["topic_key_refuses"],
        "notified",
        replaced(main, '["kms:Decrypt", "kms:GenerateDataKey*"]', '["kms:Decrypt"]'),
      ),
      accepted(
        "key-replaced",
        "the topic gets a new key with the same policy",
        inTurn(
          added(main, 'resource "aws_kms_key" "next" {\n  policy = data.aws_iam_policy_document.key.json\n}'),
          replaced(main, "kms_master_key_id = aws_kms_key.alerts.id", "kms_master_key_id = aws_kms_key.next.id"),
        ),
      ),
      accepted(
        "statement-added",
        "the topic's policy lets the account publish, too",
        replaced(
          main,
          'data "aws_iam_policy_document" "topic" {',
          'data "aws_iam_policy_document" "topic" {\n  statement {\n    actions   = ["sns:Publish"]\n    resources = [aws_sns_topic.alerts.arn]\n\n    principals {\n      type        = "AWS"\n      identifiers = [data.aws_caller_identity.current.account_id]\n    }\n  }\n',
        ),
      ),
    ],
  },
  {
    name: "policies-by-jsonencode",
    what: "every policy is a jsonencode with the ARN of what it is for",
    flaws: {
      planned: ["bucket_policy_unknown", "role_permission_unknown"],
      warned: ["bucket_policy_unknown", "role_permission_unknown"],
      deployed: [],
    },
    changes: [
      thresholdThree(main),
      rejected(
        "policy-for-events",
        "the topic's policy lets EventBridge publish instead of CloudWatch",
        ["topic_policy_refuses"],
        "notified",
        replaced(main, "cloudwatch.amazonaws.com", "events.amazonaws.com"),
      ),
      rejected(
        "role-cannot-write",
        "the delivery role may no longer write",
        ["role_permission_refuses"],
        "recorded",
        replaced(main, '["logs:CreateLogStream", "logs:PutLogEvents"]', '["logs:CreateLogStream"]'),
      ),
      withGap(
        rejected(
          "group-renamed",
          "the log group gets another name: the role's policy is known after apply only",
          ["role_permission_unknown"],
          "recorded",
          replaced(main, '"/cloudtrail/encoded"', '"/trail/encoded"'),
        ),
      ),
      accepted(
        "statement-named",
        "the topic policy's statement gets a Sid",
        replaced(main, 'Action    = "sns:Publish"', 'Action    = "sns:Publish"\n      Sid       = "Alarms"'),
      ),
      accepted(
        "retention-raised",
        "the log group keeps ten years",
        replaced(main, "retention_in_days = 365", "retention_in_days = 3653"),
      ),
    ],
  },
  {
    name: "repeated-modules",
    what: "group and topics come from modules that are repeated by count and for_each",
    flaws: unconfirmed,
    changes: [
      thresholdThree("alarm/main.tf"),
      rejected(
        "other-instance",
        "the alarm tells the topic of the other instance, which nobody is subscribed to",
        ["subscription_missing"],
        "received",
        replaced(main, 'module.topic["security"].arn', 'module.topic["platform"].arn'),
      ),
      withGap(
        rejected(
          "topics-renamed",
          "all topics get other names: the instance's e-mail must be confirmed anew",
          ["subscription_pending"],
          "received",
          replaced("topic/main.tf", "${var.name}-alerts", "${var.name}-pages"),
        ),
      ),
      withGap(
        rejected(
          "other-instance-renamed",
          "all topics get other names, and the alarm tells that of the other instance",
          ["subscription_missing"],
          "received",
          inTurn(
            replaced("topic/main.tf", "${var.name}-alerts", "${var.name}-pages"),
            replaced(main, 'module.topic["security"].arn', 'module.topic["platform"].arn'),
          ),
        ),
      ),
      accepted(
        "key-added",
        "a team is added",
        replaced(main, '["security", "platform"]', '["security", "platform", "web"]'),
      ),
      accepted(
        "count-to-for-each",
        "the group's module is repeated over a set instead of a count, with a moved block",
        inTurn(
          replaced(main, "count  = 1", 'for_each = toset(["main"])'),
          replaced(main, "module.logs[0]", 'module.logs["main"]'),
          moved(main, "module.logs[0]", 'module.logs["main"]'),
        ),
      ),
      withGap(
        accepted(
          "group-renamed",
          "the log group gets another name, and everything follows",
          replaced("logs/main.tf", "/cloudtrail/repeated", "/trail/repeated"),
        ),
      ),
    ],
  },
  {
    name: "name-prefixes",
    what: "the provider chooses the names of bucket, role, group and topic",
    flaws: unconfirmed,
    changes: [
      thresholdThree(main),
      withGap(
        rejected(
          "filter-on-other-group",
          "the filter moves to a group that no trail feeds",
          ["filter_detached"],
          "filtered",
          replaced(main, "log_group_name = aws_cloudwatch_log_group.trail.name", 'log_group_name = "/platform/other"'),
        ),
      ),
      withGap(
        rejected(
          "topic-prefix-changed",
          "the topic is replaced: its e-mail must be confirmed anew",
          ["subscription_pending"],
          "received",
          replaced(main, '"alerts-"', '"pages-"'),
        ),
      ),
      withGap(
        accepted(
          "group-prefix-changed",
          "the log group is replaced, and everything follows",
          replaced(main, '"/cloudtrail/prefixed-"', '"/trail/prefixed-"'),
        ),
      ),
      withGap(
        accepted(
          "role-prefix-changed",
          "the role is replaced, with its policy",
          replaced(main, 'name_prefix        = "prefixed-"', 'name_prefix        = "trail-"'),
        ),
      ),
    ],
  },
  {
    name: "attached-policy",
    what: "the delivery role's permission is a managed policy, attached to the role",
    flaws: unconfirmed,
    changes: [
      rejected(
        "detached",
        "the attachment is taken out",
        ["role_permission_refuses"],
        "recorded",
        without(main, 'resource "aws_iam_role_policy_attachment" "delivery"'),
      ),
      rejected(
        "policy-narrowed",
        "the managed policy no longer lets the role write",
        ["role_permission_refuses"],
        "recorded",
        replaced(main, '["logs:CreateLogStream", "logs:PutLogEvents"]', '["logs:CreateLogStream"]'),
      ),
      rejected(
        "attachment-relabelled",
        "the attachment gets another label without a moved block: attached and detached in no certain order",
        ["contested"],
        "recorded",
        replaced(main, '"aws_iam_role_policy_attachment" "delivery"', '"aws_iam_role_policy_attachment" "trail"'),
      ),
      accepted(
        "made-inline",
        "the role gets the same document as an inline policy instead",
        inTurn(
          without(main, 'resource "aws_iam_role_policy_attachment" "delivery"'),
          without(main, 'resource "aws_iam_policy" "delivery"'),
          added(
            main,
            'resource "aws_iam_role_policy" "delivery" {\n  name   = "delivery"\n  role   = aws_iam_role.delivery.name\n  policy = data.aws_iam_policy_document.delivery.json\n}',
          ),
        ),
      ),
      accepted(
        "attachment-moved",
        "the attachment gets another label, with a moved block",
        inTurn(
          replaced(main, '"aws_iam_role_policy_attachment" "delivery"', '"aws_iam_role_policy_attachment" "trail"'),
          moved(main, "aws_iam_role_policy_attachment.delivery", "aws_iam_role_policy_attachment.trail"),
        ),
      ),
    ],
  },
  {
    name: "managed-policy",
    what: "the delivery role's permission is a managed policy, attached to everything that uses it in one resource",
    flaws: unconfirmed,
    changes: [
      rejected(
        "detached",
        "the attachment is taken out",
        ["role_permission_refuses"],
        "recorded",
        without(main, 'resource "aws_iam_policy_attachment" "delivery"'),
      ),
      rejected(
        "role-dropped",
        "the attachment no longer names the role",
        ["role_permission_refuses"],
        "recorded",
        inTurn(
          added(
            main,
            'resource "aws_iam_role" "other" {\n  name               = "other"\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n}',
          ),
          replaced(main, "[aws_iam_role.delivery.name]", "[aws_iam_role.other.name]"),
        ),
      ),
      accepted(
        "role-added",
        "the attachment names a second role",
        inTurn(
          added(
            main,
            'resource "aws_iam_role" "other" {\n  name               = "other"\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n}',
          ),
          replaced(main, "[aws_iam_role.delivery.name]", "[aws_iam_role.delivery.name, aws_iam_role.other.name]"),
        ),
      ),
      rejected(
        "attached-to-role",
        "the policy is attached to the role alone instead: attached and detached in no certain order",
        ["contested"],
        "recorded",
        inTurn(
          without(main, 'resource "aws_iam_policy_attachment" "delivery"'),
          added(
            main,
            'resource "aws_iam_role_policy_attachment" "delivery" {\n  role       = aws_iam_role.delivery.name\n  policy_arn = aws_iam_policy.delivery.arn\n}',
          ),
        ),
      ),
    ],
  },
  {
    name: "given-topic",
    what: "the topic belongs to another state, its ARN is a variable of the root",
    existing: [topic("platform-alerts"), topic("other")],
    flaws: {
      planned: ["topic_external"],
      deployed: ["topic_external"],
    },
    changes: [
      thresholdThree("alarm/main.tf"),
      rejected(
        "other-topic",
        "the variable names another topic",
        ["topic_external"],
        "notified",
        replaced(main, ":platform-alerts", ":other"),
      ),
      rejected(
        "not-a-topic",
        "the variable names a queue",
        ["alarm_without_topic"],
        "notified",
        replaced(
          main,
          "arn:aws:sns:us-east-1:123456789012:platform-alerts",
          "arn:aws:lambda:us-east-1:123456789012:function:alerts",
        ),
      ),
      accepted(
        "subscription-added",
        "somebody of this state subscribes to the topic",
        added(
          main,
          'resource "aws_sns_topic_subscription" "audit" {\n  topic_arn = var.topic_arn\n  protocol  = "email"\n  endpoint  = "audit@example.com"\n}',
        ),
      ),
      queueAdded(main),
    ],
  },
  {
    name: "inline-topic-policy",
    what: "the topic holds its policy itself",
    flaws: unconfirmed,
    changes: [
      thresholdThree(main),
      rejected(
        "policy-for-events",
        "the policy lets EventBridge publish instead of CloudWatch",
        ["topic_policy_refuses"],
        "notified",
        replaced(main, "cloudwatch.amazonaws.com", "events.amazonaws.com"),
      ),
      withGap(
        rejected(
          "topic-renamed",
          "the topic gets another name, and its policy keeps the old one's ARN",
          ["topic_policy_refuses"],
          "notified",
          replaced(main, 'name = "inline-alerts"', 'name = "alerts"'),
        ),
      ),
      accepted(
        "statement-added",
        "the policy lets the account publish, too",
        replaced(
          main,
          "    Statement = [{",
          '    Statement = [{\n      Effect    = "Allow"\n      Principal = { AWS = data.aws_caller_identity.current.account_id }\n      Action    = "sns:Publish"\n      Resource  = "*"\n    }, {',
        ),
      ),
    ],
  },
  {
    name: "filter-per-event",
    what: "each event has a filter of its own, all on one metric under one alarm",
    flaws: unconfirmed,
    changes: [
      thresholdThree(main),
      rejected(
        "event-dropped",
        "the set loses DetachRolePolicy",
        ["filter_missing"],
        "filtered",
        replaced(main, '    "DetachRolePolicy",\n', ""),
      ),
      rejected(
        "event-misspelt",
        "the set names DetachRolePolicies",
        ["filter_missing"],
        "filtered",
        replaced(main, '"DetachRolePolicy"', '"DetachRolePolicies"'),
      ),
      accepted(
        "event-added",
        "the set names one event more",
        replaced(main, '    "DetachRolePolicy",\n', '    "DetachRolePolicy",\n    "SetDefaultPolicyVersion",\n'),
      ),
      accepted(
        "filters-merged",
        "one filter of all events replaces the sixteen",
        inTurn(
          replaced(main, "for_each       = var.events", 'for_each       = toset(["policies"])'),
          replaced(
            main,
            '($.eventName = \\"${each.value}\\")',
            '(${join(" || ", [for event in var.events : "($.eventName = ${event})"])})',
          ),
        ),
      ),
    ],
  },
  {
    name: "actions-by-lookup",
    what: "a module looks up its controls' actions, and the order of resources is given by what is put on them",
    flaws: { planned: [], deployed: [] },
    changes: [
      rejected(
        "threshold-three",
        "the control sets a threshold of its own",
        ["alarm_threshold_above_one"],
        "alarmed",
        replaced(controls, "    IAMPolicyChanges = {\n", "    IAMPolicyChanges = {\n      threshold = 3\n"),
      ),
      rejected(
        "own-action",
        "the control sets another action",
        ["topic_external"],
        "notified",
        replaced(
          controls,
          "    IAMPolicyChanges = {\n",
          '    IAMPolicyChanges = {\n      actions = ["arn:aws:sns:us-east-1:123456789012:others"]\n',
        ),
      ),
      rejected(
        "input-exchanged",
        "the module gets a new topic without a subscriber",
        ["subscription_missing"],
        "received",
        inTurn(
          added(main, otherTopic),
          replaced(main, "[aws_sns_topic_policy.alerts.arn]", "[aws_sns_topic.other.arn]"),
        ),
      ),
      rejected(
        "policy-of-another-bucket",
        "the trail takes its bucket from the policy of a new bucket, which lets nobody write",
        ["bucket_policy_refuses"],
        "recorded",
        inTurn(
          added(
            main,
            `resource "aws_s3_bucket" "other" {
  bucket = "other-\${data.aws_caller_identity.current.account_id}"
}

resource "aws_s3_bucket_policy" "other" {
  bucket = aws_s3_bucket.other.id
  policy = data.aws_iam_policy_document.bucket.json
}`,
          ),
          replaced(main, "aws_s3_bucket_policy.trail.bucket", "aws_s3_bucket_policy.other.bucket"),
        ),
      ),
      accepted(
        "ordered-by-id",
        "the trail takes the bucket's name from the id of its policy, and the alarm the topic's ARN from that of its own",
        inTurn(
          replaced(main, "aws_s3_bucket_policy.trail.bucket", "aws_s3_bucket_policy.trail.id"),
          replaced(main, "aws_sns_topic_policy.alerts.arn", "aws_sns_topic_policy.alerts.id"),
        ),
      ),
      accepted(
        "control-added",
        "the module gets one control more",
        replaced(
          controls,
          "    UnauthorizedCalls = {",
          '    RootUsage = {\n      pattern = "{ $.userIdentity.type = \\"Root\\" }"\n    }\n    UnauthorizedCalls = {',
        ),
      ),
      queueAdded(main),
    ],
  },
];
