import type { PlanCase } from "../plan-case";
import { accountId, fresh } from "./deployed";
import { edited } from "./edited";
import {
  alarm,
  been,
  changed,
  configuring,
  copied,
  created,
  creating,
  deleted,
  drifted,
  type Entry,
  filter,
  forgotten,
  found,
  having,
  kept,
  type Plan,
  stepped,
  there,
  topicArn,
  type Values,
} from "./plan-edit";
import { foreignTopic, tellingElsewhere } from "./telling-elsewhere";

const oldAlarm: Entry = { ...deleted(found(alarm)), deposed: "0a1b2c3d" };
const spokenBy = (change: Values): Plan =>
  having(
    stepped(found(alarm), ["update"], { alarm_actions: [] }),
    created("aws_cloudwatch_composite_alarm", {
      alarm_name: "speaker",
      arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:speaker",
      alarm_rule: 'ALARM("iam-policy-changes")',
      alarm_actions: [topicArn],
      actions_enabled: true,
      actions_suppressor: [],
      ...change,
    }),
  );
const raisedByHand = been(found(alarm), { threshold: 1000 });
const loweredByHand = stepped(found(alarm), ["update"], { threshold: 1000 });
const movedAlarm: Entry = {
  ...found(alarm),
  address: `${alarm}.policy_changes`,
  name: "policy_changes",
  ...{ previous_address: found(alarm).address },
};
const withAlarm = (moved: Entry): Plan => ({
  ...having(moved),
  resource_changes: [...kept.resource_changes.filter(({ type }) => type !== alarm), moved],
});
const functionArn = `arn:aws:lambda:us-east-1:${accountId}:function:listener`;
/** The alarm tells one function alone, and that is changed. */
const listening = (arn: string, change: Values): Plan => {
  const listener = there("aws_lambda_function", { function_name: "listener", arn: functionArn });
  return having(been(found(alarm), { alarm_actions: [arn] }), {
    ...listener,
    change: { ...listener.change, ...change },
  });
};
const queriedOf = (account_id: string): Plan =>
  changed(found(alarm), {
    metric_name: null,
    namespace: null,
    statistic: null,
    period: null,
    metric_query: [
      {
        id: "m1",
        account_id,
        return_data: true,
        metric: [{ metric_name: "iam-policy-changes", namespace: "CISBenchmark", period: 300, stat: "Sum" }],
      },
    ],
  });
const queried = (...queries: readonly Values[]): Plan =>
  changed(found(alarm), { metric_name: null, namespace: null, statistic: null, period: null, metric_query: queries });
const metricQuery = {
  id: "m1",
  return_data: false,
  metric: [{ metric_name: "iam-policy-changes", namespace: "CISBenchmark", period: 300, stat: "Sum" }],
};
const calculated = (expression: string): Plan => queried(metricQuery, { id: "e1", expression, return_data: true });
const speakerValues: Values = {
  alarm_name: "speaker",
  arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:speaker",
  alarm_rule: 'ALARM("iam-policy-changes")',
  alarm_actions: [topicArn],
  actions_enabled: true,
};
const spoken = (...entries: readonly Entry[]): Plan =>
  having(there("aws_cloudwatch_composite_alarm", speakerValues), ...entries);
/** The alarm itself tells nobody, before and after; a composite alarm speaks for it. */
const silent = (values: Values = {}): Entry => been(found(alarm), { alarm_actions: [] }, values);
const imported = (entry: Entry, values: Values = {}): Entry => {
  const taken = been(entry, values);
  return { ...taken, change: { ...taken.change, importing: { id: "x" } } };
};
/** What is taken over was in no state before, and cannot have drifted. */
const taken = (entry: Entry): Plan => ({ ...having(entry), resource_drift: [] });
const muting = (...names: readonly string[]): Values => ({
  name: "nights",
  rule: [{ schedule: [{ expression: "cron(0 20 * * *)", duration: "PT12H" }] }],
  mute_targets: [{ alarm_names: names }],
});

