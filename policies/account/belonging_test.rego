package account_test

import data.account
import data.plan_test

_key(name, values, unknown) := plan_test.entry("aws_kms_key", name, values, unknown)

_key_policy(unknown) := plan_test.entry("aws_kms_key_policy", "p", {}, unknown)

_perhaps(plan) := found if {
	found := {key |
		some key in account.of_type.after.aws_kms_key
		count(account.perhaps_on("after", "aws_kms_key_policy", "key_id", data.document.sides.after[key])) > 0
	} with input as plan
}

_new := {"arn": true, "key_id": true, "id": true}

_known := {"arn": "arn:aws:kms:us-east-1:1:key/k", "key_id": "k"}

test_what_cannot_be_followed_belongs_to_what_is_still_to_get_its_name[name] if {
	some name, [keys, references, owners] in {
		"the only new one": [[_key("a", {}, _new), _key("b", _known, {})], ["random_id.r.id"], {"aws_kms_key.a"}],
		"each where none is new": [[_key("b", _known, {})], ["random_id.r.id"], {"aws_kms_key.b"}],
		"those that it names": [
			[_key("a", {}, _new), _key("b", _known, {}), _key("c", {}, _new)],
			["aws_kms_key.a.key_id", "aws_kms_key.a", "aws_kms_key.c.key_id", "aws_kms_key.c", "var.which"],
			{"aws_kms_key.a", "aws_kms_key.c"},
		],
	}
	plan := plan_test.plan(
		array.concat(keys, [_key_policy({"key_id": true})]),
		array.concat(
			[plan_test.resource("aws_kms_key", entry.name, {}) | some entry in keys],
			[plan_test.resource("aws_kms_key_policy", "p", {"key_id": {"references": references}})],
		),
	)
	_perhaps(plan) == owners
}

_outside(plan, of) := found if {
	found := {resource.key |
		some resource in account.perhaps_on_outside("after", "aws_kms_key_policy", "key_id", of)
	} with input as plan
}

test_what_may_be_put_on_something_outside if {
	resources := [plan_test.resource("aws_kms_key_policy", "p", {"key_id": {"references": ["local.key"]}})]
	alone := plan_test.plan([_key_policy({"key_id": true})], resources)
	_outside(alone, "123456789012") == {"aws_kms_key_policy.p"}

	# It is surely of the new key.
	beside := plan_test.plan(
		[_key_policy({"key_id": true}), _key("a", {}, _new)],
		array.concat(resources, [plan_test.resource("aws_kms_key", "a", {})]),
	)
	_outside(beside, "123456789012") == set()
	account.perhaps_on_outside("found", "aws_kms_key_policy", "key_id", null) == []
}

_role := {"name": "r", "names": {"r", "arn:aws:iam::123456789012:role/r"}, "place": {"account": "123456789012", "region": null}}

_keys(resources) := {resource.key | some resource in resources}

test_what_names_a_role if {
	plan := plan_test.plan(
		[
			plan_test.entry("aws_iam_role_policy", "mine", {"role": "r", "name": "a"}, {}),
			plan_test.entry("aws_iam_role_policy", "other", {"role": "s", "name": "a"}, {}),
			plan_test.entry("aws_iam_role_policies_exclusive", "list", {"role_name": "r"}, {}),
			plan_test.entry("aws_iam_policy_attachment", "both", {"roles": ["r", "s"], "policy_arn": "p"}, {}),
			plan_test.entry("aws_iam_policy_attachment", "open", {"policy_arn": "p"}, {"roles": true}),
		],
		[],
	)
	_keys(account.named_on("after", "aws_iam_role_policy", "role", _role)) == {"aws_iam_role_policy.mine"} with input as plan
	_keys(account.named_on("after", "aws_iam_role_policies_exclusive", "role_name", _role)) == {"aws_iam_role_policies_exclusive.list"} with input as plan
	_keys(account.listing("after", "aws_iam_policy_attachment", "roles", _role)) == {"aws_iam_policy_attachment.both"} with input as plan
}
