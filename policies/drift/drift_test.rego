# The tests of this package read `data.corpus` (id → recorded plan), which scripts/check-policy.sh loads beside the
# policy, and `data.found` (id → what is to be said of drift in it).
package drift_test

import data.drift

_rejecting(judgement) := {found.reason | some found in judgement.findings; found.outcome in {"fail", "unknown"}}

_repairs(judgement) := {found.args.repair | some found in judgement.findings}

test_recorded_plans[id] if {
	some id, expected in data.found
	judgement := drift.judgement with input as data.corpus[id]
	count(judgement.unjudgeable) == 0
	_rejecting(judgement) == {reason | some reason in expected.reasons}
	_repairs(judgement) == {repair | some repair in expected.repairs}
}

test_state_of_a_deployed_chain_is_good if {
	judgement := drift.judgement with input as _state
	count(judgement.unjudgeable) == 0
	count(judgement.findings) == 0
	judgement.protections.before == {}
	count(judgement.protections.after.received) == 16
}

test_state_without_an_alarm if {
	resources := [resource |
		some resource in _state.values.root_module.resources
		resource.type != "aws_cloudwatch_metric_alarm"
	]
	state := {"format_version": "1.0", "values": {"root_module": {"resources": resources}}}
	judgement := drift.judgement with input as state
	_rejecting(judgement) == {"alarm_external"}
}

test_empty_state if {
	judgement := drift.judgement with input as {"format_version": "1.0", "values": {"root_module": {}}}
	_rejecting(judgement) == {"trail_missing"}
}

test_disputed_drift if {
	recorded := object.remove(data.corpus["drift-threshold-accepted"], ["prior_state"])
	plan := object.union(recorded, {"prior_state": {"values": {"root_module": {}}}})
	judgement := drift.judgement with input as plan
	{problem.reason | some problem in judgement.unjudgeable} == {"document_malformed"}
	count(judgement.findings) == 0
}

test_errored_plan if {
	plan := object.union(data.corpus["drift-threshold-accepted"], {"errored": true})
	judgement := drift.judgement with input as plan
	{problem.reason | some problem in judgement.unjudgeable} == {"plan_errored"}
}

_state := {"format_version": "1.0", "values": data.corpus["no-change"].prior_state.values}
