// A program without types gets one sentence for each mistake, never a TypeError: mistakes of every kind, in every field.
import {
  ConfigRecording,
  IamPolicyChangeMonitoring,
  SecurityHubFindings,
  SiemStream,
  TamperingGuard,
} from "../../modules";
import { AwsProvider, SnsTopic, TerraformStack, Testing } from "../../modules/parts/cdktf";

const account = "123456789012";
const region = "us-east-1";
const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;
const key = { kind: "existing", arn: arn("kms", "key/1") };
const role = { kind: "existing", arn: `arn:aws:iam::${account}:role/own` };
const topic = { kind: "existing", arn: arn("sns", "told"), keyArn: key.arn };

/** Constructs, and a config of each that has everything. */
const constructs = {
  IamPolicyChangeMonitoring: [
    IamPolicyChangeMonitoring,
    {
      account,
      region,
      partition: "aws",
      name: "own",
      tags: { team: "security" },
      permissionsBoundary: `arn:aws:iam::${account}:policy/boundary`,
      sandbox: false,
      trail: {
        kind: "created",
        name: "own-trail",
        bucket: { kind: "created", name: "records", objectLock: "governance" },
        key,
        deliveryRole: { kind: "created", name: "delivery" },
        organization: { id: "o-exampleorgid", managementAccount: account },
      },
      logGroup: { kind: "created", name: "/trail", key: { kind: "created", alias: "alias/logs" } },
      pattern: "cis",
      metricFilter: { name: "own", metricName: "counted", metricNamespace: "own" },
      alarm: { name: "own" },
      runbook: "https://wiki.example.com/iam-changes",
      topic: {
        kind: "created",
        name: "told",
        key,
        publishers: [
          {
            sid: "Backup",
            service: "backup.amazonaws.com",
            conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [account] }],
          },
        ],
      },
      subscriptions: [
        { protocol: "email", endpoint: "security@example.com" },
        { protocol: "https", endpoint: "https://example.com/hook", autoConfirms: true },
        { protocol: "http", endpoint: "http://example.com/hook", allowPlainHttp: true },
        { protocol: "sqs", endpoint: arn("sqs", "queue"), queuePolicy: { kind: "existing" } },
        { protocol: "lambda", endpoint: arn("lambda", "function:triage"), permission: { kind: "created" } },
        { protocol: "firehose", endpoint: arn("firehose", "deliverystream/alarms"), role },
      ],
      chat: [{ kind: "slack", teamId: "T07EA123LEP", channelId: "C07EZ1ABC23" }],
      escalationAlarm: true,
      tamperingAlarm: true,
      tunedAlarm: { exclude: [{ field: "userAgent", value: "pipeline" }], topic },
      changeAlert: { topic },
      savedQuery: true,
      dashboard: true,
    },
  ],
  SiemStream: [
    SiemStream,
    {
      account,
      region,
      logGroupName: "/trail",
      records: "all",
      destination: {
        kind: "splunk",
        endpoint: "https://example.com",
        secret: { arn: arn("secretsmanager", "secret:token"), keyArn: key.arn },
      },
      bucket: { kind: "existing", name: "records", prefix: "siem", keyArn: key.arn },
      key,
    },
  ],
  ConfigRecording: [
    ConfigRecording,
    {
      account,
      region,
      topicArn: topic.arn,
      topicKeyArn: key.arn,
      recorder: { kind: "created", bucket: { kind: "created" }, key },
    },
  ],
  SecurityHubFindings: [
    SecurityHubFindings,
    { account, region, topicArn: topic.arn, hub: { kind: "created" }, standards: ["cis-1.4.0"] },
  ],
  TamperingGuard: [
    TamperingGuard,
    {
      account,
      region,
      chain: { name: "own", keyAliases: ["alias/own"] },
      exceptRoles: [role.arn],
      targets: [account],
    },
  ],
} as const;

const define = (name: keyof typeof constructs, config: unknown): string => {
  const stack = new TerraformStack(Testing.app(), "stack");
  new AwsProvider(stack, "aws", { region });
  const [Defined] = constructs[name];
  new Defined(stack, "defined", config as never);
  return Testing.synth(stack);
};

