# A provider alias per region; the same module stands in each, and the trail is at home in one.

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

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

module "trail" {
  source        = "../trail"
  name          = "aliases"
  log_group_arn = module.ireland.log_group_arn

  providers = { aws = aws.ireland }
}

module "virginia" {
  source = "./region"
}

module "ireland" {
  source = "./region"

  providers = { aws = aws.ireland }
}
