resource "aws_sns_topic" "pager" {
  name = "pager"
}

output "topic_arn" {
  value = aws_sns_topic.pager.arn
}
