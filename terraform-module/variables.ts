import { periods } from "../modules/alarm/alarm";
import { exclusionForms } from "../modules/alarm/filter-errors";
import { publishedTexts } from "../modules/alarm/filter-pattern";
import { bucketNameForm, prefixForm } from "../modules/parts/bucket-errors";
import { archiveClasses } from "../modules/parts/bucket-lifecycle";
import { keyArnForm } from "../modules/parts/key-errors";
import { nameForms } from "../modules/parts/name-errors";
import { partitions } from "../modules/parts/placement";
import { boundaryForm, nameForm, regionForm, unsupportedForm } from "../modules/parts/placement-errors";
import { objectLocks } from "../modules/parts/private-bucket";
import { retentions } from "../modules/record/log-group";
import { channelForms } from "../modules/tell/chat-errors";
import { endpointForms } from "../modules/tell/subscription-errors";
import { required } from "../spec";

/** One variable of the module. */
export interface Variable {
  /** Its type, in Terraform's words. */
  readonly type: string;
  readonly description: string;
  /**
   * Its default; null for none at all.
   * @default - it must be given
   */
  readonly default?: unknown;
  /**
   * Expression of what stands in for a null.
   * @default - the null itself
   */
  readonly otherwise?: string;
  /** Conditions, as expressions, and what is said where one is false. */
  readonly validation?: readonly { readonly condition: string; readonly errorMessage: string }[];
}

/** What stands for a name that is not given, and is none. */
export const notGiven = "-";

/** A text as a string of Terraform's language. */
const quoted = (text: string): string => JSON.stringify(text);

const fits = (value: string, form: RegExp): string => `can(regex(${quoted(form.source)}, ${value}))`;

const oneOf = (values: readonly unknown[], value: string): string => `contains(${JSON.stringify(values)}, ${value})`;

/** Protocols that a subscription may have. */
const protocols = Object.keys(endpointForms);

/** Holds every subscription to a condition; the message begins with the names of those that are wrong. */
const everySubscription = (condition: string, message: string): { condition: string; errorMessage: string } => ({
  condition: `alltrue([for one in values(var.subscriptions) : ${condition}])`,
  errorMessage: `In subscriptions, \${join(", ", [for name, one in var.subscriptions : name if !(${condition})])}: ${message}`,
});

const subscriptions: Variable = {
  type: "map(object({ protocol = string, endpoint = string, auto_confirms = optional(bool, false), allow_plain_http = optional(bool, false), create_permission = optional(bool, false), role_arn = optional(string) }))",
  description:
    "Who is told, by a name of your choice. Terraform waits for an endpoint of protocol https with auto_confirms. With create_permission the module creates the policy of a queue (as its whole policy), the permission of a function, or the role of a delivery stream; a delivery stream without it needs the role_arn of a role that exists.",
  validation: [
    everySubscription(oneOf(protocols, "one.protocol"), `a protocol must be one of ${protocols.join(", ")}.`),
    ...protocols.map((protocol) => {
      const [form = /^/, words = ""] = endpointForms[protocol as keyof typeof endpointForms];
      return everySubscription(
        `one.protocol != ${quoted(protocol)} || ${fits("one.endpoint", form)}`,
        `an endpoint of protocol ${protocol} must be ${words}.`,
      );
    }),
    everySubscription(
      'one.protocol == "firehose" ? (one.role_arn != null) != one.create_permission : one.role_arn == null',
      "protocol firehose needs a role_arn or create_permission, and no other protocol has a role_arn.",
    ),
    everySubscription(
      `!one.create_permission || ${oneOf(["firehose", "lambda", "sqs"], "one.protocol")}`,
      "only protocols firehose, lambda and sqs have create_permission.",
    ),
    everySubscription(
      `!one.auto_confirms || ${oneOf(["http", "https"], "one.protocol")}`,
      "only protocols http and https have auto_confirms.",
    ),
    everySubscription(
      '(one.protocol == "http") == one.allow_plain_http',
      "anybody on the way can read and forge plain HTTP: use https, or set allow_plain_http, which only protocol http has.",
    ),
  ],
};

