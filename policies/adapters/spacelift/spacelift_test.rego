package spacelift_test

import data.spacelift

# What Spacelift gives of a plan (https://docs.spacelift.io/concepts/policy/terraform-plan-policy#data-input).
_given(plan) := {"spacelift": {"run": {"id": "r"}}, "terraform": {"terraform_version": "1.11.4", "resource_changes": [shown |
	some entry in plan.resource_changes
	shown := object.union(
		object.filter(entry, ["address", "type", "name", "provider_name"]),
		{"change": object.filter(entry.change, ["actions", "before", "after"])},
	)
]}}

_edited(type, change) := {"format_version": "1.2", "resource_changes": [edited |
	some entry in data.corpus["no-change"].resource_changes
	edited := _changed(entry, type, change)
]}

_changed(entry, type, change) := object.union(entry, {"change": object.union(entry.change, change)}) if {
	entry.type == type
} else := entry

_reasons(lines) := {reason |
	some line in lines
	reason := regex.find_all_string_submatch_n(`\[(\w+)\]$`, line, 1)[0][1]
}

test_deny if {
	denied := spacelift.deny with input as _given(data.corpus["alarm-threshold-three"])
	denied == {"aws_cloudwatch_metric_alarm.monitoring_alarm_5CBE9262: it takes 3 events in one period to fire the alarm. Set threshold = 1. [alarm_threshold_above_one]"}
}

test_deny_deletion if {
	denied := spacelift.deny with input as _given(data.corpus["subscription-deleted"])
	_reasons(denied) == {"subscription_missing"}
}

test_pass[id] if {
	some id in ["no-change", "alarm-described", "filter-events-reordered", "unrelated-alarm-deleted", "first-creation"]
	given := _given(data.corpus[id])
	denied := spacelift.deny with input as given
	warned := spacelift.warn with input as given
	denied | warned == set()
}

test_warn if {
	given := _given(data.corpus["filter-with-event-source"])
	denied := spacelift.deny with input as given
	warned := spacelift.warn with input as given
	denied == set()
	_reasons(warned) == {"scope_narrowed"}
}

test_what_is_no_plan[name] if {
	some name, given in {
		"nothing": {},
		"no terraform": {"spacelift": {}},
		"a plan": data.corpus["no-change"],
		"no object": {"terraform": []},
		"no changes": {"terraform": {"terraform_version": "1.11.4"}},
		"changes of another shape": {"terraform": {"resource_changes": {}}},
		"no list": {"terraform": {"resource_changes": "none"}},
		"entries of another shape": {"terraform": {"resource_changes": [{}]}},
		"entries without a change": {"terraform": {"resource_changes": [{"address": "a.b", "type": "a", "name": "b", "change": null}]}},
	}
	denied := spacelift.deny with input as given
	count(denied) > 0
}

test_smuggled_plan if {
	bad := _given(data.corpus["alarm-threshold-three"])
	given := object.union(bad, data.corpus["no-change"])
	denied := spacelift.deny with input as object.union(given, {"plan": data.corpus["no-change"]})
	_reasons(denied) == {"alarm_threshold_above_one"}
}

# Without `after_unknown`, what is left out of `after` is known only after apply.
test_left_out_is_unknown[attribute] if {
	some attribute, reason in {"alarm_actions": "alarm_without_topic_unknown", "threshold": "alarm_unknown"}
	some entry in data.corpus["no-change"].resource_changes
	entry.type == "aws_cloudwatch_metric_alarm"
	after := object.remove(entry.change.after, [attribute])
	plan := {"format_version": "1.2", "resource_changes": [other |
		some one in data.corpus["no-change"].resource_changes
		other := _replaced(one, entry.address, after)
	]}
	denied := spacelift.deny with input as _given(plan)
	_reasons(denied) == {reason}
}

_replaced(entry, address, after) := object.union(
	object.remove(entry, ["change"]),
	{"change": {"actions": ["update"], "before": entry.change.before, "after": after}},
) if {
	entry.address == address
} else := entry

test_left_out_of_a_block_is_unknown if {
	some entry in data.corpus["no-change"].resource_changes
	entry.type == "aws_cloudwatch_log_metric_filter"
	block := object.remove(entry.change.after.metric_transformation[0], ["value"])
	after := object.union(object.remove(entry.change.after, ["metric_transformation"]), {"metric_transformation": [block]})
	plan := {"format_version": "1.2", "resource_changes": [other |
		some one in data.corpus["no-change"].resource_changes
		other := _replaced(one, entry.address, after)
	]}
	denied := spacelift.deny with input as _given(plan)
	count(denied) > 0
	every reason in _reasons(denied) { endswith(reason, "_unknown") }
}

test_null_in_a_list_is_unknown if {
	denied := spacelift.deny with input as _given(_edited("aws_cloudwatch_metric_alarm", {
		"actions": ["update"],
		"after": {"alarm_actions": [null]},
	}))
	_reasons(denied) == {"alarm_without_topic_unknown"}
}

test_an_attribute_of_a_newer_provider_is_not_unknown if {
	some entry in data.corpus["no-change"].resource_changes
	entry.type == "aws_cloudwatch_metric_alarm"
	not "region" in object.keys(entry.change.after)
	denied := spacelift.deny with input as _given(_edited("aws_cloudwatch_metric_alarm", {"actions": ["update"]}))
	denied == set()
}

test_hashes_deny[side] if {
	some side in ["before", "after"]
	denied := spacelift.deny with input as _given(_edited("aws_cloudwatch_log_metric_filter", {"actions": ["update"], side: {"pattern": "59832d41"}}))
	denied == {"aws_cloudwatch_log_metric_filter.monitoring_metric-filter_8B39FA68: only hashes are shown for pattern, and the plan changes the monitoring. Enable Smart Sanitization for the stack, and mark no part of the monitoring as sensitive. [values_sanitised]"}
}

test_hashes_beside_a_change_deny if {
	hashed := _edited("aws_sns_topic_subscription", {"before": {"endpoint": "59832d4159832d41"}, "after": {"endpoint": "59832d4159832d41"}})
	plan := {"format_version": "1.2", "resource_changes": [other |
		some entry in hashed.resource_changes
		other := _changed(entry, "aws_cloudwatch_metric_alarm", {"actions": ["update"]})
	]}
	denied := spacelift.deny with input as _given(plan)
	_reasons(denied) == {"values_sanitised"}
}

test_hashes_without_a_change_pass if {
	hashed := _edited("aws_sns_topic_subscription", {"before": {"endpoint": "59832d41"}, "after": {"endpoint": "59832d41"}})
	denied := spacelift.deny with input as _given(hashed)
	denied == set()
}

test_swap_without_regions_denies if {
	denied := spacelift.deny with input as _given(data.corpus["chain-swapped"])
	_reasons(denied) == {"place_unknown"}
}
