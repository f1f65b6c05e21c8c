package requirements_test

import data.requirements

_trail(values, unknown) := _half_known("aws_cloudtrail", values, unknown)

_group_arn := {"cloud_watch_logs_group_arn": "arn:aws:logs:us-east-1:123456789012:log-group:/g:*"}

test_roles_that_are_not_told[name] if {
	some name, [values, unknown, reasons] in {
		"a trail without a group needs none": [{}, {}, set()],
		"none": [_group_arn, {}, {"role_missing"}],
		"known after apply": [_group_arn, {"cloud_watch_logs_role_arn": true}, {"role_unknown"}],
	}
	_reasons(requirements.delivery_role_flaws("after", _trail(values, unknown))) == reasons
}

test_lists_take_what_they_do_not_name[name] if {
	some name, [lists, taken] in {
		"no list": [[], false],
		"a list that names it": [[{"a", "b"}], false],
		"a list that does not": [[{"b"}], true],
		"one of two": [[{"a"}, {"b"}], true],
		"one that is not known": [[{"known_after_apply": true}], true],
	}
	found := {true | requirements._taken_by(lists, "a")}
	found == {true | taken}
}

test_only_a_deny_of_what_perhaps_belongs_counts if {
	policy := {"statements": [{"effect": "Allow"}, {"effect": "Deny"}]}
	requirements._denying(policy) == {"statements": [{"effect": "Deny"}]}
	requirements._denying({"problem": "p"}) == {"problem": "p"}
}

test_what_an_attachment_gives_has_its_flaws if {
	given := requirements._given_by("found", _object("aws_iam_role_policy_attachment", {}), {"statements": [], "flaws": {"f"}})
	given.flaws == {"f"}
}

test_inline_policies_of_the_role[name] if {
	some name, [block, unknown, problem] in {
		"written": [{"name": "n", "policy": `{"Statement":[]}`}, {}, false],
		"known after apply": [{"name": "n"}, {"inline_policy": [{"policy": true}]}, true],
		"blank": [{}, {}, true],
	}
	role := _half_known("aws_iam_role", {"inline_policy": [block]}, unknown)
	policy := requirements._inline_policy(role, 0, block)
	found := {true | policy.problem}
	found == {true | problem}
}

test_managed_policies_of_aws_are_known if {
	requirements._attached("after", "arn:aws:iam::aws:policy/AdministratorAccess").statements
	requirements._attached("after", "arn:aws:iam::aws:policy/ReadOnlyAccess") == {"external": "arn:aws:iam::aws:policy/ReadOnlyAccess"}
	requirements._attached("after", "arn:aws:iam::123456789012:policy/AdministratorAccess").external
}

_boundary(value) := _reasons(requirements._boundary_flaws("after", _trail(_group_arn, {}), value))

test_boundaries[name] if {
	some name, [value, reasons] in {
		"none": [null, set()],
		"known after apply": [{"known_after_apply": true}, {"role_boundary_unknown"}],
		"outside": ["arn:aws:iam::123456789012:policy/b", {"role_boundary"}],
	}
	_boundary(value) == reasons
}
