# A control's settings are looked up, and what it does not set comes from the module's inputs.

variable "log_group_name" {
  type = string
}

variable "alarm_actions" {
  type = list(string)
}

locals {
  controls = {
    IAMPolicyChanges = {
      pattern = "{ ($.eventName = DeleteGroupPolicy) || ($.eventName = DeleteRolePolicy) || ($.eventName = DeleteUserPolicy) || ($.eventName = PutGroupPolicy) || ($.eventName = PutRolePolicy) || ($.eventName = PutUserPolicy) || ($.eventName = CreatePolicy) || ($.eventName = DeletePolicy) || ($.eventName = CreatePolicyVersion) || ($.eventName = DeletePolicyVersion) || ($.eventName = AttachRolePolicy) || ($.eventName = DetachRolePolicy) || ($.eventName = AttachUserPolicy) || ($.eventName = DetachUserPolicy) || ($.eventName = AttachGroupPolicy) || ($.eventName = DetachGroupPolicy) }"
    }
    UnauthorizedCalls = {
      pattern   = "{ $.errorCode = \"AccessDenied*\" }"
      threshold = 5
    }
  }
}

resource "aws_cloudwatch_log_metric_filter" "control" {
  for_each       = local.controls
  name           = each.key
  log_group_name = var.log_group_name
  pattern        = each.value.pattern

  metric_transformation {
    name      = each.key
    namespace = "Controls"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "control" {
  for_each            = local.controls
  alarm_name          = each.key
  metric_name         = aws_cloudwatch_log_metric_filter.control[each.key].id
  namespace           = "Controls"
  statistic           = lookup(each.value, "statistic", "Sum")
  period              = lookup(each.value, "period", 300)
  evaluation_periods  = lookup(each.value, "evaluation_periods", 1)
  threshold           = lookup(each.value, "threshold", 1)
  comparison_operator = "GreaterThanOrEqualToThreshold"
  alarm_actions       = lookup(each.value, "actions", var.alarm_actions)
}
