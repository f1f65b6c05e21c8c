# One module of filter and alarm, called for each control of a map; the control's threshold is three.

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
  controls = {
    IAMPolicyChanges = {
      threshold = 3
      pattern   = "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}"
    }
    RootUsage = {
      threshold = 1
      pattern   = "{($.userIdentity.type=\"Root\")&&($.eventType!=\"AwsServiceEvent\")}"
    }
  }
}

module "control" {
  source   = "./control"
  for_each = local.controls

  name           = each.key
  pattern        = each.value.pattern
  threshold      = each.value.threshold
  log_group_name = "landing-zone/cloudtrail"
  topic_arn      = "arn:aws:sns:us-east-1:123456789012:landing-zone-alerts"
}
