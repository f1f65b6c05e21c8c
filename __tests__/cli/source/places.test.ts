// Where an object is written: its block, the call of its module, or the construct that makes it. What may be in two places is in none.
import { placesIn } from "../../../cli/source/places";

const hcl = (path: string, text: string) => ({ path, text });

const configuration = [
  hcl(
    "infra/main.tf",
    `# resource "aws_sns_topic" "commented" {
/*
resource "aws_sns_topic" "alerts" {
}
*/
resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

module "monitoring" {
  source = "../modules/monitoring"
}

module "registry" {
  source = "terraform-aws-modules/x/aws"
}
`,
  ),
  hcl(
    "infra/policy.tf",
    `locals {
  text = <<-EOT
    resource "aws_sns_topic" "in_text" {
  EOT
}

resource aws_sns_topic bare {
}
resource "aws_sns_topic" "twice" {}
`,
  ),
  hcl("infra/again.tf", 'resource "aws_sns_topic" "twice" {}\n'),
  hcl(
    "modules/monitoring/main.tf",
    `resource "aws_cloudwatch_metric_alarm" "changes" {
}
module "topic" { source = "./topic" }
`,
  ),
  hcl("modules/monitoring/topic/topic.tf", '\n\nresource "aws_sns_topic" "this" {\n}\n'),
  hcl("elsewhere/main.tf", 'resource "aws_sns_topic" "elsewhere" {}\n'),
];

const program = [
  hcl(
    "main.ts",
    `import { App } from "cdktf";
const stack = new SecurityStack(app, "security");
new IamPolicyChangeMonitoring(stack, "monitoring", {
  region,
});
new IamPolicyChangeMonitoring(
  this,
  'monitoring_second',
);
`,
  ),
];

describe("of a configuration", () => {
  const placeOf = placesIn(configuration, "infra");

  test.each([
    ["a block of the root module", "aws_sns_topic.alerts", "infra/main.tf", 6],
    ["an instance of it", 'aws_sns_topic.alerts["a]b"]', "infra/main.tf", 6],
    ["a block without quotes", "aws_sns_topic.bare", "infra/policy.tf", 7],
    [
      "a block of a module",
      'module.monitoring["eu"].aws_cloudwatch_metric_alarm.changes',
      "modules/monitoring/main.tf",
      1,
    ],
    [
      "a block of a module in a module",
      "module.monitoring.module.topic[0].aws_sns_topic.this",
      "modules/monitoring/topic/topic.tf",
      3,
    ],
    ["what a module of elsewhere makes: its call", "module.registry.aws_sns_topic.this[0]", "infra/main.tf", 14],
    ["what a module does not have: its call", "module.monitoring.aws_sns_topic.gone", "infra/main.tf", 10],
  ])("%s", (_, address, file, line) => {
    expect(placeOf(address)).toEqual({ file, line });
  });

  test.each([
    ["in a comment", "aws_sns_topic.commented"],
    ["in a text", "aws_sns_topic.in_text"],
    ["in two places", "aws_sns_topic.twice"],
    ["outside of the root module", "aws_sns_topic.elsewhere"],
    ["nowhere", "aws_sns_topic.nowhere"],
    ["no address", "arn:aws:sns:us-east-1:123456789012:alerts"],
    ["nothing", ""],
  ])("%s is in no place", (_, address) => {
    expect(placeOf(address)).toBeUndefined();
  });
});

describe("of a program", () => {
  const placeOf = placesIn(program, ".");

  test.each([
    ["aws_cloudwatch_metric_alarm.monitoring_alarm_5CBE9262", 3],
    ["aws_cloudwatch_metric_alarm.monitoring_second_alarm_5CBE9262", 6],
  ])("%s is where its construct is made", (address, line) => {
    expect(placeOf(address)).toEqual({ file: "main.ts", line });
  });

  test("what no construct of it is called is in no place", () => {
    expect(placeOf("aws_sns_topic.monitoringtopic_5CBE9262")).toBeUndefined();
  });
});
