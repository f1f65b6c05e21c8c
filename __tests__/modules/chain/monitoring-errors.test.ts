// What cannot work is refused before anything is defined, in one sentence each: each check is met by a config that it refuses.
import type { IamPolicyChangeMonitoringConfig } from "../../../modules/chain/monitoring-config";
import { monitoringErrors } from "../../../modules/chain/monitoring-errors";
import { Token } from "../../../modules/parts/cdktf";

const valid: IamPolicyChangeMonitoringConfig = {
  account: "123456789012",
  region: "us-east-1",
  subscriptions: [{ protocol: "email", endpoint: "security@example.com" }],
};
const arn = (service: string, resource: string, region = "us-east-1", account = "123456789012") =>
  `arn:aws:${service}:${region}:${account}:${resource}`;
const told = arn("sns", "told");
const key = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" as const;
const role = "arn:aws:iam::123456789012:role/delivery";
const reference = Token.asString({ resolve: () => "reference" });
const created = { kind: "created" } as const;
const existing = { kind: "existing" } as const;

/** Any config, also one that the types refuse: settings come from JSON. */
const errorsOf = (change: object) => monitoringErrors({ ...valid, ...change });
const subscribed = (...subscriptions: object[]) => ({ subscriptions });

describe("a chain that can work has no errors:", () => {
  test.each([
    ["minimal", {}],
    ["an existing topic with its own subscribers", { subscriptions: [], topic: { ...existing, arn: told } }],
    ["a topic of another account", { topic: { ...existing, arn: arn("sns", "told", "us-east-1", "210987654321") } }],
    [
      "an existing trail and its group",
      { trail: existing, logGroup: { ...existing, name: "aws-controltower/CloudTrailLogs" } },
    ],
    ["a new trail into an existing group", { logGroup: { ...existing, name: "/trail" } }],
    [
      "existing keys",
      { trail: { ...created, key: { ...existing, arn: key } }, topic: { ...created, key: { ...existing, arn: key } } },
    ],
    [
      "references",
      {
        logGroup: { ...existing, name: Token.asString({ resolve: () => "group" }) },
        topic: { ...existing, arn: Token.asString({ resolve: () => "topic" }) },
      },
    ],
    [
      "a place that only Terraform knows",
      { account: reference, region: reference, partition: reference, name: reference, permissionsBoundary: reference },
    ],
    [
      "known links where only Terraform knows the place",
      {
        account: reference,
        region: reference,
        partition: reference,
        trail: { ...created, key: { ...existing, arn: key }, deliveryRole: { ...existing, arn: role } },
        topic: { ...existing, arn: told },
        subscriptions: [{ protocol: "sqs", endpoint: arn("sqs", "q") }],
        chat: [{ kind: "slack", teamId: "T1", channelId: "C1" }],
        changeAlert: { topic: { ...existing, arn: told } },
      },
    ],
    ["a partition that only Terraform knows", { partition: reference }],
    [
      "a chat channel as the only one told",
      { subscriptions: [], chat: [{ kind: "slack", teamId: "T1", channelId: "C1" }] },
    ],
    ["a runbook with an encoded blank", { runbook: "https://wiki.example.com/iam%20changes" }],
    ["a region of China without a partition", { region: "cn-north-1" }],
    ["a region of GovCloud with it", { region: "us-gov-east-1", partition: "aws-us-gov" }],
    [
      "a queue of another account with a policy there",
      subscribed({ protocol: "sqs", endpoint: arn("sqs", "q", "us-east-1", "210987654321"), queuePolicy: existing }),
    ],
    [
      "a queue and a function of another region with policies there",
      subscribed(
        { protocol: "sqs", endpoint: arn("sqs", "q", "eu-west-1"), queuePolicy: existing },
        { protocol: "lambda", endpoint: arn("lambda", "function:f", "eu-west-1"), permission: existing },
      ),
    ],
    [
      "one address by two protocols",
      subscribed(
        { protocol: "email", endpoint: "security@example.com" },
        { protocol: "email-json", endpoint: "security@example.com" },
      ),
    ],
    [
      "a role of a path",
      { trail: { ...created, deliveryRole: { ...existing, arn: "arn:aws:iam::123456789012:role/platform/delivery" } } },
    ],
  ])("%s", (_, change) => {
    expect(errorsOf(change)).toEqual([]);
  });
});

