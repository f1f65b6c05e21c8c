package misshapen_test

import data.document

_change(change) := object.union(
	{
		"address": "aws_cloudtrail.t", "mode": "managed", "type": "aws_cloudtrail", "name": "t",
		"change": {"actions": ["no-op"], "before": {}, "after": {}},
	},
	change,
)

_planned(more) := object.union({"format_version": "1.2", "configuration": {}, "resource_changes": []}, more)

_deep := {"resources": [], "child_modules": [{"address": "module.a", "child_modules": [_deep_16]}]}

_deep_16 := json.unmarshal(concat("", [
	concat("", [`{"child_modules":[` | some _ in numbers.range(1, 17)]),
	"{}",
	concat("", ["]}" | some _ in numbers.range(1, 17)]),
]))

# What cannot be judged → what is wrong with it.
_unjudgeable := {
	"a list": [[], "not an object"],
	"a list for the configuration": [_planned({"configuration": []}), "configuration is not an object"],
	"a text for the changes": [_planned({"resource_changes": "x"}), "resource_changes is not a list"],
	"an entry without its name": [
		_planned({"resource_changes": [object.remove(_change({}), ["name"])]}),
		"an entry of resource_changes has another shape than a change",
	],
	"a type in capitals": [
		_planned({"resource_changes": [_change({"type": "AWS_CloudTrail"})]}),
		"the type of aws_cloudtrail.t is AWS_CloudTrail, which is no type but in another case",
	],
	"a data source that is created": [
		_planned({"resource_changes": [_change({"mode": "data", "change": {"actions": ["create"]}})]}),
		"aws_cloudtrail.t is a data source, and yet the plan is to create it",
	],
	"an object twice": [_planned({"resource_changes": [_change({}), _change({})]}), "resource_changes lists an object twice"],
	"no list in a module": [
		_planned({"prior_state": {"values": {"root_module": {"resources": {}}}}}),
		"resources of a module in prior_state is not a list",
	],
	"an object of the state without values": [
		_planned({"prior_state": {"values": {"root_module": {"resources": [{"address": "aws_cloudtrail.t", "type": "aws_cloudtrail"}]}}}}),
		"a resource of a module in prior_state has another shape",
	],
	"modules in modules": [
		_planned({"prior_state": {"values": {"root_module": _deep}}}),
		"modules stand in modules more than sixteen levels deep",
	],
	"a number for a name": [
		_planned({"resource_changes": [_change({"change": {"actions": ["update"], "after": {"name": 7}}})]}),
		"name of aws_cloudtrail.t is not text",
	],
	"a number in a list of texts": [
		_planned({"resource_changes": [_change({
			"address": "aws_cloudwatch_metric_alarm.a", "type": "aws_cloudwatch_metric_alarm",
			"change": {"actions": ["update"], "after": {"alarm_actions": [7]}},
		})]}),
		"alarm_actions of aws_cloudwatch_metric_alarm.a is not texts",
	],
}

test_what_is_wrong[name] if {
	some name, [given, wanted] in _unjudgeable
	problems := document.unjudgeable with input as given
	wanted in {problem.args.detail | some problem in problems; problem.reason == "document_malformed"}
}

test_without_the_catalogue if {
	problems := document.unjudgeable with input as _planned({}) with data.spec as {}
	"catalogue_missing" in {problem.reason | some problem in problems}
}

test_no_plan if {
	problems := document.unjudgeable with input as {"format_version": "1.2"}
	"document_not_a_plan" in {problem.reason | some problem in problems}
}

# What a step promises, and what is there; of an action that nobody knows nothing is promised.
test_steps if {
	none := document.unjudgeable with input as _planned({"resource_changes": [_change({
		"change": {"actions": ["no-op"], "before": null, "after": null},
	})]})
	none == set()
	unknown := document.unjudgeable with input as _planned({"resource_changes": [_change({
		"change": {"actions": ["melt"], "before": null, "after": null},
	})]})
	{problem.reason | some problem in unknown} == {"plan_action_unknown"}
}
