variable "name" {
  type = string
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/cloudtrail/${var.name}"
  retention_in_days = 365
}

output "group_arn" {
  value = aws_cloudwatch_log_group.this.arn
}

output "group_name" {
  value = aws_cloudwatch_log_group.this.id
}
