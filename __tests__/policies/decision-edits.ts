import {
  alarm,
  been,
  copied,
  created,
  deleted,
  type Entry,
  filter,
  found,
  having,
  kept,
  type Plan,
  type PlanCase,
  stepped,
  there,
  topicArn,
  type Values,
} from "./plan-edit";

const trail = found("aws_cloudtrail");
const group = found("aws_cloudwatch_log_group");
const topic = found("aws_sns_topic");
const subscription = found("aws_sns_topic_subscription");
const topicPolicy = found("aws_sns_topic_policy");
const elsewhere = "arn:aws:sns:us-east-1:210987654321:audit";

/** The plan, before which the object drifted from one set of values to what it was found with. */
const drifted = (plan: Plan, entry: Entry, applied: Values): Plan => ({
  ...plan,
  resource_drift: [
    {
      ...entry,
      change: {
        actions: ["update"],
        before: { ...entry.change.before, ...applied },
        after: entry.change.before,
        after_unknown: {},
      },
    },
  ],
});

const raisedByHand = been(found(alarm), { threshold: 1000 });
const mendedByHand = stepped(found(alarm), ["update"], { threshold: 1000 });
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

/** The alarm tells a topic of another account; the managed topic and what belongs to it are not there. */
const external = (entries: readonly Entry[] = [], after: Values = {}): Plan => {
  const plan = having(been(found(alarm), { alarm_actions: [elsewhere] }, after), ...entries);
  const gone = new Set(["aws_sns_topic", "aws_sns_topic_policy", "aws_sns_topic_subscription"]);
  const added = new Set(entries.map(({ address }) => address));
  return {
    ...plan,
    resource_drift: [],
    resource_changes: plan.resource_changes.filter(({ type, address }) => !gone.has(type) || added.has(address)),
  };
};
const toElsewhere: Entry = {
  ...been(subscription, { topic_arn: elsewhere, arn: `${elsewhere}:1`, id: `${elsewhere}:1` }),
  address: "aws_sns_topic_subscription.elsewhere",
  name: "elsewhere",
};

const unrelatedFilter = {
  name: "slow",
  log_group_name: group.change.after?.["name"],
  pattern: '{ $.eventName = "ConsoleLogin" }',
  metric_transformation: [{ name: "slow", namespace: "Orders", value: "1" }],
};

