package document_test

import data.document
import data.plan_test

_change(changed) := object.union(plan_test.entry("aws_sns_topic", "t", {"name": "t"}, {}), changed)

_of(changes) := plan_test.plan(changes, [])

_with(fields) := object.union(_of([]), fields)

_misshapen := {
	"no object": "plan",
	"a list that is none": _with({"resource_drift": {}}),
	"an object that is none": _with({"prior_state": []}),
	"a change that is none": _of([{}]),
	"an action that is no text": _of([_change({"change": {"actions": [1]}})]),
	"an update without a value": _of([_change({"change": {"actions": ["update"], "after": null}})]),
	"a deletion of nothing": _of([_change({"change": {"actions": ["delete"], "after": null}})]),
	"values that are none": _of([_change({"change": {"after": []}})]),
	"a type in capitals": _of([_change({"type": "AWS_SNS_TOPIC"})]),
	"an object twice": _of([_change({}), _change({})]),
	"a number for a text": _of([_change({"change": {"after": {"name": 7}}})]),
	"texts that are numbers": _of([plan_test.entry("aws_iam_policy_attachment", "a", {"roles": [7]}, {})]),
	"a list for an object": _of([plan_test.entry("aws_cloudwatch_metric_alarm", "a", {"dimensions": []}, {})]),
	"a state without addresses": _with({"prior_state": {"values": {"root_module": {"resources": [{}]}}}}),
	"a state whose resources are none": _with({"prior_state": {"values": {"root_module": {"resources": {}}}}}),
	"a data source that is created": _of([object.union(
		plan_test.entry("data.aws_sns_topic", "t", {}, {}),
		{"mode": "data", "type": "data.aws_sns_topic", "change": {"actions": ["create"]}},
	)]),
}

test_what_is_misshapen_is_not_judged[name] if {
	some name, plan in _misshapen
	found := document.unjudgeable with input as plan
	"document_malformed" in {problem.reason | some problem in found}
}

_sound := {
	"nothing": _of([]),
	"lists that are not there": _with({"resource_drift": null, "deferred_changes": null}),
	"an object that is gone already": _of([_change({"change": {"actions": ["no-op"], "after": null}})]),
	"a deposed object beside its successor": _of([
		_change({}),
		_change({"deposed": "1a2b", "change": {"actions": ["delete"], "before": {"name": "t"}, "after": null}}),
	]),
	"a blank for a text": _of([_change({"change": {"after": {"name": null}}})]),
	"a number for a text of what stays": _of([_change({"change": {
		"actions": ["no-op"], "before": {"name": 7},
		"after": {"name": 7},
	}})]),
	"a type in capitals that is not guarded": _of([_change({"type": "AWS_INSTANCE"})]),
}

test_what_has_its_shape_is_judged[name] if {
	some name, plan in _sound
	document.unjudgeable == set() with input as plan
}

test_an_object_that_moves_to_another_type_is_not_judged[name] if {
	some name, [entry, reasons] in {
		"a guarded one": [_change({"previous_address": "module.m[\"a.b\"].aws_instance.i"}), {"plan_moves_type"}],
		"to what is not guarded": [
			object.union(plan_test.entry("aws_instance", "i", {}, {}), {"previous_address": "aws_sns_topic.t"}),
			{"plan_moves_type"},
		],
		"of two that are not guarded": [
			object.union(plan_test.entry("aws_instance", "i", {}, {}), {"previous_address": "aws_eip.e"}),
			set(),
		],
		"to another name alone": [_change({"previous_address": "aws_sns_topic.u"}), set()],
	}
	found := document.unjudgeable with input as _of([entry])
	{problem.reason | some problem in found} == reasons
}

test_a_plan_says_that_more_is_to_be_planned if {
	document.is_partial with input as _with({"complete": false})
	not document.is_partial with input as _with({"complete": true})
	not document.is_partial with input as _of([])
}

_calling(calls) := {"module_calls": {"m": {"module": calls}}}

_holding(modules) := {"child_modules": [modules]}

# Sixteen levels below the root are read.
_called_16 := _calling(_calling(_calling(_calling(_calling(_calling(_calling(_calling(_called_8))))))))

_called_8 := _calling(_calling(_calling(_calling(_calling(_calling(_calling(_calling({}))))))))

_held_16 := _holding(_holding(_holding(_holding(_holding(_holding(_holding(_holding(_held_8))))))))

_held_8 := _holding(_holding(_holding(_holding(_holding(_holding(_holding(_holding({}))))))))

test_modules_are_read_sixteen_levels_deep if {
	not document.nests_too_deep with input as {"configuration": {"root_module": _called_16}}
	document.nests_too_deep with input as {"configuration": {"root_module": _calling(_called_16)}}
	not document.nests_too_deep with input as {"prior_state": {"values": {"root_module": _held_16}}}
	document.nests_too_deep with input as {"prior_state": {"values": {"root_module": _holding(_held_16)}}}
}
