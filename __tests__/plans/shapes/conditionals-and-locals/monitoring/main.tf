variable "group_name" {
  type    = string
  default = null
}

variable "topic_arn" {
  type    = string
  default = null
}

variable "metric" {
  type    = object({ name = string, namespace = string })
  default = { name = "IamPolicyChanges", namespace = "Security" }
}

locals {
  create_group = var.group_name == null
  create_topic = var.topic_arn == null
  group_name   = local.create_group ? aws_cloudwatch_log_group.this[0].name : var.group_name
  topic_arn    = local.create_topic ? aws_sns_topic.this[0].arn : var.topic_arn
}

module "trail" {
  source        = "../../trail"
  name          = "conditional"
  log_group_arn = aws_cloudwatch_log_group.this[0].arn
}

resource "aws_cloudwatch_log_group" "this" {
  count             = local.create_group ? 1 : 0
  name              = "/cloudtrail/conditional"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  name           = var.metric.name
  pattern        = "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}"
  log_group_name = local.group_name

  metric_transformation {
    name      = var.metric.name
    namespace = var.metric.namespace
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  alarm_name          = var.metric.name
  metric_name         = var.metric.name
  namespace           = var.metric.namespace
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [local.topic_arn]
}

resource "aws_sns_topic" "this" {
  count = local.create_topic ? 1 : 0
  name  = "conditional-alerts"
}

resource "aws_sns_topic_subscription" "this" {
  topic_arn = local.topic_arn
  protocol  = "email"
  endpoint  = "security@example.com"
}
