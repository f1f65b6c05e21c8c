package account_test

import data.account
import data.document
import data.plan_test

_placed_provider := {"configuration": {"provider_config": {"aws": {
	"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
	"expressions": {"region": {"constant_value": "us-east-1"}, "allowed_account_ids": {"constant_value": ["1"]}},
}}}}

_topic_to_come(name) := plan_test.entry("aws_sns_topic", name, {"name": name}, {"arn": true, "id": true})

_topics := [_topic_to_come("t"), _topic_to_come("u"), plan_test.kept("aws_sns_topic", "k", {"name": "k", "arn": "arn:k"}, {"name": "k", "arn": "arn:k"})]

_reference(name) := [concat("", ["aws_sns_topic.", name, ".arn"]), concat("", ["aws_sns_topic.", name])]

_alarm_and_policy(expressions) := object.union(
	plan_test.plan(
		array.concat(_topics, [
			plan_test.entry("aws_cloudwatch_metric_alarm", "a", {}, {"alarm_actions": true}),
			plan_test.entry("aws_sns_topic_policy", "p", {}, {"arn": true}),
		]),
		array.concat(
			[plan_test.resource("aws_sns_topic", name, {}) | some name in ["t", "u", "k"]],
			[
				plan_test.resource("aws_cloudwatch_metric_alarm", "a", {"alarm_actions": expressions, "alarm_name": {}}),
				plan_test.resource("aws_sns_topic_policy", "p", {"arn": expressions, "policy": {}}),
			],
		),
	),
	_placed_provider,
)

_one_link(references) := value if {
	value := account.link(
		document.sides.after["aws_sns_topic_policy.p"],
		"arn",
	) with input as _alarm_and_policy({"references": references})
}

test_where_a_link_with_one_value_leads[name] if {
	some name, [references, value] in {
		"to what is new": [_reference("t"), "arn:aws:sns:us-east-1:1:t"],
		# What is known would be known
		"not to what is known": [array.concat(_reference("t"), _reference("k")), "arn:aws:sns:us-east-1:1:t"],
		"to one of two": [array.concat(_reference("t"), _reference("u")), document.unknown],
		"to nothing that is new": [_reference("k"), document.unknown],
		"through a local": [["local.topic"], document.unknown],
		"perhaps through a local": [array.concat(_reference("t"), ["local.topic"]), document.unknown],
	}
	_one_link(references) == value
}

test_a_link_that_nobody_configured_is_not_set if {
	plan := plan_test.plan(
		[plan_test.entry("aws_sns_topic_policy", "p", {}, {"arn": true})],
		[plan_test.resource("aws_sns_topic_policy", "p", {"policy": {}})],
	)
	account.link(document.sides.after["aws_sns_topic_policy.p"], "arn") == null with input as plan
}

_several_links(references) := values if {
	values := account.link_set(
		document.sides.after["aws_cloudwatch_metric_alarm.a"],
		"alarm_actions",
	) with input as _alarm_and_policy({"references": references})
}

test_where_a_link_with_several_values_leads[name] if {
	some name, [references, values] in {
		"to what is new": [_reference("t"), {"arn:aws:sns:us-east-1:1:t"}],
		"to two": [array.concat(_reference("t"), _reference("u")), {"arn:aws:sns:us-east-1:1:t", "arn:aws:sns:us-east-1:1:u"}],
		"to one of two, as a variable says": [array.concat(array.concat(_reference("t"), _reference("u")), ["var.which"]), document.unknown],
		"to the only one, as a variable says": [array.concat(_reference("t"), ["var.which"]), {"arn:aws:sns:us-east-1:1:t"}],
		"to nothing that is new": [_reference("k"), document.unknown],
		"through a local": [["local.topics"], document.unknown],
	}
	_several_links(references) == values
}
