variable "group_name" {
  type = string
}

variable "topic_arns" {
  type = list(string)
}

module "alarm" {
  source     = "./alarm"
  group_name = var.group_name
  topic_arns = var.topic_arns
}
