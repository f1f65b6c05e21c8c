// AWS Config and Security Hub tell the topic what they find: each resource and each refusal, as synthesised.
import { ConfigRecording } from "../../../modules/beside/config-recording";
import type { SecurityHubFindingsConfig } from "../../../modules/beside/findings-config";
import type { ConfigRecordingConfig } from "../../../modules/beside/recording-config";
import { SecurityHubFindings } from "../../../modules/beside/security-hub-findings";
import { eventBridge } from "../../../modules/tell/topic";
import { all, chain, only, type Synthesised, statementsOf, synthesised, type Values } from "../synthesised";

const topicArn = "arn:aws:sns:us-east-1:123456789012:alarms";
const config = { account: "123456789012", region: "us-east-1", topicArn };

const recording = (change: Partial<ConfigRecordingConfig> = {}): Synthesised =>
  synthesised((stack) => {
    new ConfigRecording(stack, "recording", { ...config, ...change });
  });
const findings = (change: Partial<SecurityHubFindingsConfig> = {}): Synthesised =>
  synthesised((stack) => {
    new SecurityHubFindings(stack, "findings", { ...config, ...change });
  });
const patternOf = (stack: Synthesised) =>
  JSON.parse(String(only(stack, "aws_cloudwatch_event_rule")[1]["event_pattern"]));

describe("a recording of AWS Config", () => {
  test("records the IAM types, and delivers to a private bucket before it starts", () => {
    const stack = recording();
    const [recorder, values] = only(stack, "aws_config_configuration_recorder");
    const [role, roleValues] = only(stack, "aws_iam_role");
    const resource_types = ["AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"];
    expect(values).toEqual({
      name: "iam-policy-changes-config",
      role_arn: `\${aws_iam_role.${role}.arn}`,
      recording_group: {
        all_supported: false,
        include_global_resource_types: false,
        recording_strategy: [{ use_only: "INCLUSION_BY_RESOURCE_TYPES" }],
        resource_types,
      },
      recording_mode: { recording_frequency: "CONTINUOUS" },
      depends_on: [
        expect.stringMatching(/^aws_iam_role_policy_attachment\./),
        expect.stringMatching(/^aws_iam_role_policy\./),
      ],
    });
    const [channel, channelValues] = only(stack, "aws_config_delivery_channel");
    expect(channelValues).toEqual({
      name: "iam-policy-changes-config",
      s3_bucket_name: "iam-policy-changes-config-123456789012-us-east-1",
      s3_kms_key_arn: `\${aws_kms_key.${only(stack, "aws_kms_key")[0]}.arn}`,
      depends_on: [
        `aws_config_configuration_recorder.${recorder}`,
        expect.stringMatching(/^aws_iam_role_policy\./),
        expect.stringMatching(/^aws_s3_bucket_policy\./),
      ],
    });
    expect(only(stack, "aws_config_configuration_recorder_status")[1]).toEqual({
      name: `\${aws_config_configuration_recorder.${recorder}.name}`,
      is_enabled: true,
      depends_on: [`aws_config_delivery_channel.${channel}`],
    });
    expect(only(stack, "aws_iam_role_policy_attachment")[1]["policy_arn"]).toBe(
      "arn:aws:iam::aws:policy/service-role/AWS_ConfigRole",
    );
    expect(statementsOf(stack, roleValues["assume_role_policy"])[0]).toMatchObject({
      principals: [{ identifiers: ["config.amazonaws.com"] }],
      condition: [{ variable: "aws:SourceAccount", values: ["123456789012"] }],
    });
    expect(statementsOf(stack, only(stack, "aws_iam_role_policy")[1]["policy"])[1]).toEqual({
      sid: "Objects",
      effect: "Allow",
      actions: ["s3:PutObject"],
      resources: ["arn:aws:s3:::iam-policy-changes-config-123456789012-us-east-1/AWSLogs/123456789012/*"],
    });
    expect(patternOf(stack)).toEqual({
      source: ["aws.config"],
      "detail-type": ["Config Configuration Item Change"],
      detail: {
        messageType: ["ConfigurationItemChangeNotification"],
        configurationItem: { resourceType: resource_types },
      },
    });
  });

  test("of an existing recorder is only the notification", () => {
    expect(Object.keys(recording({ recorder: { kind: "existing" } }).resource).sort()).toEqual([
      "aws_cloudwatch_event_rule",
      "aws_cloudwatch_event_target",
    ]);
  });

  test("says what an existing topic and its key must contain", () => {
    const topicKeyArn = "arn:aws:kms:us-east-1:123456789012:key/1234";
    let statements: readonly unknown[] = [];
    synthesised((stack) => {
      const recorder = { kind: "existing" } as const;
      statements = new ConfigRecording(stack, "recording", { ...config, topicKeyArn, recorder }).requiredStatements;
    });
    const statement = {
      Sid: "EventBridgeIamPolicyChangesConfig123456789012",
      Effect: "Allow",
      Principal: { Service: ["events.amazonaws.com"] },
    };
    expect(statements).toEqual([
      { of: topicArn, policy: "resource", statement: { ...statement, Action: ["sns:Publish"], Resource: [topicArn] } },
      {
        of: topicKeyArn,
        policy: "resource",
        statement: { ...statement, Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: ["*"] },
      },
    ]);
  });
});

