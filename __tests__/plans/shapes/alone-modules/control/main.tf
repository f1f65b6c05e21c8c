variable "name" {
  type = string
}

variable "pattern" {
  type = string
}

variable "threshold" {
  type = number
}

variable "log_group_name" {
  type = string
}

variable "topic_arn" {
  type = string
}

resource "aws_cloudwatch_log_metric_filter" "control" {
  name           = var.name
  log_group_name = var.log_group_name
  pattern        = var.pattern

  metric_transformation {
    name      = "${var.name}Count"
    namespace = "CISBenchmark"
    value     = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_metric_alarm" "control" {
  alarm_name          = var.name
  metric_name         = "${var.name}Count"
  namespace           = "CISBenchmark"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = var.threshold
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.topic_arn]

  lifecycle {
    create_before_destroy = true
  }
}