const cases: readonly (readonly [id: string, plan: Plan, reasons: readonly string[], warnings?: readonly string[]])[] =
  [
    [
      "mended by hand, and the plan puts the flaw back",
      drifted(having(mendedByHand), found(alarm), { threshold: 1000 }),
      ["alarm_threshold_above_one"],
    ],
    ["a moved object that had drifted", drifted(withAlarm(movedAlarm), movedAlarm, { alarm_description: "old" }), []],
    [
      "drift that the plan leaves",
      drifted(having(raisedByHand), raisedByHand, { threshold: 1 }),
      ["alarm_threshold_above_one"],
    ],
    [
      "null, blank, empty and missing are one value",
      having(
        stepped(found(alarm), ["update"], {
          actions_enabled: null,
          datapoints_to_alarm: null,
          dimensions: {},
          unit: "",
        }),
        stepped(trail, ["update"], {
          enable_logging: null,
          include_global_service_events: null,
          advanced_event_selector: [],
        }),
        stepped(subscription, ["update"], { filter_policy: "" }),
      ),
      [],
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
    [
      "filter, metric and alarm under other names",
      having(
        stepped(found(filter), ["create", "delete"], {
          name: "new",
          id: undefined,
          metric_transformation: [{ name: "new", namespace: "New", value: "1" }],
        }),
        stepped(found(alarm), ["create", "delete"], {
          alarm_name: "new",
          arn: undefined,
          id: undefined,
          metric_name: "new",
          namespace: "New",
        }),
      ),
      [],
    ],
    ["an external topic stays", external(), []],
    ["an external topic becomes another one", external([], { alarm_actions: [`${elsewhere}-2`] }), ["topic_external"]],
    [
      "the last managed subscription of an external topic deleted",
      external([deleted(toElsewhere)]),
      ["subscription_missing"],
    ],
    ["the managed subscription of an external topic stays", external([toElsewhere]), []],
    ["a filter that aims at nothing deleted", having(deleted(there(filter, unrelatedFilter))), []],
    [
      "the subscription deleted, the same one created at another address",
      having(deleted(subscription), copied(subscription, { pending_confirmation: false })),
      ["contested"],
    ],
    [
      "the group's class known after apply, not configured",
      having(stepped(group, ["update"], { log_group_class: undefined })),
      [],
    ],
    [
      "the topic's ARN known after apply: composed",
      having(stepped(topic, ["update"], { arn: undefined, id: undefined })),
      [],
    ],
    [
      "a link known after apply to what is known",
      having(stepped(trail, ["update"], { cloud_watch_logs_group_arn: undefined })),
      ["trail_detached_unknown"],
    ],
    [
      "an attribute that echoes a policy resource that goes",
      having(deleted(found("aws_iam_role_policy"))),
      ["role_permission_refuses"],
    ],
    [
      "read events by one trail, write events by another",
      having(
        been(trail, {}, { event_selector: [{ include_management_events: true, read_write_type: "ReadOnly" }] }),
        created(
          "aws_cloudtrail",
          {
            ...trail.change.after,
            name: "second",
            arn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/second",
            id: undefined,
            event_selector: [{ include_management_events: true, read_write_type: "WriteOnly" }],
          },
          "second",
        ),
      ),
      ["trail_without_write_events"],
    ],
    [
      "selectors of read and write events on one trail",
      having(
        been(
          trail,
          {},
          {
            event_selector: [
              { include_management_events: true, read_write_type: "ReadOnly" },
              { include_management_events: true, read_write_type: "WriteOnly" },
            ],
          },
        ),
      ),
      [],
    ],
    [
      "one of two conditions removed",
      having(
        been(
          found(filter),
          { pattern: '{ ($.eventName = "CreatePolicy") && ($.a = 1) && ($.b = 2) }' },
          { pattern: '{ ($.eventName = "CreatePolicy") && ($.b = 2) }' },
        ),
      ),
      [],
    ],
    [
      "a condition added to another",
      having(
        been(
          found(filter),
          { pattern: '{ ($.eventName = "CreatePolicy") && ($.a = 1) }' },
          { pattern: '{ ($.eventName = "CreatePolicy") && ($.a = 1) && ($.b = 2) }' },
        ),
      ),
      ["pattern_unproven"],
    ],
    [
      "a condition written in another order",
      having(
        been(
          found(filter),
          { pattern: '{ ($.eventName = "CreatePolicy") && ($.a = 1) && ($.b = 2) }' },
          { pattern: '{ $.b = 2 && ($.eventName = "CreatePolicy" && $.a = 1) }' },
        ),
      ),
      [],
    ],
    [
      "a pattern that is too broad becomes broader",
      having(been(found(filter), { pattern: '{ $.eventName = "*Policy*" }' }, { pattern: "{ $.eventName = * }" })),
      ["pattern_too_broad"],
    ],
    [
      "a policy on an external topic shuts CloudWatch out",
      external([created("aws_sns_topic_policy", { arn: elsewhere, policy: '{"Statement":[]}' })]),
      ["topic_policy_refuses"],
    ],
    [
      "a policy that shuts nobody out on an external topic",
      external([
        created("aws_sns_topic_policy", {
          arn: elsewhere,
          policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"*"}]}',
        }),
      ]),
      [],
    ],
    ["the topic's policy deleted: the default one lets alarms in", having(deleted(topicPolicy)), []],
    [
      "a new queue of the topic's account confirms itself",
      having(
        stepped(subscription, ["create", "delete"], {
          protocol: "sqs",
          endpoint: "arn:aws:sqs:us-east-1:123456789012:q",
          arn: undefined,
          id: undefined,
          pending_confirmation: undefined,
        }),
      ),
      [],
    ],
    [
      "the same alarm actions in another order",
      having(been(found(alarm), { alarm_actions: [topicArn, elsewhere] }, { alarm_actions: [elsewhere, topicArn] })),
      [],
    ],
  ];

/** Edited plans that show one definition of the decision each. */
export const decisionEdits: readonly PlanCase[] = cases.map(([id, plan, reasons, warnings = []]) => ({
  id,
  plan,
  reasons,
  warnings,
}));
