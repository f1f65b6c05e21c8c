# Group and topic exist already: data sources name them.

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

data "aws_cloudwatch_log_group" "trail" {
  name = "/platform/cloudtrail"
}

data "aws_sns_topic" "alerts" {
  name = "platform-alerts"
}

module "trail" {
  source        = "../trail"
  name          = "existing-group"
  log_group_arn = data.aws_cloudwatch_log_group.trail.arn
}

resource "aws_cloudwatch_log_metric_filter" "iam" {
  name           = "IamPolicyChanges"
  pattern        = "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}"
  log_group_name = data.aws_cloudwatch_log_group.trail.name

  metric_transformation {
    name      = "IamPolicyChanges"
    namespace = "Security"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "iam" {
  alarm_name          = "IamPolicyChanges"
  metric_name         = aws_cloudwatch_log_metric_filter.iam.id
  namespace           = "Security"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [data.aws_sns_topic.alerts.arn]
}
