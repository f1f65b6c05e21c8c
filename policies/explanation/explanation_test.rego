package explanation_test

import data.explanation
import data.plan_test

_kept(type, values) := plan_test.kept(type, "x", values, values)

test_what_stands_for_something_outside if {
	explanation.presumes({{"reason": "alarm_external", "detail": "m", "degree": 0}})
	not explanation.presumes({{"reason": "alarm_unknown", "detail": "m", "degree": 0}})
	not explanation.presumes({{"reason": "role_external", "detail": "m", "degree": 0}})
}

_going(actions) := plan_test.plan(
	[object.union(_kept("aws_sns_topic", {"name": "t"}), {"change": {"actions": actions, "after": null}})],
	[],
)

test_how_an_object_goes[name] if {
	some name, [actions, step] in {
		"deleted": [["delete"], "deleted"],
		"forgotten": [["forget"], "no longer managed"],
		"gone already": [["no-op"], "not there any more"],
	}
	explanation._step("aws_sns_topic.x") == step with input as _going(actions)
}

# Of the alarm and the filter that no longer share a metric, the one that changed is named.
_parted(alarm, filter) := plan_test.plan(
	[
		plan_test.kept("aws_cloudwatch_metric_alarm", "a", {"metric_name": "m", "namespace": "n"}, alarm),
		plan_test.kept("aws_cloudwatch_log_metric_filter", "f", {"metric_transformation": [{"name": "m", "namespace": "n"}]}, filter),
	],
	[],
)

test_who_parted_a_metric_from_its_alarm[name] if {
	some name, [alarm, filter, subject, attribute] in {
		"the filter": [
			{"metric_name": "m", "namespace": "n"}, {"metric_transformation": [{"name": "o", "namespace": "n"}]},
			"aws_cloudwatch_log_metric_filter.f", "metric_transformation.name",
		],
		"the alarm": [
			{"metric_name": "o", "namespace": "n"}, {"metric_transformation": [{"name": "m", "namespace": "n"}]},
			"aws_cloudwatch_metric_alarm.a", "metric_name",
		],
		"something else": [
			{"metric_name": "m", "namespace": "n"}, {"metric_transformation": [{"name": "m", "namespace": "n"}]},
			"aws_cloudwatch_metric_alarm.a", "",
		],
	}
	lost := {"alarm": "aws_cloudwatch_metric_alarm.a", "filter": "aws_cloudwatch_log_metric_filter.f"}
	cause := explanation._metric_renamed("found", lost) with input as _parted(alarm, filter)
	[cause.subject, cause.attribute] == [subject, attribute]
}

test_a_link_that_is_known_after_apply_is_said_so if {
	entry := object.union(
		_kept("aws_sns_topic_subscription", {"topic_arn": "t", "protocol": "email", "endpoint": "e"}),
		{"change": {"actions": ["update"], "after": {"topic_arn": null}, "after_unknown": {"topic_arn": true}}},
	)
	resources := [plan_test.resource("aws_sns_topic_subscription", "x", {"topic_arn": {"references": ["random_id.r.hex"]}})]
	cause := explanation._changed(
		"subscription_detached",
		"aws_sns_topic_subscription.x",
		"topic_arn",
	) with input as plan_test.plan([entry], resources)
	cause.reason == "subscription_detached_unknown"
}
