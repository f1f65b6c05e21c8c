# Group, trail and topics come from modules, two of them repeated by for_each and count.

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

locals {
  teams = toset(["security", "platform"])
}

module "logs" {
  count  = 1
  source = "./logs"
}

module "trail" {
  source        = "../trail"
  name          = "repeated"
  log_group_arn = module.logs[0].arn
}

module "topic" {
  for_each = local.teams
  source   = "./topic"
  name     = each.key
}

module "alarm" {
  source         = "./alarm"
  log_group_name = module.logs[0].name
  topic_arn      = module.topic["security"].arn
}
