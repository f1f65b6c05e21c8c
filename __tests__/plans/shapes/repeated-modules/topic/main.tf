variable "name" {
  type = string
}

resource "aws_sns_topic" "this" {
  name = "${var.name}-alerts"
}

resource "aws_sns_topic_subscription" "this" {
  count     = var.name == "security" ? 1 : 0
  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = "${var.name}@example.com"
}

output "arn" {
  value = aws_sns_topic.this.arn
}
