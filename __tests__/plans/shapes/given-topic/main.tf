# The topic belongs to another state: its ARN is a variable of the root.

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

variable "topic_arn" {
  type    = string
  default = "arn:aws:sns:us-east-1:123456789012:platform-alerts"
}

module "trail" {
  source        = "../trail"
  name          = "given"
  log_group_arn = aws_cloudwatch_log_group.trail.arn
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/cloudtrail/given"
  retention_in_days = 365
}

module "alarm" {
  source         = "./alarm"
  log_group_name = aws_cloudwatch_log_group.trail.name
  topic_arn      = var.topic_arn
}
