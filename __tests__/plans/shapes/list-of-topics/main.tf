# The alarms' module takes a list of topics, one of them from a module of its own.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

module "trail" {
  source        = "../trail"
  name          = "list-of-topics"
  log_group_arn = aws_cloudwatch_log_group.trail.arn
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/cloudtrail/list-of-topics"
  retention_in_days = 365
}

resource "aws_sns_topic" "alerts" {
  name = "list-of-topics-alerts"
}

resource "aws_sns_topic_subscription" "security" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = "security@example.com"
}

module "pager" {
  source = "./pager"
}

module "alarm" {
  source         = "./alarm"
  log_group_name = aws_cloudwatch_log_group.trail.name
  alarm_actions  = concat([aws_sns_topic.alerts.arn], [module.pager.topic_arn])
}
