# Fourteen controls in one module, from one map, with one topic and a topic policy.

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
  name          = "fourteen"
  log_group_arn = aws_cloudwatch_log_group.trail.arn
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/cloudtrail/fourteen"
  retention_in_days = 365
}

module "cis" {
  source         = "./cis"
  log_group_name = aws_cloudwatch_log_group.trail.name
  recipients     = ["security@example.com"]
}
