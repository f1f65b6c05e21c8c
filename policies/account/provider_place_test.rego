# Places of what a provider makes, by what its block says.
package provider_place_test

import data.account

_topic := {
	"address": "aws_sns_topic.t", "mode": "managed", "type": "aws_sns_topic", "name": "t",
	"change": {"actions": ["create"], "before": null, "after": {"name": "t"}, "after_unknown": {"arn": true}},
}

_there := {
	"address": "module.m.aws_sns_topic.s", "module_address": "module.m", "mode": "managed", "type": "aws_sns_topic", "name": "s",
	"change": {
		"actions": ["no-op"],
		"before": {"name": "s", "arn": "arn:aws:sns:eu-west-1:123456789012:s"},
		"after": {"name": "s", "arn": "arn:aws:sns:eu-west-1:123456789012:s"},
	},
}

_filter := {
	"address": "aws_cloudwatch_log_metric_filter.f", "mode": "managed", "type": "aws_cloudwatch_log_metric_filter", "name": "f",
	"change": {"actions": ["delete"], "before": {"name": "f", "log_group_name": "g", "pattern": ""}, "after": null},
}

_provider(expressions) := {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws", "expressions": expressions}

_configured(entry) := {"address": entry.address, "mode": "managed", "type": entry.type, "name": entry.name, "provider_config_key": "aws"}

_with_providers(providers, resources, changes) := {
	"format_version": "1.2",
	"variables": {"region": {"value": "eu-west-1"}, "role": {"value": "arn:aws:iam::210987654321:role/deploy"}},
	"configuration": {"provider_config": providers, "root_module": {"resources": resources}},
	"resource_changes": changes,
}

_made_by(expressions) := _with_providers({"aws": _provider(expressions)}, [_configured(_topic)], [_topic])

# Expressions of the provider's block → [region, account] of what it makes.
_told := {
	"nothing": [{}, ["(aws)", "(aws)"]],
	"a region by a variable": [{"region": {"references": ["var.region"]}}, ["eu-west-1", "(aws)"]],
	"a role by a variable": [{"assume_role": [{"role_arn": {"references": ["var.role"]}}]}, ["(aws)", "210987654321"]],
	"a role": [
		{"assume_role": [{"role_arn": {"constant_value": "arn:aws:iam::210987654321:role/deploy"}}]},
		["(aws)", "210987654321"],
	],
	"one account": [{"allowed_account_ids": {"constant_value": ["123456789012"]}}, ["(aws)", "123456789012"]],
	"an account by a variable that is none": [{"allowed_account_ids": {"references": ["var.none"]}}, ["(aws)", "(aws)"]],
}

test_what_a_provider_tells[name] if {
	some name, [expressions, [region, owner]] in _told
	place := account.place.after["aws_sns_topic.t"] with input as _made_by(expressions)
	place == {"region": region, "account": owner, "endpoint": ""}
}

test_no_provider_tells_nothing if {
	place := account.place.after["aws_sns_topic.t"] with input as _with_providers({}, [], [_topic])
	place == {"region": null, "account": null, "endpoint": null}
}

test_what_stays_tells_the_region_of_its_provider if {
	plan := _with_providers({"aws": _provider({})}, [_configured(_topic)], [_topic, object.remove(_there, ["module_address"])])
	stays := {"module_calls": {"m": {"module": {"resources": [object.union(_configured(_there), {"address": "aws_sns_topic.s"})]}}}}
	given := object.union(plan, {"configuration": {"root_module": stays}})
	place := account.place.after["aws_sns_topic.t"] with input as given
	place == {"region": "eu-west-1", "account": "123456789012", "endpoint": ""}
}

# Roles that only an expression tells are another login than none.
test_roles_that_are_not_written_out if {
	other := object.union(_provider({"assume_role": {"references": ["var.roles"]}}), {"alias": "other"})
	resource := object.union(_configured(_topic), {"provider_config_key": "aws.other"})
	plan := _with_providers({"aws": _provider({}), "aws.other": other}, [resource], [_topic])
	place := account.place.after["aws_sns_topic.t"] with input as plan
	place.account == "(aws.other)"
}

_twice := {"aws": _provider({}), "aws.other": object.union(_provider({}), {"alias": "other"})}

# Of two providers that log in alike, either may have read what nothing else tells of.
test_what_was_there_before if {
	one := account.place.found["aws_cloudwatch_log_metric_filter.f"] with input as _with_providers(_twice, [], [_filter, _there])
	one == {"region": null, "account": "123456789012", "endpoint": null}
	none := account.place.found["aws_cloudwatch_log_metric_filter.f"] with input as _with_providers(_twice, [], [_filter])
	none == {"region": null, "account": null, "endpoint": null}
}
