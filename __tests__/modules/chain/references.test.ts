// Every text of a chain may be a reference to something else, or the message says why not: each is given as one.
import type { IamPolicyChangeMonitoringConfig } from "../../../modules/chain/monitoring-config";
import { monitoringErrors } from "../../../modules/chain/monitoring-errors";
import { AwsProvider, ref, TerraformOutput, TerraformStack, Testing, Token } from "../../../modules/parts/cdktf";
import { chain } from "../synthesised";

const account = "123456789012";
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:${account}:${resource}`;
const key = { kind: "existing", arn: arn("kms", "key/1") } as const;
const role = { kind: "existing", arn: `arn:aws:iam::${account}:role/own` } as const;

/** A chain with every text that somebody may give. */
const full: IamPolicyChangeMonitoringConfig = {
  account,
  region: "us-east-1",
  partition: "aws",
  name: "own",
  tags: { team: "security" },
  permissionsBoundary: `arn:aws:iam::${account}:policy/boundary`,
  trail: {
    kind: "created",
    bucket: { kind: "existing", name: "records", prefix: "trails" },
    key,
    deliveryRole: role,
    organization: { id: "o-exampleorgid", managementAccount: account },
  },
  logGroup: { kind: "existing", name: "/trail" },
  pattern: "cis",
  runbook: "https://wiki.example.com/iam-changes",
  topic: { kind: "existing", arn: arn("sns", "told"), keyArn: key.arn },
  subscriptions: [
    { protocol: "email", endpoint: "security@example.com" },
    { protocol: "https", endpoint: "https://example.com/hook" },
    { protocol: "sqs", endpoint: arn("sqs", "queue") },
    { protocol: "lambda", endpoint: arn("lambda", "function:triage") },
    { protocol: "firehose", endpoint: arn("firehose", "deliverystream/alarms"), role },
    { protocol: "application", endpoint: arn("sns", "endpoint/APNS/app/1") },
  ],
  chat: [{ kind: "slack", teamId: "T07EA123LEP", channelId: "C07EZ1ABC23" }],
  escalationAlarm: true,
  tamperingAlarm: true,
  tunedAlarm: {
    exclude: [{ field: "userAgent", value: "pipeline" }],
    topic: { kind: "existing", arn: arn("sns", "on-call") },
  },
  changeAlert: { topic: { kind: "existing", arn: arn("sns", "calls") } },
};

/** Choices between what the construct defines: those must be known when it does. */
const choices = ["kind", "protocol", "pattern"];

const textsIn = (value: unknown, path: readonly string[] = []): string[][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, item]) => textsIn(item, [...path, name]))
    : typeof value === "string" && !choices.includes(path.at(-1) ?? "")
      ? [[...path]]
      : [];

const replacedIn = (value: unknown, [name, ...rest]: readonly string[], by: string): unknown => {
  if (name === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[name] = replacedIn(copy[name], rest, by);
  return copy;
};

const reference = (path: readonly string[]): string => Token.asString(ref(`var.${path.join("_")}`));
const paths = textsIn(full);

const stackOf = (config: IamPolicyChangeMonitoringConfig): string => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const provider = new AwsProvider(stack, "home", { alias: "home", region: "us-east-1" });
  const { requiredStatements } = chain(stack, { ...config, changeAlert: { ...config.changeAlert, provider } });
  new TerraformOutput(stack, "required", { value: requiredStatements });
  return Testing.synth(stack);
};

test("every text of a chain is given", () => {
  expect(paths.length).toBeGreaterThan(25);
  expect(monitoringErrors(full)).toEqual([]);
});

test.each(paths.map((path) => [path.join("."), path] as const))(
  "%s may be a reference that only Terraform knows",
  (_, path) => {
    const config = replacedIn(full, path, reference(path)) as IamPolicyChangeMonitoringConfig;
    expect(stackOf(config)).toContain(`var.${path.join("_")}`);
  },
);

test("all of them may be references", () => {
  const config = paths.reduce<unknown>((some, path) => replacedIn(some, path, reference(path)), full);
  expect(monitoringErrors(config as IamPolicyChangeMonitoringConfig)).toEqual([]);
  expect(() => stackOf(config as IamPolicyChangeMonitoringConfig)).not.toThrow();
});
