package blame_test

import data.blame

_role := "aws_iam_role.delivery"

_chain := {"trail": "aws_cloudtrail.t"}

_trail := {"cloud_watch_logs_role_arn": "arn:aws:iam::123456789012:role/delivery"}

_change(address, type, before, after, actions) := {
	"address": address,
	"mode": "managed",
	"type": type,
	"name": split(address, ".")[1],
	"change": {"actions": actions, "before": before, "after": after, "after_unknown": {}},
}

_plan(changes) := {"format_version": "1.2", "resource_changes": array.concat(
	[
		_change("aws_cloudtrail.t", "aws_cloudtrail", _trail, _trail, ["no-op"]),
		_change(_role, "aws_iam_role", {"name": "delivery"}, {"name": "delivery"}, ["no-op"]),
	],
	changes,
)}

_policy(role, text) := {"role": role, "name": "write", "policy": text}

_edited(role) := _change(
	concat("", ["aws_iam_role_policy.", role]),
	"aws_iam_role_policy",
	_policy(role, "{}"),
	_policy(role, "[]"),
	["update"],
)

test_an_edited_policy_is_the_cause if {
	edits := blame.edits("found", _chain, "role_permission_refuses", _role) with input as _plan([_edited("delivery")])
	edits == {{"key": "aws_iam_role_policy.delivery", "attribute": "policy"}}
}

test_a_policy_of_another_role_is_not if {
	edits := blame.edits("found", _chain, "role_permission_refuses", _role) with input as _plan([
		_edited("delivery"),
		_edited("other"),
	])
	edits == {{"key": "aws_iam_role_policy.delivery", "attribute": "policy"}}
}

test_nothing_is_the_cause_of_what_nothing_changed if {
	blame.edits("found", _chain, "role_permission_refuses", _role) == set() with input as _plan([])
}

test_what_is_nothing_in_one_version_is_null_in_another if {
	change := _change("aws_iam_role_policy.delivery", "aws_iam_role_policy", {"policy": ""}, {"policy": null}, ["update"])
	not blame.differs("found", "aws_iam_role_policy.delivery", "policy") with input as _plan([change])
}
