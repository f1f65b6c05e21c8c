# Three modules deep: the account's baseline holds the monitoring, which holds the alarm; links go in and out again.

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

module "baseline" {
  source     = "./baseline"
  name       = "nested"
  recipients = { security = "security@example.com" }
}
