# The tests of this package read `data.corpus` (id → recorded plan), `data.edits` and `data.vectors`, which
# scripts/check-policy.sh loads beside the policy.
package gate_test

import data.gate
import data.pattern
import data.posture

_rejecting(judgement) := {finding.reason | some finding in judgement.findings; finding.outcome in {"fail", "unknown"}}

test_recorded_plans[id] if {
	some id, expected in data.expected
	judgement := gate.judgement with input as data.corpus[id]
	_rejecting(judgement) == {reason | some reason in expected.reasons}
	count(judgement.unjudgeable) == 0
}

test_edited_plans[edit.id] if {
	some edit in data.edits
	judgement := gate.judgement with input as edit.plan
	told := _rejecting(judgement) | {problem.reason | some problem in judgement.unjudgeable}
	told == {reason | some reason in edit.reasons}
}

# Of one plan nothing was there before it, so that only its posture rejects it.
test_doubted_plans[name] if {
	some name, doubted in data.doubted
	judgement := gate.judgement with input as doubted.plan
	outright := posture.judgement with input as doubted.plan
	rejecting := _rejecting(judgement) | {reason | some reason in _rejecting(outright); name == "reject/role-deny-through-local"}
	_as_wanted(doubted.accept, count(rejecting))
}

_as_wanted(true, 0)

_as_wanted(false, rejecting) if rejecting > 0

test_vectors[vector.id] if {
	some vector in data.vectors
	reading := pattern.reading(vector.pattern, data.spec.controls["iam-policy-changes"])
	_covered(vector, reading) == {event | some event in vector.covers}
}

_covered(vector, reading) := reading.any_source if vector.scope == "strict"

_covered(vector, reading) := {event | some event, flaws in reading.flaws; flaws == set()} if vector.scope == "iam"

test_unjudgeable[reason] if {
	some reason, document in {
		"document_not_a_plan": {"format_version": "1.2"},
		"document_version_unsupported": {"format_version": "2.0", "resource_changes": [], "configuration": {}},
		"document_malformed": [],
		"document_is_a_state": {"format_version": "1.0", "values": {"root_module": {}}},
		"plan_errored": {"format_version": "1.2", "resource_changes": [], "configuration": {}, "errored": true},
		"plan_without_changes": {"format_version": "1.2", "configuration": {}, "planned_values": {"root_module": {"resources": []}}},
		"plan_deferred": {
			"format_version": "1.2", "resource_changes": [], "configuration": {},
			"deferred_changes": [{"reason": "unknown", "resource_change": {"type": "aws_cloudtrail", "address": "aws_cloudtrail.t"}}],
		},
		"plan_action_unknown": {"format_version": "1.2", "configuration": {}, "resource_changes": [{
			"address": "aws_cloudtrail.t", "type": "aws_cloudtrail", "name": "t", "mode": "managed",
			"change": {"actions": ["melt"], "before": null, "after": null},
		}]},
	}
	judgement := gate.judgement with input as document
	reason in {entry.reason | some entry in judgement.unjudgeable}
	count(judgement.findings) == 0
}

test_deferred_of_another_type_is_judged if {
	judgement := gate.judgement with input as {
		"format_version": "1.2", "resource_changes": [], "configuration": {},
		"deferred_changes": [{"reason": "unknown", "resource_change": {"type": "aws_instance", "address": "aws_instance.i"}}],
	}
	count(judgement.unjudgeable) == 0
}

# What is not configured, and known only after apply, is the provider's; without any configuration that cannot be told.
test_unknown_without_configuration if {
	some edit in data.edits
	edit.id == "actions_enabled known after apply"
	judgement := gate.judgement with input as object.remove(edit.plan, ["configuration"])
	_rejecting(judgement) == {"alarm_unknown"}
}

test_posture_of_the_deployed_chain if {
	judgement := posture.judgement with input as data.corpus["no-change"]
	_rejecting(judgement) == set()
	count(judgement.protections.after.received) == 16
}

test_posture_of_nothing if {
	judgement := posture.judgement with input as {"format_version": "1.2", "resource_changes": [], "configuration": {}}
	_rejecting(judgement) == {"trail_missing"}
}
