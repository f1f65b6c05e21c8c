# Filters and alarms are repeated over one map of rules, defaults merged with the caller's.

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
  name          = "one-map"
  log_group_arn = aws_cloudwatch_log_group.trail.arn
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/cloudtrail/one-map"
  retention_in_days = 365
}

resource "aws_sns_topic" "alerts" {
  name = "one-map-alerts"
}

resource "aws_sns_topic_subscription" "security" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = "security@example.com"
}

module "alarms" {
  source         = "./alarms"
  log_group_name = aws_cloudwatch_log_group.trail.name
  alarm_actions  = [aws_sns_topic.alerts.arn]
  rules = {
    iam-policy-changes = { threshold = 1 }
  }
}
