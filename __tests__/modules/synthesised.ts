import type { Construct } from "constructs";
import { IamPolicyChangeMonitoring } from "../../modules/chain/iam-policy-change-monitoring";
import type { IamPolicyChangeMonitoringConfig } from "../../modules/chain/monitoring-config";
import { TerraformStack, Testing } from "../../modules/parts/cdktf";

/** What a block of a stack is given. */
export type Values = Readonly<Record<string, unknown>>;

/** A stack as CDKTF writes it. */
export type Synthesised = Readonly<
  Record<"resource" | "data" | "output", Readonly<Record<string, Readonly<Record<string, Values>>>>>
>;

/** A minimal chain. */
export const config: IamPolicyChangeMonitoringConfig = {
  account: "123456789012",
  region: "us-east-1",
  subscriptions: [{ protocol: "email", endpoint: "security@example.com" }],
};

/** A stack with what is defined in it. */
export const synthesised = (define: (stack: TerraformStack) => void): Synthesised => {
  const stack = new TerraformStack(Testing.app(), "stack");
  define(stack);
  return JSON.parse(Testing.synth(stack));
};

/** Defines a chain that differs from the minimal one. */
export const chain = (scope: Construct, change: Partial<IamPolicyChangeMonitoringConfig> = {}, id = "monitoring") =>
  new IamPolicyChangeMonitoring(scope, id, { ...config, ...change });

/** A stack with one chain. */
export const chainStack = (change: Partial<IamPolicyChangeMonitoringConfig> = {}): Synthesised =>
  synthesised((stack) => {
    chain(stack, change);
  });

/** Every resource of a type: its name and its values. */
export const all = (stack: Synthesised, type: string): readonly (readonly [string, Values])[] =>
  Object.entries(stack.resource[type] ?? {});

/** The one resource of a type. */
export const only = (stack: Synthesised, type: string): readonly [string, Values] => {
  const [first, ...others] = all(stack, type);
  if (first === undefined || others.length > 0) throw new Error(`one ${type} was expected`);
  return first;
};

/** The statements of the policy document behind a reference. */
export const statementsOf = (stack: Synthesised, reference: unknown): readonly Values[] => {
  const name = /^\$\{data\.aws_iam_policy_document\.(.+)\.json\}$/.exec(String(reference))?.[1] ?? "";
  return stack.data["aws_iam_policy_document"]?.[name]?.["statement"] as readonly Values[];
};
