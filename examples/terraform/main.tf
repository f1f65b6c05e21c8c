# The chain from plain Terraform or OpenTofu. The folder terraform-module is copied from the package:
# cp -r "$(npm root --global)/keepwatch/dist/terraform-module" .

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
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

  subscriptions = {
    security = {
      protocol = "sms"
      endpoint = "+14155550100"
    }
  }
}
