package advice_test

import data.advice
import data.plan_test

_reasons(found) := {one.reason | some one in found}

test_a_plan_of_other_things_is_told if {
	_reasons(advice.findings) == {"plan_touches_nothing"} with input as plan_test.plan([], [])
}

test_a_partial_plan_is_told if {
	plan := object.union(plan_test.plan([], []), {"complete": false})
	"plan_partial" in _reasons(advice.findings) with input as plan
}

test_a_plan_without_a_chain_is_told if {
	plan := plan_test.plan([plan_test.entry("aws_sns_topic", "t", {"name": "t"}, {})], [])
	_reasons(advice.posture_notes) == {"control_absent"} with input as plan
}

_note(reason, level) := {"reason": reason, "args": {"level": level}}

_weight(found, protected, chains) := weight if {
	weight := advice._weight_of(found) with data.protection.protected as {"after": {"alarmed": protected}}
		with data.protection.chains as {"after": {"alarmed": {"E": chains}}}
}

test_a_chain_that_no_event_reaches_is_worth_a_warning[name] if {
	some name, [reason, protected, chains, weight] in {
		"no event": ["alarm_muted", set(), {"c"}, "warn"],
		"some events": ["alarm_muted", {"E"}, {"c"}, "note"],
		"no chain": ["alarm_muted", set(), set(), "note"],
		"still to be confirmed": ["subscription_pending", set(), {"c"}, "note"],
		"outside": ["topic_external", set(), {"c"}, "note"],
	}
	_weight(_note(reason, "alarmed"), protected, chains) == weight
}

test_an_alarm_that_is_replaced_leaves_a_gap if {
	_reasons(advice.gaps) == {"monitoring_gap"} with input as data.corpus["alarm-replaced"]
	advice.gaps == set() with input as data.corpus["alarm-replaced-first"]
}
