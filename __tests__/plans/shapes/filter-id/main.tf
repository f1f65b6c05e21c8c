# A switch and a copy per control; the alarm takes the metric's name from the filter's id.

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
  name          = "filter-id"
  log_group_arn = aws_cloudwatch_log_group.trail.arn
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/cloudtrail/filter-id"
  retention_in_days = 365
}

resource "aws_sns_topic" "alerts" {
  name = "filter-id-alerts"
}

resource "aws_sns_topic_subscription" "security" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = "security@example.com"
}

module "alarms" {
  source         = "./alarms"
  log_group_name = aws_cloudwatch_log_group.trail.name
  topic_arn      = aws_sns_topic.alerts.arn
}
