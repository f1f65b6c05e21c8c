package chain_test

import data.chain
import data.plan_test

_arn := "arn:aws:lambda:us-east-1:123456789012:function:f"

_function := {"function_name": "f", "arn": _arn}

_gone := object.union(
	plan_test.entry("aws_lambda_function", "f", {}, {}),
	{"change": {"actions": ["delete"], "before": _function, "after": null}},
)

_listens(side, arn) if chain._is_topic(side, arn)

test_what_an_alarm_can_tell[name] if {
	some name, [entries, arn, listens] in {
		"a topic outside": [[], "arn:aws:sns:us-east-1:123456789012:t", true],
		"a function outside": [[], _arn, true],
		"a function that stays": [[plan_test.kept("aws_lambda_function", "f", _function, _function)], _arn, true],
		"a function that goes": [[_gone], _arn, false],
		"a version of a function that goes": [[_gone], concat("", [_arn, ":1"]), false],
		"another function": [[_gone], concat("", [_arn, "2"]), true],
		"what tells nobody": [[], "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:p:x", false],
		"no ARN": [[], "t", false],
	}
	found := {true | _listens("after", arn)} with input as plan_test.plan(entries, [])
	found == {true | listens}
}

_group(reference) := chain._groups_by_arn("after", reference)

test_groups_that_a_trail_names[name] if {
	some name, [arn, groups] in {
		"outside": [
			"arn:aws:logs:us-east-1:123456789012:log-group:/g",
			{{"name": "/g", "place": {"region": "us-east-1", "account": "123456789012"}}},
		],
		"no ARN": ["/g", set()],
	}
	found := _group(arn) with input as plan_test.plan([], [])
	found == groups
}

test_identities_outside_have_their_place if {
	place := {"region": "us-east-1", "account": "1"}
	chain.identity_of_group({"name": "/g", "place": place}) == "/g in us-east-1 of 1"
	chain.identity_of_group({"name": "/g", "place": {"region": null, "account": "1"}}) == "/g of 1"
	chain.identity_of_group({"key": "k", "name": "/g"}) == "/g"
}
