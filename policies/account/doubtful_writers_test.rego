package account_test

import data.account
import data.plan_test

_contested(entries, resources) := found if {
	found := object.keys({key: true | some key in account.contested}) with input as plan_test.plan(entries, resources)
}

_alarm(name, values, unknown) := plan_test.entry(
	"aws_cloudwatch_metric_alarm", name,
	object.union({"metric_name": "m", "namespace": "n", "period": 60}, values), unknown,
)

_named(name) := plan_test.resource("aws_cloudwatch_metric_alarm", name, {"alarm_name": {"references": ["random_pet.p.id"]}})

_unnamed := {"alarm_name": true}

test_an_alarm_whose_name_is_not_told_may_be_another_on_its_metric[name] if {
	some name, [values, contested] in {
		"on its metric, of another period": [{"period": 300}, {"aws_cloudwatch_metric_alarm.a"}],
		"on another metric": [{"period": 300, "metric_name": "other"}, set()],
	}
	entries := [_alarm("a", {"alarm_name": "a"}, {}), _alarm("b", values, _unnamed)]
	found := _contested(entries, [_named("a"), _named("b")])
	found & {"aws_cloudwatch_metric_alarm.a"} == contested
}

_destroyed(type, name, values) := object.union(
	plan_test.entry(type, name, {}, {}),
	{"change": {"actions": ["delete"], "before": values, "after": null}},
)

test_what_is_destroyed_may_be_what_gets_its_name if {
	gone := _destroyed("aws_sns_topic", "gone", {"name": "t", "arn": "arn:aws:sns:us-east-1:123456789012:t"})
	new := plan_test.entry("aws_sns_topic", "new", {}, {"name": true})
	resources := [plan_test.resource("aws_sns_topic", "new", {"name": {"references": ["random_pet.p.id"]}})]
	_contested([gone, new], resources) == {"aws_sns_topic.new"}

	# Without a name of its own the provider chooses a new one.
	_contested([gone, new], [plan_test.resource("aws_sns_topic", "new", {})]) == set()
}

_listing := plan_test.entry("aws_iam_role", "r", {"name": "r", "inline_policy": [{}]}, {"inline_policy": [{"name": true, "policy": true}]})

_naming := [plan_test.resource("aws_iam_role", "r", {"inline_policy": [{"name": {"references": ["random_pet.p.id"]}}]})]

test_a_policy_that_a_role_lists_without_a_name_may_be_any_of_it[name] if {
	some name, [entry, contested] in {
		"one that goes": [_destroyed("aws_iam_role_policy", "p", {"role": "r", "name": "n"}), {"aws_iam_role.r"}],
		"one of another role": [_destroyed("aws_iam_role_policy", "p", {"role": "s", "name": "n"}), set()],
		"one that stays": [plan_test.entry("aws_iam_role_policy", "p", {"role": "r", "name": "n"}, {}), {"aws_iam_role.r"}],
	}
	_contested([_listing, entry], _naming) == contested
}

test_a_name_may_be_that_of_a_candidate if {
	account._is_candidate("x", set())
	not account._is_candidate("x", {"aws_sns_topic.t"})
}
