import { periods } from "../modules/alarm/alarm";
import { publishedTexts } from "../modules/alarm/filter-pattern";
import { bucketNameForm } from "../modules/parts/bucket-errors";
import { archiveClasses } from "../modules/parts/bucket-lifecycle";
import { keyArnForm } from "../modules/parts/key-errors";
import { nameForms } from "../modules/parts/name-errors";
import { partitions } from "../modules/parts/placement";
import { boundaryForm, nameForm, regionForm, unsupportedForm } from "../modules/parts/placement-errors";
import { objectLocks } from "../modules/parts/private-bucket";
import { retentions } from "../modules/record/log-group";
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

/** Protocols that a subscription may have: all but plain HTTP, which anybody on the way can read and forge. */
const protocols = Object.keys(endpointForms).filter((protocol) => protocol !== "http");

/** Holds every subscription to a condition; the message begins with the names of those that are wrong. */
const everySubscription = (condition: string, message: string): { condition: string; errorMessage: string } => ({
  condition: `alltrue([for one in values(var.subscriptions) : ${condition}])`,
  errorMessage: `In subscriptions, \${join(", ", [for name, one in var.subscriptions : name if !(${condition})])}: ${message}`,
});

const subscriptions: Variable = {
  type: "map(object({ protocol = string, endpoint = string, auto_confirms = optional(bool, false), role_arn = optional(string) }))",
  description:
    "Who is told, by a name of your choice. An endpoint of protocol https with auto_confirms is waited for; one of firehose needs the role_arn by which SNS writes to it.",
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
      '(one.protocol == "firehose") == (one.role_arn != null)',
      "protocol firehose needs a role_arn, and no other protocol has one.",
    ),
    everySubscription('one.protocol == "https" || !one.auto_confirms', "only protocol https has auto_confirms."),
  ],
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

/** Names that a created topic may have of its own. */
const topicNames: Readonly<Record<string, Variable>> = {
  ...ownName("topic_name", "topic", "var.name", "name"),
  ...keyAlias("topic", "topic"),
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
    description: "What everything is called that is given no name of its own: every such name begins with it.",
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
};

/** Of a role that is created. */
const permissions_boundary: Variable = {
  type: "string",
  description: "ARN of the policy that bounds the created role.",
  default: null,
  validation: [
    {
      condition: `var.permissions_boundary == null || ${fits("var.permissions_boundary", boundaryForm)}`,
      errorMessage: "A permissions boundary is the ARN of a policy.",
    },
  ],
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

/** Of a topic that is created: nobody is subscribed to it yet. */
const someSubscriptions: Variable = {
  ...subscriptions,
  validation: [
    ...(subscriptions.validation ?? []),
    { condition: "length(var.subscriptions) > 0", errorMessage: "Nobody would be told: give at least one." },
  ],
};

/** Of a trail that is created. */
const insights: Variable = {
  type: "bool",
  description: "Whether CloudTrail looks for unusual rates of calls and of errors, which it charges by the event.",
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

/** Of a bucket that is created. */
const bucketVariables: Readonly<Record<string, Variable>> = {
  ...optional(
    "access_log_bucket",
    "Name of a bucket that keeps who read and wrote this one; its policy must contain what required_policy_statements says.",
    bucketNameForm,
    "A bucket for access logs is given by its name.",
  ),
  ...optional(
    "access_log_prefix",
    "Prefix of the access logs; the bucket's name where none is given.",
    /^[^/\s](?:\S{0,198}[^/\s])?$/,
    "A prefix has up to 200 characters, without a slash at either end.",
    "local.bucket_name",
  ),
  ...optionalDays("archive_after_days", "Days after which files go to an archive; never where it is null.", 1),
  archive_storage_class: {
    type: "string",
    description: "Storage class of the archive.",
    default: archiveClasses[0],
    validation: [
      {
        condition: oneOf(archiveClasses, "var.archive_storage_class"),
        errorMessage: `An archive is one of ${archiveClasses.join(", ")}.`,
      },
    ],
  },
  ...optionalDays(
    "expire_after_days",
    "Days after which files are deleted; never where it is null.",
    required.log_group.retention_in_days,
  ),
  ...optional(
    "replication_bucket",
    "Name of a bucket of this account, in any region and with versions, that every file is copied to.",
    bucketNameForm,
    "A bucket for copies is given by its name.",
  ),
  ...optional(
    "replication_key_arn",
    "ARN of the key that encrypts the copies; needed with replication_bucket.",
    keyArnForm,
    "A key is given by its ARN, not by an alias.",
  ),
};

/** Of a bucket that is not in a sandbox. */
const object_lock: Variable = {
  type: "string",
  description:
    "Keeps each file from being overwritten or deleted for a year: governance, or compliance, which nobody can take back.",
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
  subscriptions: someSubscriptions,
  ...trailNames,
  insights,
  ...bucketVariables,
  ...logGroupNames,
  ...topicNames,
  retention_in_days,
  permissions_boundary,
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
      errorMessage: "A key is given by its ARN, not by an alias: a key of AWS lets no other service in.",
    },
  ],
});

/** The variables of a module whose trail, group and topic are made of parts that exist. */
export const existingPartsVariables: Readonly<Record<string, Variable>> = {
  ...common,
  subscriptions: someSubscriptions,
  bucket_name: {
    type: "string",
    description: "Name of the bucket that keeps the record.",
    validation: [
      { condition: fits("var.bucket_name", bucketNameForm), errorMessage: "A bucket is given by its name." },
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
  subscriptions: someSubscriptions,
  ...topicNames,
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
  permissions_boundary,
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
