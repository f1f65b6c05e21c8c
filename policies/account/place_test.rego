package account_test

import data.account
import data.plan_test

_fits(one, other) if account.fits(one, other)

_at(account, region) := {"account": account, "region": region}

test_places_that_can_be_one[name] if {
	some name, [one, other, fit] in {
		"the same": [_at("1", "us-east-1"), _at("1", "us-east-1"), true],
		"another account": [_at("1", "us-east-1"), _at("2", "us-east-1"), false],
		"another region": [_at("1", "us-east-1"), _at("1", "eu-west-1"), false],
		"nothing told of one": [_at(null, null), _at("1", "us-east-1"), true],
		"nothing told of the other": [_at("1", "us-east-1"), _at(null, null), true],
		"a symbol": [_at("(aws)", "us-east-1"), _at("1", "us-east-1"), true],
		"two symbols": [_at("(aws)", "us-east-1"), _at("(aws.other)", "us-east-1"), true],
	}
	found := {true | _fits(one, other)}
	found == {true | fit}
}

_allowing(accounts) := {"configuration": {"provider_config": {key: {
	"name": "aws",
	"full_name": "registry.terraform.io/hashicorp/aws",
	"expressions": {"allowed_account_ids": {"constant_value": allowed}},
} |
	some key, allowed in accounts
}}}

# A provider that may log in to some accounts is in no other.
test_accounts_that_a_provider_does_not_allow[name] if {
	some name, [other, fit] in {
		"one of them": ["111111111111", true],
		"none of them": ["333333333333", false],
		"a provider that shares one": ["(aws.shares)", true],
		"a provider that shares none": ["(aws.others)", false],
		"a provider without a list": ["(aws.any)", true],
		"nothing told": [null, true],
	}
	plan := _allowing({
		"aws": ["111111111111", "222222222222"],
		"aws.shares": ["222222222222", "444444444444"],
		"aws.others": ["333333333333", "444444444444"],
		"aws.any": [],
	})
	found := {true | account.fits_account("(aws)", other)} with input as plan
	found == {true | fit}
}

test_doubts_name_both[name] if {
	some name, [one, other, doubts] in {
		"the same": [{"account": "1"}, {"account": "1"}, set()],
		"a symbol": [{"account": "(aws)"}, {"account": "1"}, {"account (aws) or 1"}],
		"an endpoint": [{"endpoint": ""}, {"endpoint": "(aws)"}, {"endpoint (aws) or of AWS"}],
		"nothing told": [{"region": null}, {"region": "us-east-1"}, set()],
	}
	account.doubts(one, other) == doubts
}

test_partitions[name] if {
	some name, [texts, partition] in {
		"none is named": [[], "aws"],
		"one is named": [["arn:aws-cn:sns:cn-north-1::x"], "aws-cn"],
		"two are named": [["arn:aws-cn:sns:cn-north-1::x", "arn:aws:sns:us-east-1::x"], "aws"],
	}
	plan := plan_test.plan([plan_test.entry("aws_sns_topic", "t", {"name": concat(" ", texts)}, {})], [])
	account.partition == partition with input as plan
}

_topic := plan_test.entry("aws_sns_topic", "t", {"name": "t"}, {})