/** Edits of the alarm, of what it tells, of composite alarms and of mute rules. */
export const alarmEdits: readonly PlanCase[] = edited([
  ["aws_cloudwatch_metric_alarm deleted", having(deleted(found(alarm))), ["alarm_missing"]],
  ["aws_cloudwatch_metric_alarm forgotten", having(forgotten(found(alarm))), ["alarm_missing"]],
  ["no action", changed(found(alarm), { alarm_actions: [] }), ["alarm_without_topic"]],
  ["actions absent", changed(found(alarm), { alarm_actions: null }), ["alarm_without_topic"]],
  ["actions known after apply", changed(found(alarm), { alarm_actions: undefined }), ["alarm_without_topic_unknown"]],
  [
    "another external topic",
    changed(found(alarm), { alarm_actions: ["arn:aws:sns:us-east-1:123456789012:other"] }),
    ["topic_external"],
  ],
  [
    "an action that is no topic",
    changed(found(alarm), { alarm_actions: ["arn:aws:automate:us-east-1:ec2:stop"] }),
    ["alarm_without_topic"],
  ],
  [
    "one more action",
    changed(found(alarm), {
      alarm_actions: [
        "arn:aws:sns:us-east-1:123456789012:iam-policy-changes",
        "arn:aws:sns:us-east-1:123456789012:other",
      ],
    }),
    [],
  ],
  ["actions disabled", changed(found(alarm), { actions_enabled: false }), ["alarm_actions_disabled"]],
  ["actions_enabled absent: true", changed(found(alarm), { actions_enabled: null }), []],
  ["actions_enabled known after apply", changed(found(alarm), { actions_enabled: undefined }), ["alarm_unknown"]],
  ["threshold 2", changed(found(alarm), { threshold: 2 }), ["alarm_threshold_above_one"]],
  ["threshold 10", changed(found(alarm), { threshold: 10 }), ["alarm_threshold_above_one"]],
  ["threshold 1.5", changed(found(alarm), { threshold: 1.5 }), ["alarm_threshold_above_one"]],
  ["threshold 1", changed(found(alarm), { threshold: 1 }), []],
  ["threshold 0.5", changed(found(alarm), { threshold: 0.5 }), []],
  ["threshold 0", changed(found(alarm), { threshold: 0 }), ["alarm_threshold_always_breached"]],
  ["threshold -1", changed(found(alarm), { threshold: -1 }), ["alarm_threshold_always_breached"]],
  ["threshold absent: 0", changed(found(alarm), { threshold: null }), ["alarm_threshold_always_breached"]],
  ["threshold known after apply", changed(found(alarm), { threshold: undefined }), ["alarm_unknown"]],
  ["above 0", changed(found(alarm), { threshold: 0, comparison_operator: "GreaterThanThreshold" }), []],
  ["above 1", changed(found(alarm), { comparison_operator: "GreaterThanThreshold" }), ["alarm_threshold_above_one"]],
  ["band", changed(found(alarm), { threshold: null, threshold_metric_id: "e1" }), ["alarm_threshold_dynamic"]],
  [
    "LessThanThreshold",
    changed(found(alarm), { comparison_operator: "LessThanThreshold" }),
    ["alarm_comparison_unfit"],
  ],
  [
    "LessThanOrEqualToThreshold",
    changed(found(alarm), { comparison_operator: "LessThanOrEqualToThreshold" }),
    ["alarm_comparison_unfit"],
  ],
  [
    "GreaterThanUpperThreshold",
    changed(found(alarm), { comparison_operator: "GreaterThanUpperThreshold" }),
    ["alarm_comparison_unfit"],
  ],
  ["statistic Average", changed(found(alarm), { statistic: "Average" }), ["alarm_statistic_unfit"]],
  ["statistic Minimum", changed(found(alarm), { statistic: "Minimum" }), ["alarm_statistic_unfit"]],
  ["statistic SampleCount", changed(found(alarm), { statistic: "SampleCount" }), ["alarm_statistic_unfit"]],
  ["Maximum", changed(found(alarm), { statistic: "Maximum" }), []],
  [
    "Maximum with threshold 2",
    changed(found(alarm), { statistic: "Maximum", threshold: 2 }),
    ["alarm_threshold_unreachable"],
  ],
  ["percentile", changed(found(alarm), { statistic: null, extended_statistic: "p99" }), ["alarm_statistic_unfit"]],
  ["statistic known after apply", changed(found(alarm), { statistic: undefined }), ["alarm_unknown"]],
  ["2 of 2", changed(found(alarm), { evaluation_periods: 2 }), ["alarm_datapoints_above_one"]],
  ["1 of 2", changed(found(alarm), { evaluation_periods: 2, datapoints_to_alarm: 1 }), []],
  ["2 of 3", changed(found(alarm), { evaluation_periods: 3, datapoints_to_alarm: 2 }), ["alarm_datapoints_above_one"]],
  [
    "1 of 288",
    changed(found(alarm), { evaluation_periods: 288, datapoints_to_alarm: 1 }),
    ["alarm_evaluation_too_long"],
  ],
  ["period 10", changed(found(alarm), { period: 10 }), ["alarm_period_too_short"]],
  ["period 60", changed(found(alarm), { period: 60 }), []],
  ["period 360", changed(found(alarm), { period: 360 }), ["alarm_period_too_long"]],
  ["missing data ignored", changed(found(alarm), { treat_missing_data: "ignore" }), ["alarm_missing_data_unfit"]],
  ["missing data absent", changed(found(alarm), { treat_missing_data: null }), []],
  ["alarm dimensions", changed(found(alarm), { dimensions: { a: "b" } }), ["alarm_dimensions"]],
  ["alarm unit Bytes", changed(found(alarm), { unit: "Bytes" }), ["alarm_unit_unfit"]],
  ["alarm unit None", changed(found(alarm), { unit: "None" }), []],
  ["alarm on another metric", changed(found(alarm), { metric_name: "other" }), ["alarm_detached"]],
  [
    "expression",
    changed(found(alarm), {
      metric_name: null,
      namespace: null,
      statistic: null,
      period: null,
      metric_query: [
        { id: "e1", expression: "m1*0", return_data: true, metric: [], label: "", account_id: "", period: null },
        {
          id: "m1",
          expression: "",
          return_data: false,
          metric: [
            {
              metric_name: "iam-policy-changes",
              namespace: "CISBenchmark",
              period: 300,
              stat: "Sum",
              unit: "",
              dimensions: {},
            },
          ],
          label: "",
          account_id: "",
          period: null,
        },
      ],
    }),
    ["alarm_metric_query_unproven"],
  ],
  [
    "bare metric query",
    changed(found(alarm), {
      metric_name: null,
      namespace: null,
      statistic: null,
      period: null,
      metric_query: [
        {
          id: "m1",
          expression: "",
          return_data: true,
          metric: [
            {
              metric_name: "iam-policy-changes",
              namespace: "CISBenchmark",
              period: 300,
              stat: "Sum",
              unit: "",
              dimensions: {},
            },
          ],
          label: "",
          account_id: "",
          period: null,
        },
      ],
    }),
    [],
  ],
  [
    "description",
    changed(found(alarm), { alarm_description: "x", ok_actions: ["arn:aws:sns:us-east-1:123456789012:other"] }),
    [],
  ],
  ["P1: an alarm destroyed after its own creation", having(stepped(found(alarm), ["create", "delete"])), ["contested"]],
  [
    "P1: an alarm destroyed after the creation of another name",
    having(stepped(found(alarm), ["create", "delete"], { alarm_name: "other", ...fresh })),
    [],
  ],
  ["P1: an alarm forgotten after its own creation", having(stepped(found(alarm), ["create", "forget"])), []],
  ["S3: a deposed alarm of the same name deleted", having(oldAlarm), ["contested"]],
  ["P1: a second alarm of the same name that differs", having(copied(found(alarm), { threshold: 9 })), ["contested"]],
  ["P1: a second alarm of the same name that does not differ", having(copied(found(alarm), {})), []],
  ["C8: a worse alarm of another name beside it", having(copied(found(alarm), { alarm_name: "b", threshold: 9 })), []],
  ["R9: a composite alarm speaks for it", spokenBy({}), []],
  ["R9: in parentheses", spokenBy({ alarm_rule: '(ALARM("iam-policy-changes"))' }), []],
  ["R9: by its ARN", spokenBy({ alarm_rule: `ALARM(${found(alarm).change.after?.["arn"]})` }), []],
  [
    "R9: by the ARN of another region",
    spokenBy({
      alarm_rule: `ALARM("${String(found(alarm).change.after?.["arn"]).replace("us-east-1", "eu-west-1")}")`,
    }),
    ["alarm_without_topic"],
  ],
  [
    "R9: the composite speaks while it does not fire",
    spokenBy({ alarm_rule: 'NOT ALARM("iam-policy-changes")' }),
    ["composite_rule_unfit"],
  ],
  [
    "R9: the composite follows another alarm, too",
    spokenBy({ alarm_rule: 'ALARM("iam-policy-changes") OR ALARM("b")' }),
    ["composite_rule_unfit"],
  ],
  ["R9: the composite follows another alarm", spokenBy({ alarm_rule: 'ALARM("b")' }), ["alarm_without_topic"]],
  ["R9: the composite can be suppressed", spokenBy({ actions_suppressor: [{ alarm: "b" }] }), ["composite_suppressed"]],
  ["R9: the composite's actions are disabled", spokenBy({ actions_enabled: false }), ["composite_actions_disabled"]],
  ["R9: the composite tells nobody", spokenBy({ alarm_actions: [] }), ["alarm_without_topic"]],
  [
    "V8: the alarm moved by its region attribute",
    having(stepped(found(alarm), ["delete", "create"], { region: "eu-west-1", ...fresh })),
    ["alarm_detached"],
    ["monitoring_gap"],
  ],
  [
    "V8: the alarm moved to a region that is known after apply",
    configuring(having(stepped(found(alarm), ["delete", "create"], { region: undefined, ...fresh })), found(alarm), {
      region: { references: ["terraform_data.region"] },
    }),
    ["alarm_place_unknown"],
    ["monitoring_gap"],
  ],
  [
    "V8: the alarm replaced, its region unknown as nobody gives one",
    having(stepped(found(alarm), ["delete", "create"], { region: undefined, ...fresh })),
    [],
    ["monitoring_gap"],
  ],
  [
    "the alarm on another metric of another namespace",
    having(stepped(found(alarm), ["update"], { metric_name: "a", namespace: "b" })),
    ["alarm_detached"],
  ],
  [
    "mended by hand, and the plan puts the flaw back",
    drifted(having(loweredByHand), found(alarm), { threshold: 1000 }),
    ["alarm_threshold_above_one"],
  ],
  ["a moved object that had drifted", drifted(withAlarm(movedAlarm), movedAlarm, { alarm_description: "old" }), []],
  [
    "drift that the plan leaves",
    drifted(having(raisedByHand), raisedByHand, { threshold: 1 }),
    ["alarm_threshold_above_one"],
  ],
  [
    "an alarm with a threshold of three deleted",
    having({ ...been(found(alarm), { threshold: 3 }), ...deleted(been(found(alarm), { threshold: 3 })) }),
    ["alarm_missing"],
  ],
  [
    "a threshold of three raised to ten",
    having(been(found(alarm), { threshold: 3 }, { threshold: 10 })),
    ["alarm_threshold_above_one"],
  ],
  ["a threshold of three stays", having(been(found(alarm), { threshold: 3 }, { alarm_description: "x" })), []],
  ["a threshold of three lowered", having(been(found(alarm), { threshold: 3 }, { threshold: 1 })), []],
  [
    "an unfit statistic becomes another one",
    having(been(found(alarm), { statistic: "Average" }, { statistic: "Minimum" })),
    ["alarm_statistic_unfit"],
  ],
  [
    "a new flaw beside an old one",
    having(been(found(alarm), { statistic: "Average" }, { threshold: 3 })),
    ["alarm_threshold_above_one"],
  ],
  ["an external topic stays", tellingElsewhere(), []],
  [
    "an external topic becomes another one",
    tellingElsewhere([], { alarm_actions: [`${foreignTopic}-2`] }),
    ["topic_external"],
  ],
  [
    "the same alarm actions in another order",
    having(
      been(found(alarm), { alarm_actions: [topicArn, foreignTopic] }, { alarm_actions: [foreignTopic, topicArn] }),
    ),
    [],
  ],
  ["the alarm has no period", changed(found(alarm), { period: null }), ["alarm_unknown"]],
  ["the alarm has no number of periods", changed(found(alarm), { evaluation_periods: null }), ["alarm_unknown"]],
  [
    "the alarm fires above less than nothing",
    changed(found(alarm), { comparison_operator: "GreaterThanThreshold", threshold: -1 }),
    ["alarm_threshold_always_breached"],
  ],
  ["the alarm reads the metric of its own account by its number", queriedOf(accountId), []],
  ["the alarm reads the metric of another account", queriedOf("210987654321"), ["alarm_metric_query_unproven"]],
  [
    "the alarm has neither a period nor a threshold that one event reaches",
    changed(found(alarm), { period: null, threshold: 3 }),
    ["alarm_threshold_above_one", "alarm_unknown"],
  ],
  [
    "another alarm of the same name, whose threshold is known after apply",
    creating(alarm, { ...found(alarm).change.after, arn: undefined, id: undefined, threshold: undefined }, "threshold"),
    ["contested"],
  ],
  [
    "another alarm, whose name is known after apply, on the metric",
    creating(
      alarm,
      { ...found(alarm).change.after, arn: undefined, id: undefined, alarm_name: undefined, threshold: 1000 },
      "alarm_name",
    ),
    ["contested"],
  ],
  [
    "the alarm gets a name that only apply tells, beside another of its old one",
    configuring(
      having(
        stepped(found(alarm), ["update"], { alarm_name: undefined }),
        created(alarm, { ...found(alarm).change.after, arn: undefined, id: undefined, threshold: 1000 }),
      ),
      found(alarm),
      { alarm_name: { references: ["terraform_data.later"] } },
    ),
    ["contested"],
  ],
  [
    "an alias of a function, which is the only listener, goes with the function",
    listening(`${functionArn}:live`, { actions: ["delete"], after: null }),
    ["alarm_without_topic"],
  ],
  ["an alias of a function is the only listener", listening(`${functionArn}:live`, {}), []],
  [
    "the alarm replaced by an equal one",
    having(stepped(found(alarm), ["delete", "create"], fresh)),
    [],
    ["monitoring_gap"],
  ],
  [
    "the alarm replaced by a weaker one",
    having(stepped(found(alarm), ["delete", "create"], { threshold: 3, ...fresh })),
    ["alarm_threshold_above_one"],
    ["monitoring_gap"],
  ],
  [
    "an alarm with a threshold of three imported",
    taken(imported(found(alarm), { threshold: 3 })),
    [],
    ["alarm_threshold_above_one"],
  ],
  ["a flawless alarm imported", taken(imported(found(alarm))), []],
  [
    "metric and alarm have units that differ",
    having(
      stepped(found(filter), ["update"], {
        metric_transformation: [{ name: "iam-policy-changes", namespace: "CISBenchmark", value: "1", unit: "Count" }],
      }),
      stepped(found(alarm), ["update"], { unit: "Bytes" }),
    ),
    ["alarm_unit_unfit"],
  ],
  [
    "the alarm tells an endpoint that is no topic",
    changed(found(alarm), { alarm_actions: ["arn:aws:lambda:us-east-1:123456789012:function:x"] }),
    ["alarm_without_topic"],
  ],
  [
    "the alarm tells a topic of another account",
    changed(found(alarm), { alarm_actions: ["arn:aws:sns:us-east-1:210987654321:x"] }),
    ["topic_external"],
  ],
  ["metric math: the metric itself", calculated("m1"), []],
  ["metric math: times nothing", calculated("m1 * 0"), ["alarm_metric_query_unproven"]],
  ["metric math: never", calculated("IF(m1 > 1000, m1, 0)"), ["alarm_metric_query_unproven"]],
  ["metric math: gaps filled", calculated("FILL(m1, 0)"), ["alarm_metric_query_unproven"]],
  [
    "metric math: the metric of another account",
    queried({ ...metricQuery, return_data: true, account_id: "210987654321" }),
    ["alarm_metric_query_unproven"],
  ],
  [
    "metric math: another query is returned",
    queried({ ...metricQuery, return_data: true }, { id: "m2", return_data: false, metric: metricQuery.metric }),
    ["alarm_detached"],
  ],
  [
    "the alarm renamed, no composite follows it",
    having(stepped(found(alarm), ["delete", "create"], { alarm_name: "new", ...fresh })),
    [],
    ["monitoring_gap"],
  ],
  ["a composite speaks for the alarm that tells nobody itself", spoken(silent()), []],
  [
    "the alarm renamed under a composite that speaks for it",
    spoken({
      ...silent({ alarm_name: "new", ...fresh }),
      change: { ...silent({ alarm_name: "new", ...fresh }).change, actions: ["delete", "create"] },
    }),
    ["alarm_without_topic"],
    ["monitoring_gap"],
  ],
  [
    "the alarm goes on speaking itself, and a composite beside it",
    having(
      created("aws_cloudwatch_composite_alarm", {
        ...speakerValues,
        alarm_rule: 'ALARM("iam-policy-changes") AND ALARM("b")',
      }),
    ),
    [],
  ],
  [
    "the metric gets one name, the alarm another",
    having(
      stepped(found(filter), ["update"], {
        metric_transformation: [{ name: "a", namespace: "CISBenchmark", value: "1" }],
      }),
      stepped(found(alarm), ["update"], { metric_name: "b" }),
    ),
    ["alarm_detached"],
  ],
  [
    "the alarm deleted, another without actions created",
    having(deleted(found(alarm)), copied(found(alarm), { alarm_name: "new", alarm_actions: [] })),
    ["alarm_missing"],
  ],
  [
    "the alarm deleted, an equal one of another name created",
    having(deleted(found(alarm)), copied(found(alarm), { alarm_name: "new" })),
    [],
  ],
  [
    "another provider's alarm of the same name",
    having(created("awscc_cloudwatch_alarm", { alarm_name: "iam-policy-changes" })),
    ["contested"],
  ],
  [
    "another provider's mute rule of the alarm's name",
    having(
      created("awscc_cloudwatch_alarm_mute_rule", { name: "n", mute_targets: { alarm_names: ["iam-policy-changes"] } }),
    ),
    ["alarm_muted"],
  ],
  [
    "a mute rule names the alarm",
    having(created("aws_cloudwatch_alarm_mute_rule", muting("iam-policy-changes"))),
    ["alarm_muted"],
  ],
  ["a mute rule names another alarm", having(created("aws_cloudwatch_alarm_mute_rule", muting("orders"))), []],
  [
    "a mute rule of what is known after apply",
    having(stepped(created("aws_cloudwatch_alarm_mute_rule", muting()), ["create"], { mute_targets: undefined })),
    ["alarm_muted_unknown"],
  ],
  [
    "a mute rule gets longer",
    having(
      been(
        there("aws_cloudwatch_alarm_mute_rule", muting("iam-policy-changes")),
        {},
        { rule: [{ schedule: [{ expression: "cron(0 8 * * *)", duration: "PT24H" }] }] },
      ),
    ),
    ["alarm_muted"],
  ],
  [
    "a mute rule taken away",
    having(deleted(there("aws_cloudwatch_alarm_mute_rule", muting("iam-policy-changes")))),
    [],
  ],
  [
    "other values are sensitive",
    having({
      ...found(alarm),
      change: {
        ...found(alarm).change,
        actions: ["update"],
        before_sensitive: {},
        after_sensitive: { threshold: true },
      },
    }),
    [],
  ],
  [
    "a flawed alarm imported and mended",
    taken({
      ...been(found(alarm), { threshold: 3 }, { threshold: 1 }),
      change: { ...been(found(alarm), { threshold: 3 }, { threshold: 1 }).change, importing: { id: "x" } },
    }),
    [],
  ],
  [
    "a deposed alarm of another name cleaned up",
    having({
      ...deleted(found(alarm)),
      deposed: "0a1b2c3d",
      change: {
        ...deleted(found(alarm)).change,
        before: {
          ...found(alarm).change.before,
          alarm_name: "old",
          arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:old",
        },
      },
    }),
    [],
  ],
  [
    "a threshold of three, waived",
    changed(found(alarm), { threshold: 3 }),
    [],
    [],
    {
      waivers: [
        {
          reason: "alarm_threshold_above_one",
          subject: found(alarm).address,
          until: "2030-01-01",
          because: "it moves",
        },
      ],
    },
  ],
]);