const exclusions = "tuned_alarm_exclusions";

/** Holds every exclusion to a condition. */
const everyExclusion = (value: "field" | "value", form: RegExp, message: string) => ({
  condition: `alltrue([for one in var.${exclusions} : ${fits(`one.${value}`, form)}])`,
  errorMessage: `${exclusions}: ${message}`,
});

/** What a tuned alarm leaves out, and whom it tells. */
const tunedAlarm: Readonly<Record<string, Variable>> = {
  [exclusions]: {
    type: "list(object({ field = string, value = string }))",
    description:
      "Creates a tuned alarm, which leaves out calls whose record has this value in this field. An asterisk at the beginning or end of a value stands for anything.",
    default: [],
    validation: [
      everyExclusion("field", exclusionForms.field, 'a field is a path in a record, such as "userIdentity.arn".'),
      everyExclusion("value", exclusionForms.value, "a value has no quotes, backslashes or control characters."),
      everyExclusion("value", exclusionForms.asterisks, "a value has asterisks only at its beginning and end."),
      {
        condition: `!anytrue([for one in var.${exclusions} : ${fits("one.value", exclusionForms.everything)}])`,
        errorMessage: `${exclusions}: a value of asterisks excludes everything.`,
      },
    ],
  },
  tuned_alarm_topic_arn: {
    type: "string",
    description: "ARN of the topic that the tuned alarm tells; that of the chain where none is given.",
    default: null,
    validation: [
      {
        condition: `var.tuned_alarm_topic_arn == null || ${fits("var.tuned_alarm_topic_arn", /^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[\w-]+$/)}`,
        errorMessage: "A topic is given by the ARN of a standard topic.",
      },
    ],
  },
  tuned_alarm_topic_key_arn: {
    type: "string",
    description: "ARN of the customer managed key that encrypts the topic of the tuned alarm.",
    default: null,
    validation: [
      {
        condition: `var.tuned_alarm_topic_key_arn == null || ${fits("var.tuned_alarm_topic_key_arn", keyArnForm)}`,
        errorMessage: "A key is given by its ARN, not by an alias: a key of AWS lets no alarm in.",
      },
    ],
  },
};

/** A map of chat channels, by a name of the caller's choice. */
const channels = (
  what: "Slack" | "Teams",
  keys: Readonly<Record<string, readonly [form: RegExp, words: string]>>,
): Variable => {
  const name = `${what.toLowerCase()}_channels`;
  return {
    type: `map(object({ ${Object.keys(keys)
      .map((key) => `${key} = string`)
      .join(", ")} }))`,
    description: `Channels of ${what} that the topic is forwarded to, by a name of your choice. Each is authorized in Amazon Q Developer in chat applications.`,
    default: {},
    validation: Object.entries(keys).map(([key, [form, words]]) => {
      const condition = fits(`one.${key}`, form);
      return {
        condition: `alltrue([for one in values(var.${name}) : ${condition}])`,
        errorMessage: `In ${name}, \${join(", ", [for name, one in var.${name} : name if !${condition}])}: ${key} must be ${words}.`,
      };
    }),
  };
};

const chatChannels: Readonly<Record<string, Variable>> = {
  slack_channels: channels("Slack", {
    team_id: [channelForms.slackId, "the id of a workspace"],
    channel_id: [channelForms.slackId, "the id of a channel"],
  }),
  teams_channels: channels("Teams", {
    tenant_id: [channelForms.uuid, "a UUID"],
    team_id: [channelForms.uuid, "a UUID"],
    channel_id: [channelForms.teamsId, "the id of a channel"],
  }),
};

