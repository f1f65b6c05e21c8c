# Everything is counted, and links are splats of one element.

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

variable "enabled" {
  type    = bool
  default = true
}

variable "notified" {
  type    = bool
  default = true
}

locals {
  count = var.enabled ? 1 : 0
}

module "trail" {
  source        = "../trail"
  name          = "splat"
  log_group_arn = one(aws_cloudwatch_log_group.trail[*].arn)
}

resource "aws_cloudwatch_log_group" "trail" {
  count             = 1
  name              = "/cloudtrail/splat"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_metric_filter" "iam" {
  count          = local.count
  name           = "IamPolicyChanges"
  pattern        = "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}"
  log_group_name = join("", aws_cloudwatch_log_group.trail[*].name)

  metric_transformation {
    name      = "IamPolicyChanges"
    namespace = "Security"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "iam" {
  count               = local.count
  alarm_name          = "IamPolicyChanges"
  metric_name         = element(concat(aws_cloudwatch_log_metric_filter.iam[*].id, [""]), 0)
  namespace           = "Security"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = aws_sns_topic.alerts[*].arn
}

resource "aws_sns_topic" "alerts" {
  count = var.notified ? 1 : 0
  name  = "splat-alerts"
}

resource "aws_sns_topic_subscription" "security" {
  count     = length(aws_sns_topic.alerts)
  topic_arn = aws_sns_topic.alerts[count.index].arn
  protocol  = "email"
  endpoint  = "security@example.com"
}
