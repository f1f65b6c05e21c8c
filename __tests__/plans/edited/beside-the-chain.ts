import type { PlanCase } from "../plan-case";
import { edited } from "./edited";
import { configuration, created, type Entry, having, kept, type Plan, stepped, type Values } from "./plan-edit";
import { denyingActions } from "./policy-texts";

const policyOf = (type: string, content: string): Entry =>
  created("aws_organizations_policy", { name: "guard", type, content });
/** The plan with a provisioner on a resource of no interest. */
const provisioned = (command: string): Plan => ({
  ...kept,
  configuration: {
    ...configuration,
    root_module: {
      ...configuration.root_module,
      resources: [
        ...configuration.root_module.resources,
        {
          address: "terraform_data.after",
          mode: "managed",
          type: "terraform_data",
          name: "after",
          provisioners: [
            {
              type: "local-exec",
              expressions: { command: { constant_value: command }, environment: { constant_value: {} } },
            },
          ],
        },
      ],
    },
  },
});
const invoking = (config_values: Values): Plan => ({
  ...kept,
  action_invocations: [{ address: "action.aws_lambda_invoke.x", type: "aws_lambda_invoke", name: "x", config_values }],
});
const stack = (template_body: string): Entry => created("aws_cloudformation_stack", { name: "other", template_body });

/** What runs beside the chain, and may touch it. */
export const besideTheChainEdits: readonly PlanCase[] = edited([
  [
    "an organization's policy denies all but one action",
    having(
      created("aws_organizations_policy", {
        name: "p",
        content: JSON.stringify({ Statement: [{ Effect: "Deny", NotAction: "ec2:*", Resource: "*" }] }),
      }),
    ),
    [],
    ["hazard_denies"],
  ],
  [
    "a provisioner deletes alarms",
    provisioned("aws cloudwatch delete-alarms --alarm-names iam-policy-changes"),
    [],
    ["hazard_calls"],
  ],
  ["a provisioner says something", provisioned("echo done"), []],
  ["an action stops the trail", invoking({ payload: '{"operation":"StopLogging"}' }), [], ["hazard_calls"]],
  ["an action says something", invoking({ payload: "{}" }), []],
  [
    "a CloudFormation stack carries the alarm's name",
    having(stack('{"AlarmName":"iam-policy-changes"}')),
    [],
    ["hazard_same_name"],
  ],
  ["a CloudFormation stack of other names", having(stack('{"AlarmName":"orders"}')), []],
  [
    "a resource policy of the logs denies",
    having(
      created("aws_cloudwatch_log_resource_policy", {
        policy_name: "p",
        policy_document: denyingActions("logs:PutLogEvents"),
      }),
    ),
    [],
    ["hazard_denies"],
  ],
  [
    "a resource policy of the logs allows",
    having(
      created("aws_cloudwatch_log_resource_policy", {
        policy_name: "p",
        policy_document: denyingActions("logs:PutLogEvents").replace("Deny", "Allow"),
      }),
    ),
    [],
  ],
  [
    "an organization's policy denies the chain's calls",
    having(policyOf("SERVICE_CONTROL_POLICY", denyingActions("sns:Publish"))),
    [],
    ["hazard_denies"],
  ],
  [
    "an organization's policy denies everything",
    having(policyOf("SERVICE_CONTROL_POLICY", denyingActions("*"))),
    [],
    ["hazard_denies"],
  ],
  [
    "an organization's policy denies what the chain does not call",
    having(policyOf("SERVICE_CONTROL_POLICY", denyingActions("ec2:RunInstances"))),
    [],
  ],
  [
    "an organization's policy known after apply",
    having(stepped(policyOf("SERVICE_CONTROL_POLICY", ""), ["create"], { content: undefined })),
    [],
    ["hazard_denies"],
  ],
]);
