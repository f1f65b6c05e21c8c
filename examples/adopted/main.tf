# A chain that was made by hand is taken over, under the names that it has: nothing is destroyed, and no mailbox confirms again.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["123456789012"]
}

module "iam_policy_changes" {
  source  = "./terraform-module"
  account = "123456789012"
  region  = "eu-central-1"

  trail_name         = "management-events"
  bucket_name        = "example-trail-records"
  delivery_role_name = "CloudTrail_CloudWatchLogs_Role"
  log_group_name     = "CloudTrail/DefaultLogGroup"
  metric_filter_name = "IAMPolicyChanges"
  metric_name        = "IAMPolicyEventCount"
  metric_namespace   = "CloudTrailMetrics"
  alarm_name         = "IAM Policy Changes"
  topic_name         = "CloudTrailAlarms"

  subscriptions = {
    security = {
      protocol = "sms"
      endpoint = "+14155550100"
    }
  }
}

import {
  to = module.iam_policy_changes.aws_cloudtrail.trail
  id = "arn:aws:cloudtrail:eu-central-1:123456789012:trail/management-events"
}

import {
  to = module.iam_policy_changes.aws_s3_bucket.trail_bucket
  id = "example-trail-records"
}

import {
  to = module.iam_policy_changes.aws_s3_bucket_policy.trail_bucket_policy
  id = "example-trail-records"
}

import {
  to = module.iam_policy_changes.aws_iam_role.trail_delivery_role
  id = "CloudTrail_CloudWatchLogs_Role"
}

import {
  to = module.iam_policy_changes.aws_cloudwatch_log_group.log_group
  id = "CloudTrail/DefaultLogGroup"
}

import {
  to = module.iam_policy_changes.aws_cloudwatch_log_metric_filter.metric_filter
  id = "CloudTrail/DefaultLogGroup:IAMPolicyChanges"
}

import {
  to = module.iam_policy_changes.aws_cloudwatch_metric_alarm.alarm
  id = "IAM Policy Changes"
}

import {
  to = module.iam_policy_changes.aws_sns_topic.topic
  id = "arn:aws:sns:eu-central-1:123456789012:CloudTrailAlarms"
}

import {
  to = module.iam_policy_changes.aws_sns_topic_policy.topic_policy
  id = "arn:aws:sns:eu-central-1:123456789012:CloudTrailAlarms"
}

import {
  to = module.iam_policy_changes.aws_sns_topic_subscription.subscription["security"]
  id = "arn:aws:sns:eu-central-1:123456789012:CloudTrailAlarms:5c2e4d5e-6a2b-4f0a-9d7e-2f1c8e3b7a10"
}
