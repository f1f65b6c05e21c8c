package gate_control_test

import data.gate

# Beside the catalogue's own, one that watches a single event of it.
_own := [control | some control in data.spec.controls][0]

_watched := _own.must_match[0]

_narrow := object.union(_own, {"must_match": [_watched]})

_controls := object.union(data.spec.controls, {"narrow": _narrow})

_judged(plan, question) := found if {
	found := gate.judgement with input as plan with data.spec.controls as _controls with data.question as question
}

test_another_control_is_data if {
	judgement := _judged(data.corpus["alarm-threshold-three"], {"control": "narrow"})
	count(judgement.unjudgeable) == 0
	judgement.control == "narrow"
	{found.control | some found in judgement.findings} == {"narrow"}
	{event | some found in judgement.findings; some event in found.args.events} == {_watched.eventName}
	judgement.protections.before.received == {_watched.eventName}
}

test_of_several_controls_one_is_asked_about[name] if {
	some name, question in {"none": {}, "another": {"control": "other"}}
	judgement := _judged(data.corpus["no-change"], question)
	{entry.reason | some entry in judgement.unjudgeable} == {"control_unlisted"}
	judgement.findings == []
}
