# One filter per event name, all on one metric, under one alarm.

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
  name          = "per-event"
  log_group_arn = aws_cloudwatch_log_group.trail.arn
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/cloudtrail/per-event"
  retention_in_days = 365
}

resource "aws_sns_topic" "alerts" {
  name = "per-event-alerts"
}

resource "aws_sns_topic_subscription" "security" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = "security@example.com"
}

variable "events" {
  type = set(string)
  default = [
    "DeleteGroupPolicy",
    "DeleteRolePolicy",
    "DeleteUserPolicy",
    "PutGroupPolicy",
    "PutRolePolicy",
    "PutUserPolicy",
    "CreatePolicy",
    "DeletePolicy",
    "CreatePolicyVersion",
    "DeletePolicyVersion",
    "AttachRolePolicy",
    "DetachRolePolicy",
    "AttachUserPolicy",
    "DetachUserPolicy",
    "AttachGroupPolicy",
    "DetachGroupPolicy",
  ]
}

resource "aws_cloudwatch_log_metric_filter" "iam" {
  for_each       = var.events
  name           = "iam-${each.value}"
  pattern        = "{ ($.eventSource = \"iam.amazonaws.com\") && ($.eventName = \"${each.value}\") }"
  log_group_name = aws_cloudwatch_log_group.trail.name

  metric_transformation {
    name      = "iam-policy-changes"
    namespace = "Security"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "iam" {
  alarm_name          = "iam-policy-changes"
  metric_name         = "iam-policy-changes"
  namespace           = "Security"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alerts.arn]
}
