variable "log_group_name" {
  type = string
}

variable "recipients" {
  type = list(string)
}

variable "disabled" {
  type    = list(string)
  default = []
}

locals {
  enabled = { for name, pattern in local.controls : name => pattern if !contains(var.disabled, name) }
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each       = local.enabled
  name           = each.key
  pattern        = each.value
  log_group_name = var.log_group_name

  metric_transformation {
    name      = each.key
    namespace = "CISBenchmark"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each            = local.enabled
  alarm_name          = each.key
  metric_name         = aws_cloudwatch_log_metric_filter.this[each.key].id
  namespace           = "CISBenchmark"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this.arn]
}

resource "aws_sns_topic" "this" {
  name = "cis-alarms"
}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "topic" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.this.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:aws:cloudwatch:*:${data.aws_caller_identity.current.account_id}:alarm:*"]
    }
  }
}

resource "aws_sns_topic_policy" "this" {
  arn    = aws_sns_topic.this.arn
  policy = data.aws_iam_policy_document.topic.json
}

resource "aws_sns_topic_subscription" "this" {
  count     = length(var.recipients)
  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = var.recipients[count.index]
}
