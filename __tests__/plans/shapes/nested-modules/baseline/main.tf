variable "name" {
  type = string
}

variable "recipients" {
  type = map(string)
}

module "logs" {
  source = "./logs"
  name   = var.name
}

module "trail" {
  source        = "../../trail"
  name          = var.name
  log_group_arn = module.logs.group_arn
}

module "topic" {
  for_each   = { alerts = var.recipients }
  source     = "./topic"
  name       = "${var.name}-${each.key}"
  recipients = each.value
}

module "monitoring" {
  source     = "./monitoring"
  group_name = module.logs.group_name
  topic_arns = [for topic in module.topic : topic.arn]
}
