# Links are chosen: created here or given, by conditionals in locals.

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

module "monitoring" {
  source = "./monitoring"
}
