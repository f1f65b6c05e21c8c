# What a team writes in an afternoon: no plan may delete what monitors. Kept to measure it, not to be used.
package main

guarded := {
	"aws_cloudtrail",
	"aws_cloudwatch_log_group",
	"aws_cloudwatch_log_metric_filter",
	"aws_cloudwatch_metric_alarm",
	"aws_iam_role",
	"aws_sns_topic",
	"aws_sns_topic_subscription",
}

deny contains message if {
	some entry in input.resource_changes
	entry.type in guarded
	"delete" in entry.change.actions
	message := concat(" ", [entry.address, "must not be deleted"])
}