describe("findings of Security Hub", () => {
  test("come from a hub with a standard that asks for the chain", () => {
    const stack = findings();
    const [hub, values] = only(stack, "aws_securityhub_account");
    expect(values).toEqual({
      enable_default_standards: false,
      control_finding_generator: "SECURITY_CONTROL",
      auto_enable_controls: true,
    });
    expect(only(stack, "aws_securityhub_standards_subscription")[1]).toEqual({
      standards_arn: "arn:aws:securityhub:us-east-1::standards/cis-aws-foundations-benchmark/v/1.4.0",
      depends_on: [`aws_securityhub_account.${hub}`],
    });
    expect(patternOf(stack)).toEqual({
      source: ["aws.securityhub"],
      "detail-type": ["Security Hub Findings - Imported"],
      detail: {
        findings: {
          Compliance: { SecurityControlId: ["CloudWatch.4"], Status: ["FAILED"] },
          RecordState: ["ACTIVE"],
          Workflow: { Status: ["NEW"] },
        },
      },
    });
  });

  test("have standards of their partition; the first version has no region", () => {
    const stack = findings({
      region: "us-gov-west-1",
      topicArn: "arn:aws-us-gov:sns:us-gov-west-1:123456789012:alarms",
      standards: ["cis-1.2.0", "cis-3.0.0"],
    });
    expect(all(stack, "aws_securityhub_standards_subscription").map(([, one]) => one["standards_arn"])).toEqual([
      "arn:aws-us-gov:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
      "arn:aws-us-gov:securityhub:us-gov-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
    ]);
  });

  test("of an existing hub are only the notification", () => {
    expect(Object.keys(findings({ hub: { kind: "existing" } }).resource).sort()).toEqual([
      "aws_cloudwatch_event_rule",
      "aws_cloudwatch_event_target",
    ]);
  });
});

test.each<[string, Synthesised]>([
  ["a recording", recording()],
  ["findings", findings()],
])("the message of %s is lines of text, whose variables all have a value in the event", (_, stack) => {
  const target = only(stack, "aws_cloudwatch_event_target")[1];
  expect(target["arn"]).toBe(topicArn);
  const { input_paths, input_template } = target["input_transformer"] as {
    readonly input_paths: Readonly<Record<string, string>>;
    readonly input_template: string;
  };
  for (const line of input_template.split("\n")) expect(typeof JSON.parse(line)).toBe("string");
  const variables = [...input_template.matchAll(/<(\w+)>/g)].map(([, name]) => name);
  expect(variables.sort()).toEqual(Object.keys(input_paths).sort());
});

test("a created topic lets EventBridge publish for both rules, without a condition that nothing could meet", () => {
  const placement = { account: "123456789012", region: "us-east-1" };
  const stack = synthesised((scope) => {
    const { topicArn } = chain(scope, { topic: { kind: "created", publishers: [eventBridge] } });
    new ConfigRecording(scope, "recording", { ...placement, topicArn });
    new SecurityHubFindings(scope, "findings", { ...placement, topicArn });
  });
  const lets = ({ principals }: Values): boolean => JSON.stringify(principals).includes("events.amazonaws.com");
  const statements = statementsOf(stack, only(stack, "aws_sns_topic_policy")[1]["policy"]).filter(lets);
  expect(statements.map(({ actions, condition }) => [actions, condition])).toEqual([[["sns:Publish"], []]]);
  const [key] = all(stack, "aws_kms_key").filter(([name]) => name.includes("topic"));
  const granted = statementsOf(stack, key?.[1]["policy"]).filter(lets);
  expect(granted.map(({ actions, condition }) => [actions, condition])).toEqual([
    [["kms:Decrypt", "kms:GenerateDataKey*"], []],
  ]);
  const roles = all(stack, "aws_iam_role").map(([, { name }]) => name);
  expect(new Set(roles).size).toBe(roles.length);
});

const fifo =
  'topic "arn:aws:sns:us-east-1:123456789012:a.fifo" is a FIFO topic, which takes nothing from an alarm: give a standard topic';

test.each<[string, () => unknown, string]>([
  ["a recording to a FIFO topic", () => recording({ topicArn: `${topicArn.slice(0, -6)}a.fifo` }), fifo],
  ["findings to a FIFO topic", () => findings({ topicArn: `${topicArn.slice(0, -6)}a.fifo` }), fifo],
  [
    "a recording to no bucket's name",
    () => recording({ recorder: { kind: "created", bucket: { kind: "existing", name: "B" } } }),
    'bucket "B" is not the name of a bucket',
  ],
  [
    "a standard without the control",
    () => findings({ standards: ["cis-5.0.0"] }),
    "no standard has the control of IAM policy changes: add one of cis-1.2.0, cis-1.4.0",
  ],
  [
    "an unknown standard",
    () => findings({ hub: { kind: "existing" }, standards: ["cis-9" as "cis-1.2.0"] }),
    'standard "cis-9" is not known: use one of cis-1.2.0, cis-1.4.0, cis-3.0.0, cis-5.0.0',
  ],
])("%s is refused", (_, define, sentence) => {
  expect(define).toThrow(new Error(sentence));
});
