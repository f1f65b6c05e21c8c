resource "aws_cloudwatch_log_group" "this" {
  name              = "/cloudtrail/repeated"
  retention_in_days = 365
}

output "arn" {
  value = aws_cloudwatch_log_group.this.arn
}

output "name" {
  value = aws_cloudwatch_log_group.this.name
}
