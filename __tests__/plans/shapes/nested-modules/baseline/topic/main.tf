variable "name" {
  type = string
}

variable "recipients" {
  type = map(string)
}

resource "aws_sns_topic" "this" {
  name = var.name
}

resource "aws_sns_topic_subscription" "this" {
  for_each  = var.recipients
  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = each.value
}

output "arn" {
  value = aws_sns_topic.this.arn
}
