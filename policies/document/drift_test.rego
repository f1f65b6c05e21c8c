package document_test

import data.document
import data.plan_test

_drifting(changes, drifts, prior) := object.union(
	plan_test.plan(changes, []),
	{"resource_drift": drifts, "prior_state": {"values": {"root_module": {"resources": prior}}}},
)

_prior_topic(values) := {
	"address": "aws_sns_topic.t", "mode": "managed", "type": "aws_sns_topic", "name": "t", "values": values,
}

_change_of_topic(before, after) := plan_test.kept("aws_sns_topic", "t", before, after)

test_drift_is_a_plan_from_what_was_applied_to_what_was_found if {
	drift := _change_of_topic({"name": "t", "display_name": "a"}, {"name": "t", "display_name": "b"})
	plan := _drifting([_change_of_topic({"name": "t", "display_name": "b"}, {"name": "t", "display_name": "c"})], [drift], [])
	[[change.before.display_name, change.after.display_name] |
		some entry in document.drift.resource_changes
		change := entry.change
	] == [["a", "b"]] with input as plan
}

# What did not drift stays, whatever the plan then does to it.
test_what_had_not_drifted_is_kept[name] if {
	some name, [change, kept] in {
		"updated": [{"actions": ["update"], "before": {"name": "t"}, "after": {"name": "t", "display_name": "c"}}, [["no-op"]]],
		"deleted": [{"actions": ["delete"], "before": {"name": "t"}, "after": null}, [["no-op"]]],
		"created": [{"actions": ["create"], "before": null, "after": {"name": "t"}}, []],
	}
	entry := object.union(plan_test.entry("aws_sns_topic", "t", {}, {}), {"change": change})
	found := [one.change.actions | some one in document.drift.resource_changes] with input as _drifting([entry], [], [])
	found == kept
}

test_only_a_plan_without_changes_accepts_what_was_found if {
	document.is_refresh_only with input as _drifting([], [_change_of_topic({"name": "t"}, {"name": "u"})], [])
	not document.is_refresh_only with input as _drifting([_change_of_topic({"name": "t"}, {"name": "t"})], [], [])
	not document.is_refresh_only with input as {"format_version": "1.0", "values": {"root_module": {}}}
}

test_drift_that_the_prior_state_tells_otherwise[name] if {
	some name, [values, disputed] in {
		"the same": [{"name": "t", "display_name": "b"}, set()],
		"blank for nothing": [{"name": "t", "display_name": "b", "kms_master_key_id": ""}, set()],
		"another value": [{"name": "t", "display_name": "b", "kms_master_key_id": "k"}, {"aws_sns_topic.t"}],
	}
	drift := _change_of_topic({"name": "t", "display_name": "a"}, {"name": "t", "display_name": "b"})
	found := document.drift_disputed with input as _drifting([], [drift], [_prior_topic(values)])
	found == disputed
}
