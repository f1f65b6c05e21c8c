import { writeFileSync } from "node:fs";
import { beside } from "../__tests__/growth/worlds";

type Values = Readonly<Record<string, unknown>>;

/** A resource of a service: its type, its name, what AWS gives it when it is created, and its other values. */
type Resource = readonly [type: string, name: string, given: Values, values: Values];

/** A region of the estate: the call of the module, and the provider that it passes. */
interface Region {
  readonly name: string;
  readonly call: string;
  readonly provider: string;
}

const account = "123456789012";
const home: Region = { name: "us-east-1", call: "service", provider: "aws" };
const regions: readonly Region[] = [home, { name: "us-west-2", call: "service_west", provider: "aws.west" }];
// The topic of the chain itself: all teams are told by it.
const topicArn = `arn:aws:sns:${home.name}:${account}:iam-policy-changes`;

const allow = (service: string, action: string, resource: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: action, Resource: resource }],
  });

/** What a team has for one service. */
const serviceOf = (region: Region, index: number): readonly Resource[] => {
  const name = `service-${index}`;
  const arn = (service: string, rest: string): string => `arn:aws:${service}:${region.name}:${account}:${rest}`;
  const role = `arn:aws:iam::${account}:role/${name}`;
  return [
    [
      "aws_cloudwatch_log_group",
      "log",
      { arn: arn("logs", `log-group:/services/${index}`), id: `/services/${index}` },
      { name: `/services/${index}`, kms_key_id: "", retention_in_days: 30, tags: { Team: `team-${index % 40}` } },
    ],
    [
      "aws_cloudwatch_log_metric_filter",
      "errors",
      { id: name },
      {
        name,
        log_group_name: `/services/${index}`,
        pattern: `{ $.level = "error" && $.latency > ${index} }`,
        metric_transformation: [{ name: `${name}-errors`, namespace: "Services", value: "1", unit: "Count" }],
      },
    ],
    [
      "aws_cloudwatch_metric_alarm",
      "errors",
      { arn: arn("cloudwatch", `alarm:${name}`), id: name },
      {
        alarm_name: name,
        metric_name: `${name}-errors`,
        namespace: "Services",
        comparison_operator: "GreaterThanThreshold",
        threshold: 5,
        period: 60,
        evaluation_periods: 3,
        statistic: "Sum",
        actions_enabled: true,
        alarm_actions: [topicArn],
      },
    ],
    [
      "aws_sqs_queue",
      "jobs",
      { arn: arn("sqs", name), id: `https://sqs.${region.name}.amazonaws.com/${account}/${name}`, url: "" },
      { name, policy: allow("sns.amazonaws.com", "sqs:SendMessage", arn("sqs", name)) },
    ],
    [
      "aws_iam_role",
      "service",
      { arn: role, id: name },
      { name, assume_role_policy: allow("ec2.amazonaws.com", "sts:AssumeRole", "*") },
    ],
    [
      "aws_iam_role_policy",
      "service",
      { id: `${name}:service` },
      { name: "service", role: name, policy: allow("ec2.amazonaws.com", "sqs:*", arn("sqs", name)) },
    ],
    ["aws_s3_bucket", "data", { arn: `arn:aws:s3:::data-${name}`, id: `data-${name}` }, { bucket: `data-${name}` }],
    [
      "aws_s3_bucket_policy",
      "data",
      { id: `data-${name}` },
      { bucket: `data-${name}`, policy: allow("logs.amazonaws.com", "s3:PutObject", `arn:aws:s3:::data-${name}/*`) },
    ],
    [
      "aws_instance",
      "server",
      { arn: arn("ec2", `instance/i-${index}`), id: `i-${index}` },
      { ami: "ami-00000000", instance_type: "m7g.large", user_data: "#!/bin/sh\n".repeat(20), tags: { Name: name } },
    ],
    [
      "aws_security_group",
      "server",
      { arn: arn("ec2", `security-group/sg-${index}`), id: `sg-${index}` },
      { name, ingress: Array.from({ length: 4 }, (_, port) => ({ from_port: port, to_port: port, protocol: "tcp" })) },
    ],
  ];
};

// One service in so many is new: what AWS will give its resources is not known yet.
const newOnes = 25;

const isNew = (index: number): boolean => index % newOnes === newOnes - 1;

const moduleOf = ({ call }: Region, index: number): string => `module.${call}["${index}"]`;

const identityOf = (region: Region, index: number, [type, name]: Resource) => ({
  address: `${moduleOf(region, index)}.${type}.${name}`,
  mode: "managed",
  type,
  name,
  provider_name: "registry.terraform.io/hashicorp/aws",
});

const changeOf = (region: Region, index: number, resource: Resource) => {
  const [, , given, values] = resource;
  const all = { ...values, ...given };
  const change = isNew(index)
    ? {
        actions: ["create"],
        before: null,
        after: values,
        after_unknown: Object.fromEntries(Object.keys(given).map((key) => [key, true])),
      }
    : { actions: ["no-op"], before: all, after: all, after_unknown: {} };
  return {
    ...identityOf(region, index, resource),
    module_address: moduleOf(region, index),
    change: { ...change, before_sensitive: isNew(index) ? false : {}, after_sensitive: {} },
  };
};

const statedOf = (region: Region, index: number) => ({
  address: moduleOf(region, index),
  resources: serviceOf(region, index).map((resource) => {
    const [, , given, values] = resource;
    return { ...identityOf(region, index, resource), values: { ...values, ...given }, sensitive_values: {} };
  }),
});

/** The module of a region is configured once, however many services there are. */
const calledIn = (region: Region) => ({
  source: "./service",
  for_each_expression: { references: ["var.services"] },
  module: {
    resources: serviceOf(region, 0).map(([type, name, , values]) => ({
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      provider_config_key: region.provider,
      expressions: Object.fromEntries(Object.keys(values).map((key) => [key, { references: ["each.key"] }])),
    })),
  },
});

/**
 * Writes the deployed stack in an estate: so many services in the instances of a module, in two regions, some of them new. Their alarms tell the topic of the chain.
 *
 * @returns how many bytes it has
 */
export function writeEstate(file: string, services: number): number {
  const own = beside([]);
  const { configuration, prior_state: prior } = own;
  const all = Array.from({ length: services }, (_, index) => [regions[index % regions.length] ?? home, index] as const);
  const text = JSON.stringify({
    ...own,
    resource_changes: [
      ...own.resource_changes,
      ...all.flatMap(([region, index]) => serviceOf(region, index).map((one) => changeOf(region, index, one))),
    ],
    prior_state: {
      values: {
        ...prior.values,
        root_module: {
          ...prior.values.root_module,
          child_modules: all.filter(([, index]) => !isNew(index)).map(([region, index]) => statedOf(region, index)),
        },
      },
    },
    configuration: {
      ...configuration,
      root_module: {
        ...configuration.root_module,
        module_calls: Object.fromEntries(regions.map((region) => [region.call, calledIn(region)])),
      },
    },
  });
  writeFileSync(file, text);
  return text.length;
}