_configured(provider, more) := object.union(
	object.union(plan_test.plan([_topic], [plan_test.resource("aws_sns_topic", "t", {})]), {"configuration": {"provider_config": {
		"aws": {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws", "expressions": provider},
	}}}),
	more,
)

_read(type, values) := {"prior_state": {"values": {"root_module": {"resources": [{
	"address": concat("", ["data.", type, ".d"]), "mode": "data", "type": type, "name": "d", "values": values,
}]}}}}

_reading(type, values) := object.union(_read(type, values), {"configuration": {"root_module": {"resources": [
	plan_test.resource("aws_sns_topic", "t", {}),
	object.union(plan_test.resource(type, "d", {}), {"mode": "data", "address": concat("", ["data.", type, ".d"])}),
]}}})

_placed := {
	"by nothing": [{}, {}, "(aws)", "(aws)"],
	"by a constant": [{"region": {"constant_value": "eu-west-1"}}, {}, "(aws)", "eu-west-1"],
	"by a list of one account": [{"allowed_account_ids": {"constant_value": ["111111111111"]}}, {}, "111111111111", "(aws)"],
	"by a list of two": [{"allowed_account_ids": {"constant_value": ["111111111111", "222222222222"]}}, {}, "(aws)", "(aws)"],
	"by a variable of the root": [
		{"region": {"references": ["var.region"]}},
		{"variables": {"region": {"value": "eu-west-1"}}},
		"(aws)", "eu-west-1",
	],
	"by a variable without a value": [{"region": {"references": ["var.region"]}}, {}, "(aws)", "(aws)"],
	"by the role that it assumes": [
		{"assume_role": [{"role_arn": {"constant_value": "arn:aws:iam::111111111111:role/r"}}]},
		{}, "111111111111", "(aws)",
	],
	"by the last of several roles": [
		{"assume_role": [
			{"role_arn": {"constant_value": "arn:aws:iam::111111111111:role/r"}},
			{"role_arn": {"references": ["var.role"]}},
		]},
		{"variables": {"role": {"value": "arn:aws:iam::222222222222:role/r"}}},
		"222222222222", "(aws)",
	],
	"by what it reads of its region": [{}, _reading("aws_region", {"name": "eu-west-1"}), "(aws)", "eu-west-1"],
	"by what it reads of its account": [
		{},
		_reading("aws_caller_identity", {"account_id": "111111111111"}),
		"111111111111", "(aws)",
	],
}

test_what_a_plan_creates_is_where_its_provider_is[name] if {
	some name, [provider, more, of, region] in _placed
	place := account.place.after["aws_sns_topic.t"] with input as _configured(provider, more)
	place == {"account": of, "region": region, "endpoint": ""}
}

test_a_provider_that_is_told_where_to_call_may_call_anything if {
	plan := _configured({"endpoints": [{"sns": {"constant_value": "http://localhost"}}]}, {})
	account.place.after["aws_sns_topic.t"].endpoint == "(aws)" with input as plan
}

test_an_object_of_another_provider_is_of_none_of_aws if {
	entry := object.union(_topic, {"provider_name": "example.com/fork/aws"})
	plan := plan_test.plan([entry], [plan_test.resource("aws_sns_topic", "t", {})])
	account.place.after["aws_sns_topic.t"].endpoint == "example.com/fork/aws" with input as plan
}

test_a_region_of_its_own_goes_before_the_providers[name] if {
	some name, [values, unknown, region] in {
		"told": [{"name": "t", "region": "eu-west-1"}, {}, "eu-west-1"],
		"known after apply": [{"name": "t"}, {"region": true}, "(aws_sns_topic.t)"],
	}
	plan := plan_test.plan(
		[plan_test.entry("aws_sns_topic", "t", values, unknown)],
		[plan_test.resource("aws_sns_topic", "t", {"region": {"references": ["local.region"]}})],
	)
	account.place.after["aws_sns_topic.t"].region == region with input as plan
}

# An empty provider block in a module hands down the nearest one above.
test_providers_are_handed_down[key] if {
	some key, above in {"module.a:aws": "aws", "module.a.module.b:aws": "aws", "module.c.module.d:aws": "module.c:aws"}
	plan := {"configuration": {"provider_config": {
		"aws": {"name": "aws"},
		"module.a:aws": {"name": "aws", "module_address": "module.a"},
		"module.a.module.b:aws": {"name": "aws", "module_address": "module.a.module.b"},
		"module.c:aws": {"name": "aws", "module_address": "module.c", "expressions": {"region": {"constant_value": "x"}}},
		"module.c.module.d:aws": {"name": "aws", "module_address": "module.c.module.d"},
	}}}
	account._handed_down[key] == above with input as plan
}

test_what_a_providers_alarms_tell_and_what_it_says_may_disagree[name] if {
	some name, [told, own, beside, agreed] in {
		"it says nothing": ["us-east-1", null, set(), "us-east-1"],
		"it says the same": ["us-east-1", "us-east-1", set(), "us-east-1"],
		"another provider is there": ["us-east-1", "eu-west-1", {"us-east-1"}, "eu-west-1"],
		"no other provider is there": ["us-east-1", "eu-west-1", set(), "(us-east-1 or eu-west-1)"],
		"it leaves it open": ["us-east-1", "(aws)", set(), "(aws)"],
	}
	account._agreed(told, own, beside) == agreed
}