/** What a program may hand over by mistake. */
const mistakes = (): readonly (readonly [string, unknown])[] => {
  const stack = new TerraformStack(Testing.app(), "other");
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;
  return [
    ["null", null],
    ["a number", 5],
    ["a bigint", 5n],
    ["true", true],
    ["an empty text", ""],
    ["a text", "x"],
    ["an empty list", []],
    ["a list of null", [null]],
    ["an empty object", {}],
    ["a kind that is none", { kind: "exists" }],
    ["a protocol that is none", { protocol: "fax" }],
    ["a function", () => "x"],
    ["a symbol", Symbol("x")],
    ["a date", new Date(0)],
    ["an object in itself", cyclic],
    ["a construct", new SnsTopic(stack, "topic", {})],
  ];
};

const pathsIn = (value: unknown, path: readonly string[] = []): (readonly string[])[] => [
  path,
  ...(typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, item]) => pathsIn(item, [...path, name]))
    : []),
];

const replacedIn = (value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown => {
  if (name === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[name] = replacedIn(copy[name], rest, by);
  return copy;
};

describe.each(Object.keys(constructs) as (keyof typeof constructs)[])("%s, from a program without types,", (name) => {
  const [, config] = constructs[name];

  test("takes all that is right", () => {
    expect(() => define(name, config)).not.toThrow();
  });

  test.each(pathsIn(config).map((path) => [path.join(".") || "the config", path] as const))(
    "says in sentences what is wrong with %s, or takes it",
    (_, path) => {
      for (const [what, by] of [...mistakes(), ["nothing", undefined] as const]) {
        try {
          define(name, replacedIn(config, path, by));
        } catch (error) {
          const { name: kind, message } = error as Error;
          // CDKTF's own validations word theirs
          expect({ what, kind, message }).toEqual({
            what,
            kind: "Error",
            message: expect.stringMatching(/\S+ \S+ \S+/),
          });
          expect(message.length).toBeLessThan(2000);
        }
      }
    },
  );

  test("names a key that is unknown, and what there is", () => {
    expect(() => define(name, { ...config, regoin: "x" })).toThrow(
      /^setting "regoin" is unknown: use one of account, region, /,
    );
  });
});

test.each([
  ["no config", undefined, "the config is undefined: give an object"],
  ["a missing key", { account, subscriptions: [] }, 'setting "region" is missing'],
  [
    "a group without a kind",
    { account, region, logGroup: { name: "/trail" }, subscriptions: [] },
    'setting "logGroup.kind" is missing: use one of created, existing',
  ],
  [
    "a kind that is misspelt",
    { account, region, logGroup: { kind: "exsting", name: "/trail" }, subscriptions: [] },
    'setting "logGroup.kind" is "exsting": use one of created, existing',
  ],
  ["null", { account, region, trail: null, subscriptions: [] }, /^setting "trail" is null: give an object/],
  [
    "a subscription whose protocol is misspelt, without its endpoint",
    { account, region, subscriptions: [{ protocol: "htps", endpoint: "https://example.com/secret" }] },
    /^setting "subscriptions\[0\].protocol" is "htps": use one of email, [^/]+$/,
  ],
] as const)("%s is one sentence", (_, config, sentence) => {
  expect(() => define("IamPolicyChangeMonitoring", config)).toThrow(sentence);
});

test("a construct in place of its ARN is shown by its class", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const topic = new SnsTopic(stack, "topic", {});
  expect(() => define("IamPolicyChangeMonitoring", { account, region, topic, subscriptions: [] })).toThrow(
    'setting "topic.kind" is missing: use one of created, existing',
  );
  expect(() =>
    define("IamPolicyChangeMonitoring", {
      account,
      region,
      topic: { kind: "existing", arn: topic },
      subscriptions: [],
    }),
  ).toThrow('setting "topic.arn" is (a SnsTopic): give a string');
});