describe("refuses", () => {
  test.each([
    ["an account that is none", { account: "12345" }, 'account "12345" is not an account id: give its twelve digits'],
    ["a region that is none", { region: "Ohio" }, 'region "Ohio" is not a region: give one such as "us-east-1"'],
    [
      "a partition that is none",
      { partition: "aws-iso" },
      'partition "aws-iso" is not known: use one of aws, aws-us-gov, aws-cn',
    ],
    [
      "a region of another partition",
      { partition: "aws-cn" },
      'partition "aws-cn" has no region "us-east-1": leave the partition out, or give one of its regions',
    ],
    [
      "a region that only Terraform knows, without a partition",
      { region: reference },
      "only Terraform knows the region, so Keepwatch cannot tell its partition: give partition, too",
    ],
    [
      "a name that no bucket can have",
      { name: "Upper" },
      'name "Upper" does not fit: give 3 to 32 lower-case letters, digits and hyphens, a letter first',
    ],
    [
      "a boundary that is no policy",
      { permissionsBoundary: "boundary" },
      'permissions boundary "boundary" is not the ARN of a policy',
    ],
    ["nobody to tell", { subscriptions: [] }, "a new topic has nobody to tell: give at least one subscription"],
    [
      "an existing trail with a new group",
      { trail: existing },
      "an existing trail does not feed a new log group: give the name of the group that it feeds as logGroup",
    ],
    [
      "the ARN of a group in place of its name",
      { logGroup: { ...existing, name: arn("logs", "log-group:/trail:*") } },
      `log group "${arn("logs", "log-group:/trail:*")}" is not the name of a log group: give its name, not its ARN`,
    ],
    [
      "the key that AWS manages",
      { topic: { ...created, key: { ...existing, arn: "alias/aws/sns" } } },
      'key "alias/aws/sns" of the topic is not the ARN of a key: give that of a customer managed key, not an alias; an AWS managed key lets no other service in',
    ],
    [
      "an alias by its ARN",
      { trail: { ...created, key: { ...existing, arn: arn("kms", "alias/trail") } } },
      `key "${arn("kms", "alias/trail")}" of the trail is not the ARN of a key: give that of a customer managed key, not an alias; an AWS managed key lets no other service in`,
    ],
    [
      "a key of another region",
      { logGroup: { ...created, key: { ...existing, arn: arn("kms", "key/1", "eu-west-1") } } },
      `key "${arn("kms", "key/1", "eu-west-1")}" of the log group is not in us-east-1: give a key of the chain's region`,
    ],
    [
      "the key that AWS manages under an existing topic",
      { topic: { ...existing, arn: told, keyArn: "alias/aws/sns" } },
      'key "alias/aws/sns" of the topic is not the ARN of a key: give that of a customer managed key, not an alias; an AWS managed key lets no other service in',
    ],
    [
      "a bucket by its ARN",
      { trail: { ...created, bucket: { ...existing, name: "arn:aws:s3:::records" } } },
      'bucket "arn:aws:s3:::records" is not the name of a bucket',
    ],
    [
      "a prefix that ends with a slash",
      { trail: { ...created, bucket: { ...existing, name: "records", prefix: "trails/" } } },
      'bucket prefix "trails/" does not fit: give up to 200 characters without a slash at either end',
    ],
    [
      "an object lock that S3 does not have",
      { trail: { ...created, bucket: { ...created, objectLock: "legal" } } },
      'object lock "legal" is not known: use one of governance, compliance',
    ],
    [
      "a sandbox of locked objects",
      { sandbox: true, trail: { ...created, bucket: { ...created, objectLock: "governance" } } },
      "a sandbox cannot be destroyed while its objects are locked: leave out objectLock or sandbox",
    ],
    [
      "a role of another account",
      { trail: { ...created, deliveryRole: { ...existing, arn: "arn:aws:iam::210987654321:role/delivery" } } },
      'delivery role "arn:aws:iam::210987654321:role/delivery" is not the ARN of a role of account 123456789012: CloudTrail takes no other',
    ],
    [
      "an organization by its account",
      { trail: { ...created, organization: { id: "123456789012" } } },
      'organization "123456789012" is not the id of an organization: give one such as "o-exampleorgid"',
    ],
    [
      "messages about each call where nobody knows whether IAM's events arrive",
      { region: reference, partition: "aws", changeAlert: {} },
      'only Terraform knows the region or its partition, so Keepwatch cannot tell whether IAM\'s events arrive there: give "changeAlert" a topic of the region where they do',
    ],
    [
      "what is no role, where only Terraform knows the account",
      { account: reference, trail: { ...created, deliveryRole: { ...existing, arn: "delivery" } } },
      'delivery role "delivery" is not the ARN of a role of the account of the chain: CloudTrail takes no other',
    ],
    [
      "a management account that is none",
      { trail: { ...created, organization: { id: "o-exampleorgid", managementAccount: "management" } } },
      'management account "management" is not an account id: give its twelve digits',
    ],
    [
      "a topic of another region",
      { topic: { ...existing, arn: arn("sns", "told", "eu-west-1") } },
      `topic "${arn("sns", "told", "eu-west-1")}" is not in us-east-1: alarms and rules can tell only a topic of their own region`,
    ],
    [
      "a key in place of a topic",
      { topic: { ...existing, arn: "alias/aws/sns" } },
      'topic "alias/aws/sns" is not the ARN of a topic',
    ],
    [
      "a FIFO topic",
      { topic: { ...existing, arn: `${told}.fifo` } },
      `topic "${told}.fifo" is a FIFO topic, which takes nothing from an alarm: give a standard topic`,
    ],
    [
      "a topic of another region for the tuned alarm",
      {
        tunedAlarm: {
          exclude: [{ field: "userAgent", value: "x" }],
          topic: { ...existing, arn: arn("sns", "told", "eu-west-1") },
        },
      },
      `topic "${arn("sns", "told", "eu-west-1")}" is not in us-east-1: alarms and rules can tell only a topic of their own region`,
    ],
    [
      "a runbook that is no address",
      { runbook: "wiki/iam" },
      'runbook "wiki/iam" is not an address of at most 300 characters: give one such as "https://wiki.example.com/iam-changes"',
    ],
    [
      "a runbook that Terraform would take for a template",
      { runbook: "https://wiki.example.com/%{if}" },
      'runbook "https://wiki.example.com/%{if}" is not an address of at most 300 characters: give one such as "https://wiki.example.com/iam-changes"',
    ],
    [
      "a runbook over plain HTTP",
      { runbook: "http://wiki.example.com" },
      'runbook "http://wiki.example.com" is not an address of at most 300 characters: give one such as "https://wiki.example.com/iam-changes"',
    ],
    [
      "a text that nobody published",
      { pattern: "own" },
      'pattern "own" is not a published text: use one of canonical, cis, mitre, security-hub',
    ],
    [
      "a tuned alarm without exclusions",
      { tunedAlarm: { exclude: [] } },
      "a tuned alarm without exclusions repeats the alarm of the control: give at least one exclusion",
    ],
    [
      "an exclusion that is no path",
      { tunedAlarm: { exclude: [{ field: "$.userAgent", value: "x" }] } },
      'exclusion field "$.userAgent" is not a path in a record: give one such as "userIdentity.arn"',
    ],
    [
      "an exclusion that ends its text",
      { tunedAlarm: { exclude: [{ field: "userAgent", value: 'x" || $.a="b' }] } },
      'exclusion value "x\\" || $.a=\\"b" does not fit: give one character or more, no quotes, backslashes or control characters',
    ],
    [
      "an asterisk that may mean two things",
      { tunedAlarm: { exclude: [{ field: "userAgent", value: "a*b" }] } },
      'exclusion value "a*b" has an asterisk inside: put it at the beginning or the end',
    ],
    [
      "an exclusion of everything",
      { tunedAlarm: { exclude: [{ field: "userAgent", value: "*" }] } },
      'exclusion value "*" excludes everything: name what is to be left out',
    ],
    [
      "an endpoint of another protocol",
      subscribed({ protocol: "https", endpoint: "http://example.com/secret" }),
      'subscription endpoint "http://example.com" does not fit protocol "https": give an https URL',
    ],
    [
      "a protocol that SNS does not have",
      subscribed({ protocol: "fax", endpoint: "1" }),
      'setting "subscriptions[0].protocol" is "fax": use one of email, email-json, sms, https, http, sqs, lambda, firehose, application',
    ],
    [
      "plain HTTP",
      subscribed({ protocol: "http", endpoint: "http://user:secret@example.com/hook" }),
      'subscription endpoint "http://example.com" is plain HTTP, which anybody on the way can read and forge: use https, or set allowPlainHttp to true',
    ],
    [
      "an address without a host",
      subscribed({ protocol: "email-json", endpoint: "security" }),
      'subscription endpoint "security" does not fit protocol "email-json": give an e-mail address',
    ],
    [
      "a number of one country",
      subscribed({ protocol: "sms", endpoint: "0415 555" }),
      'subscription endpoint "0415 555" does not fit protocol "sms": give a telephone number such as "+14155550100"',
    ],
    [
      "a FIFO queue",
      subscribed({ protocol: "sqs", endpoint: arn("sqs", "q.fifo") }),
      `subscription endpoint "${arn("sqs", "q.fifo")}" does not fit protocol "sqs": give the ARN of a standard queue`,
    ],
    [
      "a function by its name",
      subscribed({ protocol: "lambda", endpoint: "triage" }),
      'subscription endpoint "triage" does not fit protocol "lambda": give the ARN of a function',
    ],
    [
      "a stream of Kinesis",
      subscribed({ protocol: "firehose", endpoint: arn("kinesis", "stream/x") }),
      `subscription endpoint "${arn("kinesis", "stream/x")}" does not fit protocol "firehose": give the ARN of a delivery stream`,
    ],
    [
      "a platform application",
      subscribed({ protocol: "application", endpoint: arn("sns", "app/APNS/x") }),
      `subscription endpoint "${arn("sns", "app/APNS/x")}" does not fit protocol "application": give the ARN of a platform endpoint`,
    ],
    [
      "a queue of another partition",
      subscribed({ protocol: "sqs", endpoint: "arn:aws-cn:sqs:cn-north-1:123456789012:q" }),
      'subscription endpoint "arn:aws-cn:sqs:cn-north-1:123456789012:q" is in partition "aws-cn": a topic in "aws" cannot reach it',
    ],
    [
      "a queue of another account",
      subscribed({ protocol: "sqs", endpoint: arn("sqs", "q", "us-east-1", "210987654321") }),
      `subscription endpoint "${arn("sqs", "q", "us-east-1", "210987654321")}" is in account 210987654321, so its owner creates the queue policy there: set queuePolicy to {"kind":"existing"}`,
    ],
    [
      "a function of another account",
      subscribed({ protocol: "lambda", endpoint: arn("lambda", "function:f", "us-east-1", "210987654321") }),
      `subscription endpoint "${arn("lambda", "function:f", "us-east-1", "210987654321")}" is in account 210987654321, so its owner creates the permission there: set permission to {"kind":"existing"}`,
    ],
    [
      "a delivery stream of another account",
      subscribed({ protocol: "firehose", endpoint: arn("firehose", "deliverystream/s", "us-east-1", "210987654321") }),
      `subscription endpoint "${arn("firehose", "deliverystream/s", "us-east-1", "210987654321")}" is in account 210987654321, so SNS cannot use it: give a delivery stream of 123456789012`,
    ],
    [
      "a queue of another region whose policy would be made in this one",
      subscribed({ protocol: "sqs", endpoint: arn("sqs", "q", "eu-west-1") }),
      `subscription endpoint "${arn("sqs", "q", "eu-west-1")}" is in region eu-west-1, so its owner creates the queue policy there: set queuePolicy to {"kind":"existing"}`,
    ],
    [
      "a function of another region whose permission would be made in this one",
      subscribed({ protocol: "lambda", endpoint: arn("lambda", "function:f", "eu-west-1") }),
      `subscription endpoint "${arn("lambda", "function:f", "eu-west-1")}" is in region eu-west-1, so its owner creates the permission there: set permission to {"kind":"existing"}`,
    ],
    [
      "a delivery stream of another region",
      subscribed({ protocol: "firehose", endpoint: arn("firehose", "deliverystream/s", "eu-west-1") }),
      `subscription endpoint "${arn("firehose", "deliverystream/s", "eu-west-1")}" is in region eu-west-1: a topic reaches only queues and functions of another; give one of us-east-1`,
    ],
    [
      "a platform endpoint of another region",
      subscribed({ protocol: "application", endpoint: arn("sns", "endpoint/APNS/x/1", "eu-west-1") }),
      `subscription endpoint "${arn("sns", "endpoint/APNS/x/1", "eu-west-1")}" is in region eu-west-1: a topic reaches only queues and functions of another; give one of us-east-1`,
    ],
    [
      "one endpoint twice",
      subscribed(
        { protocol: "https", endpoint: "https://example.com/secret" },
        { protocol: "https", endpoint: "https://example.com/secret" },
      ),
      'subscription endpoint "https://example.com" is given twice for protocol "https": SNS makes one subscription of both, so give it once',
    ],
    [
      "a region of an isolated cloud",
      { region: "us-iso-east-1" },
      'region "us-iso-east-1" belongs to a partition that is not supported: give a region of aws, aws-us-gov, aws-cn',
    ],
    [
      "a region of another isolated cloud",
      { region: "us-isob-east-1" },
      'region "us-isob-east-1" belongs to a partition that is not supported: give a region of aws, aws-us-gov, aws-cn',
    ],
    [
      "a region of Europe's isolated cloud",
      { region: "eu-isoe-west-1" },
      'region "eu-isoe-west-1" belongs to a partition that is not supported: give a region of aws, aws-us-gov, aws-cn',
    ],
    [
      "a region of the sovereign cloud",
      { region: "eusc-de-east-1" },
      'region "eusc-de-east-1" belongs to a partition that is not supported: give a region of aws, aws-us-gov, aws-cn',
    ],
    [
      "a Slack channel by its name",
      { chat: [{ kind: "slack", teamId: "T1", channelId: "#alarms" }] },
      'Slack channel "#alarms" is not the id of a channel',
    ],
    [
      "a Slack workspace by its name",
      { chat: [{ kind: "slack", teamId: "our team", channelId: "C1" }] },
      'Slack team "our team" is not the id of a workspace',
    ],
    [
      "chat where it is not offered",
      { region: "cn-north-1", chat: [{ kind: "slack", teamId: "T1", channelId: "C1" }] },
      'chat needs Amazon Q Developer in chat applications, which partition "aws-cn" does not have: use a subscription',
    ],
  ] as const)("%s", (_, change, sentence) => {
    expect(errorsOf(change)).toEqual([sentence]);
  });

  test("all that is wrong at once", () => {
    expect(errorsOf({ account: "1", trail: existing, subscriptions: [] })).toHaveLength(3);
  });

  test("a Teams channel that is told by names", () => {
    expect(
      errorsOf({ chat: [{ kind: "teams", tenantId: "ours", teamId: "security", channelId: "our alarms" }] }),
    ).toEqual([
      'Teams tenant "ours" is not a UUID',
      'Teams team "security" is not a UUID',
      'Teams channel "our alarms" is not the id of a channel',
    ]);
  });
});

test("an alias is no key of a topic that is defined in the same stack", () => {
  expect(errorsOf({ topic: { kind: "existing", arn: reference, keyArn: "alias/aws/sns" } })).toEqual([
    'key "alias/aws/sns" of the topic is not the ARN of a key: give that of a customer managed key, not an alias; an AWS managed key lets no other service in',
  ]);
});

test("the types refuse what the errors refuse", () => {
  // @ts-expect-error plain HTTP must be asked for
  const subscription: IamPolicyChangeMonitoringConfig["subscriptions"][number] = {
    protocol: "http",
    endpoint: "http://example.com",
  };
  expect(errorsOf({ subscriptions: [subscription] })).toHaveLength(1);
});
