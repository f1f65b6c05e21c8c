# Every link is a name written out on both sides.

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

resource "aws_s3_bucket" "records" {
  bucket = "literal-records"
}

resource "aws_s3_bucket_policy" "records" {
  bucket = "literal-records"
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": { "Service": "cloudtrail.amazonaws.com" },
          "Action": "s3:GetBucketAcl",
          "Resource": "arn:aws:s3:::literal-records"
        },
        {
          "Effect": "Allow",
          "Principal": { "Service": "cloudtrail.amazonaws.com" },
          "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::literal-records/*"
        }
      ]
    }
  EOT

  depends_on = [aws_s3_bucket.records]
}

resource "aws_iam_role" "delivery" {
  name               = "cloudtrail-delivery"
  assume_role_policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "sts:AssumeRole" }
    }
  EOT
}

resource "aws_iam_role_policy" "delivery" {
  name   = "delivery"
  role   = "cloudtrail-delivery"
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "*" }
    }
  EOT

  depends_on = [aws_iam_role.delivery]
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "cloudtrail"
  retention_in_days = 365
}

resource "aws_cloudtrail" "all" {
  name                       = "all"
  s3_bucket_name             = "literal-records"
  is_multi_region_trail      = true
  cloud_watch_logs_group_arn = "arn:aws:logs:us-east-1:123456789012:log-group:cloudtrail:*"
  cloud_watch_logs_role_arn  = "arn:aws:iam::123456789012:role/cloudtrail-delivery"

  depends_on = [aws_s3_bucket_policy.records, aws_iam_role_policy.delivery, aws_cloudwatch_log_group.trail]
}

resource "aws_cloudwatch_log_metric_filter" "iam_policy_changes" {
  name           = "IAMPolicyChanges"
  log_group_name = "cloudtrail"
  pattern        = "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}"

  metric_transformation {
    name      = "IAMPolicyChangeCount"
    namespace = "CISBenchmark"
    value     = "1"
  }

  depends_on = [aws_cloudwatch_log_group.trail]
}

resource "aws_cloudwatch_metric_alarm" "iam_policy_changes" {
  alarm_name          = "IAMPolicyChanges"
  metric_name         = "IAMPolicyChangeCount"
  namespace           = "CISBenchmark"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = ["arn:aws:sns:us-east-1:123456789012:security-alerts"]
}

resource "aws_sns_topic" "alerts" {
  name = "security-alerts"
}

resource "aws_sns_topic_subscription" "security" {
  topic_arn = "arn:aws:sns:us-east-1:123456789012:security-alerts"
  protocol  = "email"
  endpoint  = "security@example.com"

  depends_on = [aws_sns_topic.alerts]
}
