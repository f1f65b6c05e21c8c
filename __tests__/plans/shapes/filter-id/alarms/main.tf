variable "log_group_name" {
  type = string
}

variable "topic_arn" {
  type = string
}

variable "namespace" {
  type    = string
  default = "CISBenchmark"
}

variable "iam_changes_enabled" {
  type    = bool
  default = true
}

variable "cloudtrail_changes_enabled" {
  type    = bool
  default = true
}

resource "aws_cloudwatch_log_metric_filter" "iam_changes" {
  count          = var.iam_changes_enabled ? 1 : 0
  name           = "IAMChanges"
  pattern        = "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}"
  log_group_name = var.log_group_name

  metric_transformation {
    name      = "IAMChanges"
    namespace = var.namespace
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "iam_changes" {
  count               = var.iam_changes_enabled ? 1 : 0
  alarm_name          = "IAMChanges"
  metric_name         = aws_cloudwatch_log_metric_filter.iam_changes[0].id
  namespace           = var.namespace
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.topic_arn]
}

resource "aws_cloudwatch_log_metric_filter" "cloudtrail_changes" {
  count          = var.cloudtrail_changes_enabled ? 1 : 0
  name           = "CloudTrailCfgChanges"
  pattern        = "{($.eventName=CreateTrail)||($.eventName=UpdateTrail)||($.eventName=DeleteTrail)||($.eventName=StartLogging)||($.eventName=StopLogging)}"
  log_group_name = var.log_group_name

  metric_transformation {
    name      = "CloudTrailCfgChanges"
    namespace = var.namespace
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "cloudtrail_changes" {
  count               = var.cloudtrail_changes_enabled ? 1 : 0
  alarm_name          = "CloudTrailCfgChanges"
  metric_name         = aws_cloudwatch_log_metric_filter.cloudtrail_changes[0].id
  namespace           = var.namespace
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.topic_arn]
}