/** A name that a link may have of its own. */
const ownName = (
  name: string,
  what: keyof typeof nameForms,
  otherwise: string,
  shown: string,
): Record<string, Variable> => {
  const { form, longest, words } = nameForms[what];
  const value = `var.${name}`;
  return {
    [name]: {
      type: "string",
      description: `Name of the ${what}; ${shown} where none is given.`,
      default: null,
      otherwise,
      validation: [
        {
          condition: `${value} == null || (${fits(value, form)} && length(coalesce(${value}, "-")) <= ${longest})`,
          errorMessage: `A ${what} name has ${words}, ${longest} characters at most.`,
        },
      ],
    },
  };
};

const keyAlias = (link: string, purpose: string): Record<string, Variable> =>
  ownName(`${link}_key_alias`, "key alias", `format("alias/%s-${purpose}", var.name)`, `alias/, name and -${purpose}`);

/** Names that filter and alarm may have of their own. */
const filterAndAlarmNames: Readonly<Record<string, Variable>> = {
  ...ownName("metric_filter_name", "metric filter", "var.name", "name"),
  ...ownName("metric_name", "metric", "local.metric_filter_name", "that of the filter"),
  ...ownName(
    "metric_namespace",
    "metric namespace",
    JSON.stringify(required.metric.namespace),
    required.metric.namespace,
  ),
  ...ownName("alarm_name", "alarm", "var.name", "name"),
};

/** Names that a created trail and what it consists of may have of their own. */
const trailNames: Readonly<Record<string, Variable>> = {
  ...ownName("trail_name", "trail", "var.name", "name"),
  ...ownName(
    "bucket_name",
    "bucket",
    'join("-", [var.name, var.account, var.region])',
    "name, account and region, joined by hyphens,",
  ),
  ...ownName("delivery_role_name", "role", 'format("%s-delivery", var.name)', "name and -delivery"),
  ...keyAlias("trail", "trail"),
};

