package account_test

import data.account
import data.plan_test

_gone_group := {"name": "/g", "arn": "arn:aws:logs:us-east-1:1:log-group:/g"}

_left_filter := {"name": "f", "log_group_name": "/g"}

_group_going(actions) := plan_test.plan(
	[
		object.union(
			plan_test.kept("aws_cloudwatch_log_group", "g", _gone_group, _gone_group),
			{"change": {"actions": actions, "after": {false: _gone_group, true: null}["delete" in actions]}},
		),
		plan_test.kept("aws_cloudwatch_log_metric_filter", "f", _left_filter, _left_filter),
	],
	[],
)

_keys(objects) := {one.key | some one in objects}

# AWS deletes a filter with its group, though no change says so.
test_what_lives_in_a_thing_goes_with_it if {
	filter := "aws_cloudwatch_log_metric_filter.f"
	_keys(account.objects("found", "aws_cloudwatch_log_metric_filter")) == {filter} with input as _group_going(["delete"])
	_keys(account.objects("after", "aws_cloudwatch_log_metric_filter")) == set() with input as _group_going(["delete"])
	_keys(account.objects("after", "aws_cloudwatch_log_metric_filter")) == {filter} with input as _group_going(["no-op"])
}

test_where_nothing_drifted_what_was_applied_was_found if {
	_keys(account.objects("applied", "aws_cloudwatch_log_group")) == {"aws_cloudwatch_log_group.g"} with input as _group_going(["delete"])
}

test_objects_by_what_they_are_called if {
	group := {"aws_cloudwatch_log_group.g"}
	plan := _group_going(["no-op"])
	_keys(account.called("after", "aws_cloudwatch_log_group", "/g")) == group with input as plan
	_keys(account.called("after", "aws_cloudwatch_log_group", _gone_group.arn)) == set() with input as plan
	_keys(account.having_arn("after", "aws_cloudwatch_log_group", _gone_group.arn)) == group with input as plan
	_keys(account.known_as("after", "aws_cloudwatch_log_group", "/g")) == group with input as plan
	_keys(account.known_as("after", "aws_cloudwatch_log_group", _gone_group.arn)) == group with input as plan
	_keys(account.known_as("after", "aws_sns_topic", "/g")) == set() with input as plan
	_keys(account.put_on("after", "aws_cloudwatch_log_metric_filter", "log_group_name", "/g")) == {"aws_cloudwatch_log_metric_filter.f"} with input as plan
	_keys(account.put_on("after", "aws_cloudwatch_log_metric_filter", "log_group_name", "/h")) == set() with input as plan
}