/** What a pattern and a description of 1,024 characters leave room for. */
const groupName = {
  condition: fits("var.log_group_name", /^[\w./#-]{1,170}$/),
  errorMessage:
    "A log group is given by its name, not its ARN, of up to 170 characters: patterns have no room for more.",
};

/** Name that a created log group may have of its own. */
const logGroupName: Variable = {
  type: "string",
  description: "Name of the log group; /aws/cloudtrail/ and name where none is given.",
  default: null,
  otherwise: 'format("/aws/cloudtrail/%s", var.name)',
  validation: [{ ...groupName, condition: `var.log_group_name == null || ${groupName.condition}` }],
};

/** Names that a created log group may have of its own. */
const logGroupNames: Readonly<Record<string, Variable>> = {
  log_group_name: logGroupName,
  ...keyAlias("log_group", "logs"),
};

const common: Readonly<Record<string, Variable>> = {
  account: {
    type: "string",
    description: "Number of the account that the chain is created in: the provider's.",
    validation: [{ condition: fits("var.account", /^\d{12}$/), errorMessage: "An account has twelve digits." }],
  },
  region: {
    type: "string",
    description: "Region that the chain is created in: the provider's.",
    validation: [
      { condition: fits("var.region", regionForm), errorMessage: 'A region is one such as "us-east-1".' },
      {
        condition: `!${fits("var.region", unsupportedForm)}`,
        errorMessage: `A region is one of the partitions ${partitions.join(", ")}; others are not supported.`,
      },
    ],
  },
  name: {
    type: "string",
    description: "Name of everything that has no name of its own, or the beginning of its name.",
    default: "iam-policy-changes",
    validation: [
      {
        condition: fits("var.name", nameForm),
        errorMessage: "A name has 3 to 32 lower-case letters, digits and hyphens, a letter first.",
      },
    ],
  },
  pattern: {
    type: "string",
    description: "Which published text of the benchmark's pattern the filter has; auditors compare texts.",
    default: "canonical",
    validation: [
      {
        condition: oneOf(publishedTexts, "var.pattern"),
        errorMessage: `A pattern is one of ${publishedTexts.join(", ")}.`,
      },
    ],
  },
  subscriptions,
  ...filterAndAlarmNames,
  escalation_alarm: {
    type: "bool",
    description: "Whether an alarm watches the ways to more rights that the benchmark leaves out.",
    default: false,
  },
  tampering_alarm: {
    type: "bool",
    description: "Whether an alarm watches the calls that could silence the chain.",
    default: false,
  },
  ...tunedAlarm,
  change_alert: {
    type: "bool",
    description:
      "Whether a message about each call, which says who made it, goes to the topic. For a chain in the region where IAM's events arrive: us-east-1, us-gov-west-1 or cn-north-1.",
    default: false,
  },
  ...chatChannels,
  alarm_period: {
    type: "number",
    description: "Seconds in which each alarm counts calls together.",
    default: required.alarm.period,
    validation: [
      {
        condition: oneOf(periods, "var.alarm_period"),
        errorMessage: `A period is one of ${periods.join(", ")} seconds.`,
      },
    ],
  },
  ok_actions: {
    type: "bool",
    description: "Whether each alarm tells the topic, too, that it is over.",
    default: false,
  },
  runbook: {
    type: "string",
    description: "Page that says what to do when an alarm fires, which the alarms' descriptions carry.",
    default: null,
    validation: [
      {
        condition: `var.runbook == null || ${fits("var.runbook", /^https:\/\/[^\s"$]{1,160}$/)}`,
        errorMessage: "A runbook is an https address of at most 168 characters.",
      },
    ],
  },
  saved_query: {
    type: "bool",
    description: "Whether the query of who made the calls is saved in CloudWatch Logs Insights.",
    default: false,
  },
  dashboard: {
    type: "bool",
    description: "Whether a dashboard shows the control's alarm, how often it counted, and the last calls.",
    default: false,
  },
  tags: { type: "map(string)", description: "Tags of everything that takes tags.", default: {} },
  permissions_boundary: {
    type: "string",
    description: "ARN of the policy that bounds every created role.",
    default: null,
    validation: [
      {
        condition: `var.permissions_boundary == null || ${fits("var.permissions_boundary", boundaryForm)}`,
        errorMessage: "A permissions boundary is the ARN of a policy.",
      },
    ],
  },
};

/** Of a topic that is created with its key. */
const topic_publishers: Variable = {
  type: "list(object({ sid = string, service = string, conditions = list(object({ test = string, variable = string, values = list(string) })) }))",
  description:
    "Services that publish to the topic beside the alarms. The policies of the topic and its key let them in under these conditions.",
  default: [],
  validation: [
    {
      condition: `alltrue([for one in var.topic_publishers : ${fits("one.sid", /^[A-Za-z0-9]+$/)}]) && length(distinct(concat(["Alarms", "Administration"], var.topic_publishers[*].sid))) == length(var.topic_publishers) + 2`,
      errorMessage: "In topic_publishers each sid has letters and digits only, and no other statement has it.",
    },
    {
      condition: `alltrue([for one in var.topic_publishers : (length(one.conditions) > 0) != (one.service == "events.amazonaws.com")])`,
      errorMessage:
        "In topic_publishers each service but EventBridge has a condition, such as on aws:SourceArn. Without one it could publish for any account. EventBridge has none, because it sends nothing that a condition could test.",
    },
  ],
};

/** What a created topic may be given. */
const topicVariables: Readonly<Record<string, Variable>> = {
  ...ownName("topic_name", "topic", "var.name", "name"),
  ...keyAlias("topic", "topic"),
  topic_publishers,
};

/** Of a log group that is created. */
const retention_in_days: Variable = {
  type: "number",
  description: "For how many days the log group keeps the records; 0 for ever.",
  default: 365,
  validation: [
    {
      condition: oneOf(retentions, "var.retention_in_days"),
      errorMessage: `A retention is one of ${retentions.join(", ")}.`,
    },
  ],
};

/** Of a trail that is created. */
const insights: Variable = {
  type: "bool",
  description: "Whether CloudTrail looks for unusual rates of calls and errors. It charges by the event.",
  default: false,
};

/** A text that need not be given. */
const optional = (
  name: string,
  description: string,
  form: RegExp,
  errorMessage: string,
  otherwise = quoted(notGiven),
): Record<string, Variable> => ({
  [name]: {
    type: "string",
    description,
    default: null,
    otherwise,
    validation: [{ condition: `var.${name} == null || ${fits(`coalesce(var.${name}, "-")`, form)}`, errorMessage }],
  },
});

/** A number of days that need not be given. */
const optionalDays = (name: string, description: string, least: number): Record<string, Variable> => ({
  [name]: {
    type: "number",
    description,
    default: null,
    validation: [
      {
        condition: `coalesce(var.${name}, ${least}) >= ${least} && floor(coalesce(var.${name}, ${least})) == coalesce(var.${name}, ${least})`,
        errorMessage: `${name} is a whole number of days, ${least} or more.`,
      },
    ],
  },
});

/** What becomes of old files, in variables of one prefix. */
const lifecycleVariables = (prefix: string, files: string): Record<string, Variable> => ({
  ...optionalDays(
    `${prefix}archive_after_days`,
    `Days after which ${files} go to an archive; never where it is null.`,
    1,
  ),
  [`${prefix}archive_storage_class`]: {
    type: "string",
    description: `Storage class of the archive of ${files}.`,
    default: archiveClasses[0],
    validation: [
      {
        condition: oneOf(archiveClasses, `var.${prefix}archive_storage_class`),
        errorMessage: `An archive is one of ${archiveClasses.join(", ")}.`,
      },
    ],
  },
  ...optionalDays(
    `${prefix}expire_after_days`,
    `Days after which ${files} are deleted; never where it is null.`,
    required.log_group.retention_in_days,
  ),
});

/** Of a bucket that is created. */
const bucketVariables: Readonly<Record<string, Variable>> = {
  ...optional(
    "access_log_bucket",
    "Name of a bucket that keeps who read and wrote this one; its policy must contain what required_policy_statements says.",
    bucketNameForm,
    "A bucket for access logs is given by its name.",
    `var.create_access_log_bucket ? join("-", [local.bucket_name, "logs"]) : ${quoted(notGiven)}`,
  ),
  create_access_log_bucket: {
    type: "bool",
    description:
      "Whether the module creates that bucket. Its name is access_log_bucket, or the name of this bucket with -logs at the end.",
    default: false,
  },
  ...lifecycleVariables("access_log_", "access logs"),
  ...optional(
    "access_log_prefix",
    "Prefix of the access logs; the bucket's name where none is given.",
    prefixForm,
    "A prefix has up to 200 characters, without a slash at either end.",
    "local.bucket_name",
  ),
  ...lifecycleVariables("", "files"),
  ...optional(
    "replication_bucket",
    "Name of a bucket, in any region and with versions, that every file is copied to.",
    bucketNameForm,
    "A bucket for copies is given by its name.",
  ),
  ...optional(
    "replication_key_arn",
    "ARN of the key that encrypts the copies; needed with replication_bucket.",
    keyArnForm,
    "A key is given by its ARN, not by an alias.",
  ),
  replication_account: {
    type: "string",
    description:
      "Account of replication_bucket, where it is another, which then owns the copies. The policies of bucket and key must contain what required_policy_statements says.",
    default: null,
    validation: [
      {
        condition: `var.replication_account == null || ${fits("var.replication_account", /^\d{12}$/)}`,
        errorMessage: "An account has twelve digits.",
      },
    ],
  },
};

/** Of a bucket that is not in a sandbox. */
const object_lock: Variable = {
  type: "string",
  description:
    "Protects each file from being overwritten or deleted for a year: governance, or compliance, which nobody can revoke.",
  default: null,
  validation: [
    {
      condition: `var.object_lock == null || ${oneOf(objectLocks, `coalesce(var.object_lock, "-")`)}`,
      errorMessage: `An object lock is one of ${objectLocks.join(", ")}.`,
    },
  ],
};

/** The variables of a module that creates everything, and may destroy it. */
export const sandboxVariables: Readonly<Record<string, Variable>> = {
  ...common,
  ...trailNames,
  insights,
  ...bucketVariables,
  ...logGroupNames,
  ...topicVariables,
  retention_in_days,
};

/** The variables of a module that creates everything. */
export const createdVariables: Readonly<Record<string, Variable>> = { ...sandboxVariables, object_lock };

/** The variables of a module for an organization. */
export const organizationVariables: Readonly<Record<string, Variable>> = {
  ...createdVariables,
  organization_id: {
    type: "string",
    description: "Id of the organization whose accounts are recorded, all of them.",
    validation: [
      {
        condition: fits("var.organization_id", /^o-[a-z0-9]{10,32}$/),
        errorMessage: 'An organization is given by its id, such as "o-exampleorgid".',
      },
    ],
  },
  ...optional(
    "management_account",
    "The organization's management account, where the chain stands in that of a delegated administrator.",
    /^\d{12}$/,
    "An account has twelve digits.",
    "var.account",
  ),
};

const givenKey = (link: string): Variable => ({
  type: "string",
  description: `ARN of the customer managed key that encrypts the ${link}.`,
  validation: [
    {
      condition: fits(`var.${link.replace(" ", "_")}_key_arn`, keyArnForm),
      errorMessage: "A key is given by its ARN, not by an alias: an AWS managed key lets no other service in.",
    },
  ],
});

/** The variables of a module whose trail, group and topic are made of parts that exist. */
export const existingPartsVariables: Readonly<Record<string, Variable>> = {
  ...common,
  bucket_name: {
    type: "string",
    description: "Name of the bucket that keeps the record.",
    validation: [
      { condition: fits("var.bucket_name", bucketNameForm), errorMessage: "A bucket is given by its name." },
    ],
  },
  bucket_prefix: {
    type: "string",
    description: "Prefix of the trail's files in the bucket; none where it is null.",
    default: null,
    validation: [
      {
        condition: `var.bucket_prefix == null || ${fits("var.bucket_prefix", prefixForm)}`,
        errorMessage: "A prefix has up to 200 characters, without a slash at either end.",
      },
    ],
  },
  trail_key_arn: givenKey("trail"),
  log_group_key_arn: givenKey("log group"),
  topic_key_arn: givenKey("topic"),
  delivery_role_arn: {
    type: "string",
    description: "ARN of the role by which CloudTrail writes to the log group, in this account.",
    validation: [
      {
        condition: fits("var.delivery_role_arn", /^arn:[a-z-]+:iam::\d{12}:role\/\S+$/),
        errorMessage: "A role is given by its ARN.",
      },
    ],
  },
  ...ownName("trail_name", "trail", "var.name", "name"),
  ...ownName("topic_name", "topic", "var.name", "name"),
  log_group_name: logGroupName,
  retention_in_days,
  insights,
};

/** The variables of a module for an existing trail. */
export const existingTrailVariables: Readonly<Record<string, Variable>> = {
  ...common,
  ...topicVariables,
  log_group_name: {
    type: "string",
    description: "Name of the log group that the existing trail feeds.",
    validation: [groupName],
  },
};

/** The variables of a module for an existing topic. */
export const existingTopicVariables: Readonly<Record<string, Variable>> = {
  ...common,
  subscriptions: { ...subscriptions, default: {} },
  ...trailNames,
  insights,
  ...bucketVariables,
  object_lock,
  ...logGroupNames,
  retention_in_days,
  topic_arn: {
    type: "string",
    description: "ARN of the topic that the alarms tell, in the region of the chain and in any account.",
    validation: [
      {
        condition: fits("var.topic_arn", /^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[\w-]+$/),
        errorMessage: "A topic is given by the ARN of a standard topic.",
      },
    ],
  },
  topic_key_arn: {
    type: "string",
    description: "ARN of the customer managed key that encrypts the topic.",
    default: null,
    validation: [
      {
        condition: `var.topic_key_arn == null || ${fits("var.topic_key_arn", keyArnForm)}`,
        errorMessage: "A key is given by its ARN, not by an alias: a key of AWS lets no alarm in.",
      },
    ],
  },
};
